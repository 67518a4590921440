'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { buttonClasses, classes } from '@/components/ui/styles'
import { useWorkspace } from '@/components/workspace/workspace-context'
import type { OutlineQuestion } from '@/lib/state-replies/schema'

/** To the questions before and after the one that is open. */
export function Steps() {
  const { place, questions } = useWorkspace()
  const index = questions.findIndex(({ slug }) => slug === place.question?.slug)
  return (
    <>
      <Step to={questions[index - 1]} name="previous" keyName="k" />
      <Step to={questions[index + 1]} name="next" keyName="j" />
    </>
  )
}

function Step(props: { to: OutlineQuestion | undefined; name: 'previous' | 'next'; keyName: string }) {
  const { to, name, keyName } = props
  const t = useTranslations('workspace')
  const { hrefOf } = useWorkspace()
  const Icon = name === 'previous' ? ChevronLeft : ChevronRight
  const icon = <Icon aria-hidden className="rtl:-scale-x-100" />
  const looks = buttonClasses('quiet', 'icon')
  if (!to) {
    return (
      <span aria-hidden className={classes(looks, 'opacity-35')}>
        {icon}
      </span>
    )
  }
  const label = t(name, { label: to.label })
  return (
    // The neighbours are fetched whole beforehand: stepping through the reply must not wait.
    <Link
      href={hrefOf(to.slug)}
      prefetch
      aria-label={label}
      title={`${label} (${keyName})`}
      className={looks}
    >
      {icon}
    </Link>
  )
}
