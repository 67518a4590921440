'use client'
import { UserRoundPen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { buttonClasses, classes } from '@/components/ui/styles'
import { untilThere } from '@/components/ui/until-there'
import { useAssignees, useAssignments } from './assignments-provider'

const AssignMenu = dynamic(
  () => untilThere(() => import('./assign-menu')).then((module) => module.AssignMenu),
  { ssr: false },
)

/** Who writes this draft; a button for who may give it to somebody. */
export function Assignees({ draftId }: { draftId: string }) {
  const t = useTranslations('workspace.assignments')
  const { candidates } = useAssignments()
  const assignees = useAssignees(draftId)
  const [isWanted, setWanted] = useState(false)
  const names = assignees.map(({ name }) => name).join(', ')
  const text = names || t('nobody')
  if (candidates.length === 0 && !names) return null
  const content = (
    <>
      <UserRoundPen aria-hidden />
      <span className="max-w-32 truncate max-lg:sr-only">{text}</span>
    </>
  )
  const look = classes(buttonClasses('quiet', 'small'), 'min-w-0 shrink text-xs', !names && 'text-faint')
  if (candidates.length === 0)
    return (
      <span
        title={t('writes', { names })}
        className="flex min-w-0 items-center gap-1 text-xs text-soft [&_svg]:size-3.5"
      >
        <UserRoundPen aria-hidden className="shrink-0" />
        <span className="sr-only">{t('writes', { names })}</span>
        <span aria-hidden className="max-w-32 truncate max-lg:hidden">
          {names}
        </span>
      </span>
    )
  // The menu's script is fetched when somebody wants it, and the button that was pressed then is the menu's own.
  if (isWanted)
    return (
      <AssignMenu draftId={draftId} className={look} label={names ? t('writes', { names }) : t('give')}>
        {content}
      </AssignMenu>
    )
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-label={names ? t('writes', { names }) : t('give')}
      title={names ? t('writes', { names }) : t('give')}
      className={look}
      onPointerEnter={() => void import('./assign-menu')}
      onClick={() => setWanted(true)}
    >
      {content}
    </button>
  )
}
