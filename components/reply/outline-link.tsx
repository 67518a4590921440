'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { memo, useState } from 'react'
import { Faces, type Person } from '@/components/report/faces'
import { classes } from '@/components/ui/styles'
import type { OutlineMark } from './outline-marks'

interface OutlineLinkProps {
  href: string
  label: string
  words: number
  /** Others who are there now. */
  people: Person[] | undefined
  isOpen: boolean
  /** The question that is read beside a chapter. */
  isBeside?: boolean
  marks: OutlineMark[]
}

const TONES = { warning: 'text-warning', accent: 'text-accent', quiet: 'text-faint' }

/** One question or chapter. Its page is fetched as soon as somebody points at it. */
export const OutlineLink = memo(function OutlineLink(props: OutlineLinkProps) {
  const { href, label, words, people, isOpen, isBeside, marks } = props
  const t = useTranslations('workspace')
  const [isMeant, setMeant] = useState(false)
  const state = words > 0 ? t('words', { count: words }) : t('empty')
  const notes = [state, ...marks.map(({ text }) => text)].join(', ')
  // The label is what one looks for: beside it there is room for two signs, or for one and a face; the rest is said by
  // words. With all of them, it needs the place of the dot too, which says least.
  const isNarrow = label.length <= 8
  const signs = isNarrow ? marks.slice(0, people ? 1 : 2) : marks
  const isCrowded = signs.length + (people ? 1 : 0) > 1
  return (
    <Link
      href={href}
      prefetch={isMeant}
      onPointerEnter={() => setMeant(true)}
      onFocus={() => setMeant(true)}
      title={notes}
      aria-current={isOpen ? 'page' : isBeside ? 'location' : undefined}
      className={classes(
        'flex min-h-7.5 scroll-my-20 items-center rounded-md px-1.5 text-sm -outline-offset-2',
        isCrowded ? 'gap-1' : 'gap-1.75',
        isOpen || isBeside ? 'font-semibold text-accent-strong' : 'text-ink hover:bg-line/60',
        isOpen && 'bg-accent-soft',
        isBeside && 'bg-line/60',
      )}
    >
      {!isCrowded && (
        <span
          aria-hidden
          className={classes(
            'size-1.75 shrink-0 rounded-full border',
            words > 0 ? 'border-accent bg-accent' : 'border-faint',
          )}
        />
      )}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {signs.map(({ key, icon: Icon, tone, count }) => (
        <span key={key} aria-hidden className={classes('flex shrink-0 items-center text-xs', TONES[tone])}>
          {count === undefined ? (
            <Icon className="size-3.5" />
          ) : (
            <span className="rounded-sm rounded-es-none border border-current px-0.75 leading-3.5 tabular-nums">
              {count}
            </span>
          )}
        </span>
      ))}
      <span className="sr-only">, {notes}</span>
      {people && (
        <>
          <span className="sr-only">, </span>
          <Faces people={people} label={t('there')} atMost={1} small />
        </>
      )}
    </Link>
  )
})
