'use client'
import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { memo } from 'react'
import { classes } from '@/components/ui/styles'
import { Faces, type Person } from './faces'

/** A chapter or question on the home: its words, or that it is empty, and who has it open. */
export const PlaceLink = memo(function PlaceLink(props: {
  href: string
  label: string
  words: number
  people: Person[]
  /** The State answers otherwise since somebody wrote here. */
  isChanged?: boolean
}) {
  const { href, label, words, people, isChanged } = props
  const t = useTranslations('workspace')
  return (
    <Link
      href={href}
      prefetch={false}
      className="-mx-2 flex min-h-8 items-center gap-2 rounded-md px-2 text-sm hover:bg-sunken"
    >
      <span
        aria-hidden
        className={classes(
          'size-1.75 shrink-0 rounded-full border',
          words > 0 ? 'border-accent bg-accent' : 'border-faint',
        )}
      />
      <span className={classes('min-w-0 truncate', words > 0 && 'font-medium')}>{label}</span>
      {isChanged && (
        <>
          <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warning" />
          <span className="sr-only">{t('changed.short')}</span>
        </>
      )}
      <span className="shrink-0 text-faint tabular-nums">
        {words > 0 ? t('count', { count: words }) : <span className="sr-only">{t('empty')}</span>}
        {words > 0 && <span className="sr-only"> {t('wordsUnit', { count: words })}</span>}
      </span>
      <span className="ms-auto" />
      <Faces people={people} label={t('there')} atMost={2} small />
    </Link>
  )
})
