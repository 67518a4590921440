'use client'
import { ArrowLeft, Keyboard, Redo2, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClasses, classes } from '@/components/ui/styles'
import type { DocumentKind } from './new-document'
import type { Findings } from './use-findings'
import type { Review } from './use-review'

/** The bar above a review: the way back, what it comes to, undo, and what ends it. */
export function ReviewBar(props: {
  name: string
  back: { href: string; label: string }
  counts: Findings['counts']
  review: Review
  kind: DocumentKind
  sign: ReactNode
  finish: ReactNode
  onHelp: () => void
}) {
  const { name, back, counts, review, kind, sign, finish, onHelp } = props
  const t = useTranslations('review')
  const { past, future } = review.state
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-2 py-1 text-sm sm:px-3">
      <Link
        href={back.href}
        title={back.label}
        className="flex min-w-0 items-center gap-2 rounded-md px-2 py-1.5 font-medium text-soft hover:bg-sunken hover:text-ink max-sm:flex-1"
      >
        <ArrowLeft aria-hidden className="size-4 shrink-0 rtl:-scale-x-100" />
        <span className="sr-only">{back.label}: </span>
        <h1 dir="auto" className="max-w-[32ch] truncate">
          {name}
        </h1>
      </Link>
      <p className="shrink-0 text-soft tabular-nums max-lg:hidden">{counts && t(`counts.${kind}`, counts)}</p>
      <div className="flex-1 max-sm:hidden" />
      <div className="flex min-w-0 items-center gap-1 max-sm:w-full">
        {sign}
        <span className="sm:hidden flex-1" />
        {(['undo', 'redo'] as const).map((name) => {
          const Icon = name === 'undo' ? Undo2 : Redo2
          const step = (name === 'undo' ? past : future).at(-1)
          const label = step ? t(`${name}.what`, { what: t(`done.${step.did}`) }) : t(`${name}.nothing`)
          return (
            <button
              key={name}
              type="button"
              aria-label={label}
              title={label}
              aria-disabled={!step}
              onClick={() => review.act({ type: name })}
              className={classes(buttonClasses('quiet', 'icon'), !step && 'opacity-40')}
            >
              <Icon aria-hidden className="rtl:-scale-x-100" />
            </button>
          )
        })}
        <button
          type="button"
          aria-label={t('help')}
          title={`${t('help')} (?)`}
          aria-haspopup="dialog"
          onClick={onHelp}
          className={classes(buttonClasses('quiet', 'icon'), 'max-sm:hidden')}
        >
          <Keyboard aria-hidden />
        </button>
        {finish}
      </div>
    </header>
  )
}
