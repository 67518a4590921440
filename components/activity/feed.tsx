'use client'
import {
  Bookmark,
  FileText,
  type LucideIcon,
  MessageSquare,
  PencilLine,
  PenLine,
  ScrollText,
  UserRoundPen,
  UsersRound,
} from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useNames } from '@/components/history/names'
import { usePlaces } from '@/components/history/place-label'
import { buttonClasses } from '@/components/ui/styles'
import { type Activity, ACTIVITY_KINDS, type ActivityKind, type ActivityPage } from '@/lib/activity/schema'

const ICONS: Record<ActivityKind, LucideIcon> = {
  edits: PencilLine,
  suggestions: PenLine,
  comments: MessageSquare,
  versions: Bookmark,
  drafts: UserRoundPen,
  members: UsersRound,
  documents: ScrollText,
  report: FileText,
}

/** What was asked for, as the address says it. */
export interface FeedQuery {
  person?: string | undefined
  kind?: string | undefined
  draft?: string | undefined
  before?: string | undefined
}

/** What happened in a report, by day, narrowed down by a plain form, so that the address says it. */
export function ActivityFeed({
  reportId,
  page,
  query,
}: {
  reportId: string
  page: ActivityPage
  query: FeedQuery
}) {
  const t = useTranslations('activity')
  const format = useFormatter()
  const { entries, before } = page
  const days = new Map<string, Activity[]>()
  for (const entry of entries) {
    const day = format.dateTime(new Date(entry.at), { dateStyle: 'full' })
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  const older = new URLSearchParams(
    Object.entries({ ...query, before: before ?? undefined }).filter(
      (pair): pair is [string, string] => !!pair[1],
    ),
  )
  return (
    <>
      <Filters page={page} query={query} />
      {entries.length === 0 && <p className="mt-8 text-soft">{t('none')}</p>}
      {[...days].map(([day, list]) => (
        <section key={day} aria-label={day} className="mt-8">
          <h2 className="border-b border-line pb-1.5 text-sm font-semibold text-soft">{day}</h2>
          <ol className="divide-y divide-line">
            {list.map((entry) => (
              <Entry key={entry.id} reportId={reportId} entry={entry} page={page} />
            ))}
          </ol>
        </section>
      ))}
      {before && (
        <p className="mt-6">
          <Link
            href={`/reports/${reportId}/activity?${older}`}
            prefetch={false}
            className={buttonClasses('secondary')}
          >
            {t('older')}
          </Link>
        </p>
      )}
    </>
  )
}

function Entry({ reportId, entry, page }: { reportId: string; entry: Activity; page: ActivityPage }) {
  const t = useTranslations('activity')
  const format = useFormatter()
  const namesOf = useNames(page.people)
  const { labelOf, hrefOf } = usePlaces(reportId)
  const { action, kind, at, actorIds, ofIds, place, values, version, threadId } = entry
  const Icon = ICONS[kind]
  const told = {
    ...values,
    who: namesOf(actorIds),
    whom: namesOf(typeof values.userId === 'string' ? [values.userId] : ofIds),
    known: ofIds.length > 0 ? 'yes' : 'no',
    role: t.has(`roles.${values.role}`) ? t(`roles.${values.role}`) : '',
    name: values.name ?? '',
    format: String(values.format ?? '').toUpperCase(),
    version: values.version ?? '',
  }
  return (
    <li className="flex gap-3 py-2.5 text-sm">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-soft" />
      <div className="min-w-0 flex-1">
        <p>{t(`actions.${action}`, told)}</p>
        {action === 'report-words-replaced' && (
          <Link href={`/reports/${reportId}/find`} prefetch={false} className="link">
            {t('takeBackWhere')}
          </Link>
        )}
        {place && (
          <p className="flex flex-wrap gap-x-4 text-soft">
            <Link
              href={threadId ? `${hrefOf(place)}?thread=${threadId}` : hrefOf(place)}
              prefetch={false}
              className="link"
            >
              {labelOf(place)}
            </Link>
            {version !== null && (
              <Link
                href={`/reports/${reportId}/history/${place.draftId}?to=${version}`}
                prefetch={false}
                className="link"
              >
                {t('changes')}
              </Link>
            )}
          </p>
        )}
      </div>
      <time dateTime={at} className="shrink-0 text-soft tabular-nums">
        {format.dateTime(new Date(at), { timeStyle: 'short' })}
      </time>
    </li>
  )
}

function Filters({ page, query }: { page: ActivityPage; query: FeedQuery }) {
  const t = useTranslations('activity')
  const { labelOf } = usePlaces('')
  const field = 'h-9 max-w-full rounded-md border border-line-strong bg-paper px-2'
  return (
    <form className="mt-6 flex flex-wrap items-end gap-3 text-sm" key={JSON.stringify(query)}>
      <label className="flex min-w-0 flex-col gap-1">
        <span className="text-soft">{t('filter.person')}</span>
        <select name="person" defaultValue={query.person ?? ''} className={field}>
          <option value="">{t('filter.everybody')}</option>
          {page.members.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="flex min-w-0 flex-col gap-1">
        <span className="text-soft">{t('filter.kind')}</span>
        <select name="kind" defaultValue={query.kind ?? ''} className={field}>
          <option value="">{t('filter.everything')}</option>
          {ACTIVITY_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="flex min-w-0 flex-col gap-1">
        <span className="text-soft">{t('filter.draft')}</span>
        <select name="draft" defaultValue={query.draft ?? ''} className={field}>
          <option value="">{t('filter.everywhere')}</option>
          {page.places.map((place) => (
            <option key={place.draftId} value={place.draftId}>
              {labelOf(place)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={buttonClasses('secondary')}>
        {t('filter.show')}
      </button>
    </form>
  )
}
