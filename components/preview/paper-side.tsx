'use client'
import { BookOpenText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { type ReactNode, useEffect } from 'react'
import { useObservable } from '@/components/editor/collab-provider'
import { buttonClasses } from '@/components/ui/styles'
import { useWorkspace } from '@/components/workspace/workspace-context'
import type { Outline } from '@/lib/state-replies/schema'
import { beside } from './beside'

const PreviewPane = dynamic(() => import('./preview-pane').then((module) => module.PreviewPane), {
  ssr: false,
})

/** The side of the workspace that shows the State's text, or the preview in its place. */
export function PaperSide({ outline, children }: { outline: Outline; children: ReactNode }) {
  const isOpen = useObservable(beside.isOpen, false)
  useEffect(() => () => beside.isOpen.set(false), [])
  return (
    <>
      {isOpen && <PreviewPane outline={outline} />}
      <div className={isOpen ? 'hidden' : 'contents'}>{children}</div>
    </>
  )
}

/** Opens the preview beside the draft, and closes it. A phone has no room for both. */
export function PaperButton() {
  const t = useTranslations('preview')
  const { abilities } = useWorkspace()
  const isOpen = useObservable(beside.isOpen, false)
  if (!abilities['report.export']) return null
  return (
    <button
      type="button"
      aria-pressed={isOpen}
      aria-label={t('toggle')}
      title={t('toggle')}
      onClick={() => beside.isOpen.set(!isOpen)}
      className={`${buttonClasses('quiet', 'icon')} max-md:hidden`}
    >
      <BookOpenText aria-hidden />
    </button>
  )
}
