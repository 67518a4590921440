'use client'
import { useTranslations } from 'next-intl'
import { useId, useMemo } from 'react'
import { classes, fieldClasses } from '@/components/ui/styles'
import type { ThreadPerson, ThreadView } from '@/lib/threads/schema'
import { isFound, type PlaceOrder, type Search, SHOWN, type Shown } from './find-threads'

/** By what threads are looked for: their state, who wrote in them, and where they are. */
export function DiscussionFilters(props: {
  search: Search
  onChange: (search: Search) => void
  threads: ReadonlyMap<string, ThreadView>
  places: PlaceOrder
  userId: string
}) {
  const { search, onChange, threads, places, userId } = props
  const t = useTranslations('discussion.filters')
  const workspace = useTranslations('workspace')
  const id = useId()
  const choices = useMemo(() => choicesIn(threads.values(), places), [threads, places])
  const counts = useMemo(
    () =>
      Object.fromEntries(
        SHOWN.map((show) => [
          show,
          [...threads.values()].filter((thread) => isFound(thread, { ...search, show }, userId)).length,
        ]),
      ) as Record<Shown, number>,
    [threads, search, userId],
  )
  const select = classes(fieldClasses, 'h-8 py-0 text-sm')
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b border-line px-4 py-2.5">
      <label htmlFor={`${id}-show`} className="sr-only">
        {t('show')}
      </label>
      <select
        id={`${id}-show`}
        value={search.show}
        onChange={(event) => onChange({ ...search, show: event.target.value as Shown })}
        className={select}
      >
        {SHOWN.map((show) => (
          <option key={show} value={show}>
            {/* How many are resolved is known once they have been looked for. */}
            {show === 'resolved' ? t(show) : `${t(show)} (${counts[show]})`}
          </option>
        ))}
      </select>
      <div className="grid grid-cols-2 gap-2">
        <select
          aria-label={t('person')}
          value={search.person ?? ''}
          onChange={(event) => onChange({ ...search, person: event.target.value || null })}
          className={select}
        >
          <option value="">{t('everybody')}</option>
          {choices.people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
        <select
          aria-label={t('place')}
          value={search.slug ?? ''}
          onChange={(event) => onChange({ ...search, slug: event.target.value || null })}
          className={select}
        >
          <option value="">{t('everywhere')}</option>
          {choices.homes.map(({ kind, slug, label }) => (
            <option key={slug} value={slug}>
              {kind === 'chapter' ? workspace(`chapters.${label}`) : label}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

/** Who wrote in any of the threads, by name, and where they are, in the order of the report. */
function choicesIn(threads: Iterable<ThreadView>, places: PlaceOrder) {
  const people = new Map<string, ThreadPerson>()
  const homes = new Map<string, ThreadView['at']>()
  for (const { at, comments } of threads) {
    homes.set(at.slug, at)
    for (const { author, isDeleted } of comments) if (author && !isDeleted) people.set(author.id, author)
  }
  return {
    people: [...people.values()].sort((a, b) => a.name.localeCompare(b.name)),
    homes: [...homes.values()].sort((a, b) => (places.get(a.slug) ?? 1e6) - (places.get(b.slug) ?? 1e6)),
  }
}
