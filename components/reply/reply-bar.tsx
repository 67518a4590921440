'use client'
import { ChevronLeft, ChevronRight, PanelLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { buttonClasses, classes } from '@/components/ui/styles'
import type { OutlinePanel } from '@/components/workspace/use-outline-panel'
import { useWorkspace } from '@/components/workspace/workspace-context'
import type { OutlineQuestion } from '@/lib/state-replies/schema'
import { ReplySearch } from './reply-search'

/** The bar over the State's text: outline, search, and the questions before and after. */
export function ReplyBar({ panel }: { panel: OutlinePanel }) {
  const t = useTranslations('workspace')
  const { place, questions } = useWorkspace()
  const index = questions.findIndex(({ slug }) => slug === place.question?.slug)
  return (
    <div className="relative flex h-11 shrink-0 items-center gap-1 border-b border-line px-2">
      <button
        type="button"
        aria-label={t('outline.toggle')}
        title={`${t('outline.toggle')} (o)`}
        onClick={panel.toggle}
        className={buttonClasses('quiet', 'icon')}
      >
        <PanelLeft aria-hidden className="rtl:-scale-x-100" />
      </button>
      <ReplySearch />
      <Step to={questions[index - 1]} name="previous" keyName="k" />
      <Step to={questions[index + 1]} name="next" keyName="j" />
    </div>
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
