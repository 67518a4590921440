'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ChangedDraft, People } from '@/lib/versions/schema'
import { useNames } from './names'
import { usePlaces } from './place-label'

/** The drafts that differ between two versions of the report, each with the way to its changes. */
export function ChangedDrafts(props: {
  reportId: string
  title: string
  drafts: ChangedDraft[]
  people: People
}) {
  const { reportId, title, drafts, people } = props
  const t = useTranslations('history')
  const namesOf = useNames(people)
  const { labelOf } = usePlaces(reportId)
  return (
    <section aria-labelledby="changed-drafts" className="mt-8">
      <h2 id="changed-drafts" className="text-lg font-semibold">
        {title}
      </h2>
      {drafts.length === 0 && <p className="mt-3 text-soft">{t('report.same')}</p>}
      <ul className="mt-3 divide-y divide-line border-y border-line empty:hidden">
        {drafts.map(({ place, from, to, words: [before, after], authorIds }) => (
          <li key={place.draftId} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2 text-sm">
            <Link
              href={`/reports/${reportId}/history/${place.draftId}?from=${from}&to=${to}`}
              prefetch={false}
              className="link font-medium"
            >
              {labelOf(place)}
            </Link>
            <span className="text-soft">{namesOf(authorIds)}</span>
            <span className="ms-auto text-soft tabular-nums">{t('report.words', { before, after })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
