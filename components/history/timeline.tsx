'use client'
import { Bookmark, Clock, LoaderCircle, Lock, RotateCcw } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import Link, { useLinkStatus } from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/styles'
import type { DraftHistory, ListedVersion, Point } from '@/lib/versions/schema'
import { useNames } from './names'

export interface TimelineProps {
  history: DraftHistory
  /** The address of this page. */
  href: string
  from: Point
  to: Point
  onlyNamed: boolean
}

const ICONS = { named: Bookmark, locked: Lock, restore: RotateCcw, activity: Clock, look: Clock } as const

// So many versions are listed at first, and so many more at a time.
const PAGE = 60

/** Everything that a draft was, by day: who wrote when and how much, with the names that were given. */
export function Timeline({ history, href, from, to, onlyNamed }: TimelineProps) {
  const t = useTranslations('history')
  const format = useFormatter()
  const namesOf = useNames(history.people)
  const { versions, now } = history
  const all = onlyNamed ? versions.filter(isNamed) : versions
  const [pages, setPages] = useState(1)
  const list = useRef<HTMLElement>(null)
  // The version that is looked at is among them, however old it is.
  const wanted = all.findIndex(({ number }) => number === to) + 1
  const count = Math.min(all.length, Math.max(pages, Math.ceil(wanted / PAGE)) * PAGE)
  const shown = all.slice(0, count)
  const first = useRef<number | null>(null)
  useEffect(() => {
    // Whoever asked for more goes on with the first of them: the button may be gone.
    if (first.current === null) return
    list.current?.querySelector<HTMLElement>(`[data-version="${first.current}"]`)?.focus()
    first.current = null
  }, [count])
  const days = new Map<string, ListedVersion[]>()
  for (const version of shown) {
    const day = format.dateTime(new Date(version.at), { dateStyle: 'full' })
    days.set(day, [...(days.get(day) ?? []), version])
  }
  const before = (number: number) =>
    versions[versions.findIndex((each) => each.number === number) + 1]?.number ?? 0
  const entry = (target: Point, since: Point) =>
    `${href}?from=${since}&to=${target}${onlyNamed ? '&show=named' : ''}`
  return (
    <nav ref={list} aria-label={t('versions')} className="flex flex-col gap-4">
      <p className="flex items-center gap-3 text-sm">
        <Link
          href={`${href}${onlyNamed ? '' : '?show=named'}`}
          scroll={false}
          aria-current={onlyNamed ? 'true' : undefined}
          className="link"
        >
          {onlyNamed ? t('showAll') : t('showNamed')}
        </Link>
      </p>
      {now && !onlyNamed && (
        <Entry
          href={entry('now', versions[0]?.number ?? 0)}
          isCurrent={to === 'now'}
          title={t('now')}
          who={namesOf(now.authorIds)}
          words={t('change', { words: now.words, change: signed(now.change) })}
        />
      )}
      {shown.length === 0 && <p className="text-sm text-soft">{onlyNamed ? t('noneNamed') : t('none')}</p>}
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 className="mb-1 text-xs font-semibold text-soft">{day}</h2>
          <ol className="flex flex-col">
            {ofDay.map((version) => {
              const { number, kind, name, at, authorIds, words, change, createdById, inReport } = version
              const people = authorIds.length === 0 && createdById ? [createdById] : authorIds
              return (
                <li key={number}>
                  <Entry
                    number={number}
                    href={entry(number, before(number))}
                    isCurrent={to === number}
                    isBase={from === number}
                    icon={ICONS[kind]}
                    title={name || (kind === 'activity' || kind === 'look' ? '' : t(`kinds.${kind}`))}
                    time={format.dateTime(new Date(at), { timeStyle: 'short' })}
                    who={namesOf(people)}
                    words={t('change', { words, change: signed(change) })}
                    note={inReport.length > 0 ? t('inReport', { names: format.list(inReport) }) : ''}
                  />
                </li>
              )
            })}
          </ol>
        </section>
      ))}
      <p role="status" className="text-sm text-soft">
        {all.length > PAGE && t('listed', { count, all: all.length })}
      </p>
      {count < all.length && (
        <Button
          variant="secondary"
          className="self-start"
          onPress={() => {
            first.current = all[count]!.number
            setPages(count / PAGE + 1)
          }}
        >
          {t('showOlder')}
        </Button>
      )}
    </nav>
  )
}

const isNamed = ({ name, kind, inReport }: ListedVersion) =>
  name !== '' || kind === 'locked' || inReport.length > 0

const signed = (change: number) => (change > 0 ? `+${change}` : change < 0 ? `−${-change}` : '±0')

/** Turns while the comparison that was asked for is made. */
function Turning() {
  const t = useTranslations('history')
  const { pending } = useLinkStatus()
  if (!pending) return null
  return (
    <span role="status">
      <LoaderCircle
        aria-label={t('comparing')}
        className="mt-0.5 size-3.5 text-accent motion-safe:animate-spin"
      />
    </span>
  )
}

function Entry(props: {
  number?: number
  href: string
  isCurrent: boolean
  isBase?: boolean
  icon?: typeof Clock
  title: string
  time?: string
  who: string
  words: string
  note?: string
}) {
  const { number, href, isCurrent, isBase, icon: Icon = Clock, title, time, who, words, note } = props
  return (
    <Link
      href={href}
      prefetch={false}
      data-version={number}
      aria-current={isCurrent ? 'true' : undefined}
      className={classes(
        'flex gap-2.5 rounded-md border-s-2 px-2 py-1.5 text-sm',
        isCurrent
          ? 'border-accent bg-accent-soft'
          : isBase
            ? 'border-danger/60'
            : 'border-transparent hover:bg-sunken',
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0 text-soft" />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex flex-wrap items-baseline gap-x-2">
          {title && <span className="font-medium break-words text-ink">{title}</span>}
          {time && <time className="text-soft tabular-nums">{time}</time>}
          <span className="ms-auto text-xs text-soft tabular-nums">{words}</span>
        </span>
        <span className="truncate text-soft">{who}</span>
        {note && <span className="text-xs break-words text-soft">{note}</span>}
      </span>
      <Turning />
    </Link>
  )
}
