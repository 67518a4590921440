import type { AuditAction } from '@/lib/audit'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { authorize, isId } from '@/lib/members/authorize'
import { can, type Actor } from '@/lib/policy'
import { peopleOf, placesOf } from '@/lib/versions/places'
import type { DraftPlace } from '@/lib/versions/schema'
import { TOLD } from './actions'
import type { Activity, ActivityFilter, ActivityPage } from './schema'
import { threadDrafts, threadsBeside } from './thread-drafts'

const PAGE = 60
// Decided one by one they are still one thing that somebody did.
const BUNDLE_MS = 60 * 60_000

/**
 * What happened in a report, the latest first: who wrote where and when, from the versions and what was typed since, and
 * what the audit log tells to somebody of this role. Never a word of a text, and no address of a person.
 * @throws AppError `not_found`, `forbidden`, `invalid_input` for a filter that cannot be.
 */
export async function activityOf(
  userId: string,
  reportId: string,
  filter: ActivityFilter = {},
): Promise<ActivityPage> {
  const actor = await authorize(userId, reportId, 'activity.view')
  const { person, draftId, before } = filter
  const end = before === undefined ? null : new Date(before)
  if ((person && !isId(person)) || (draftId && !isId(draftId)) || (end && Number.isNaN(end.getTime())))
    throw new AppError('invalid_input', 'invalidInput')
  const scope: Scope = { reportId, actor, filter, end }
  const [places, members, events, versions, open] = await Promise.all([
    placesOf(reportId),
    db.membership.findMany({
      where: { reportId },
      orderBy: { user: { name: 'asc' } },
      select: { user: { select: { id: true, name: true } } },
    }),
    eventsOf(scope),
    versionsOf(scope),
    end ? [] : openEditsOf(scope),
  ])
  const placeOf = new Map(places.map((place) => [place.draftId, place]))
  const all = [
    ...open.map((row) => editing(row, placeOf)),
    ...versions.map((row) => editing(row, placeOf)),
    ...(await told(reportId, events, placeOf)),
  ].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  // What happened in one millisecond stays on one page: the next one begins before it.
  let length = Math.min(PAGE, all.length)
  while (length < all.length && all[length]!.at === all[length - 1]!.at) length++
  const entries = bundled(all.slice(0, length))
  return {
    entries,
    before: all.length > length ? all[length - 1]!.at : null,
    people: await peopleOf(
      entries.flatMap(({ actorIds, ofIds, values }) =>
        [...actorIds, ...ofIds, String(values.userId ?? '')].filter(isId),
      ),
    ),
    members: members.map(({ user }) => user),
    places,
  }
}

interface Scope {
  reportId: string
  actor: Actor
  filter: ActivityFilter
  end: Date | null
}

async function eventsOf({ reportId, actor, filter, end }: Scope) {
  const { kind, person, draftId } = filter
  const actions = (Object.entries(TOLD) as [AuditAction, NonNullable<(typeof TOLD)[AuditAction]>][])
    .filter(([, told]) => (!kind || told.kind === kind) && (!told.onlyFor || can(actor, told.onlyFor)))
    .map(([action]) => action)
  const threads = draftId ? await threadsBeside(reportId, draftId) : []
  return db.auditEvent.findMany({
    where: {
      reportId,
      action: { in: actions },
      ...(person && { actorId: person }),
      ...(end && { at: { lt: end } }),
      ...(draftId && {
        OR: [
          { details: { path: ['draftId'], equals: draftId } },
          ...threads.map((id) => ({ details: { path: ['threadId'], equals: id } })),
        ],
      }),
    },
    orderBy: { at: 'desc' },
    take: PAGE + 1,
  })
}

interface Edits {
  draftId: string
  number: number | 'now'
  at: Date
  authorIds: string[]
  words: number | null
}

async function versionsOf({ reportId, filter, end }: Scope): Promise<Edits[]> {
  const { kind, person, draftId } = filter
  if (kind && kind !== 'edits') return []
  const rows = await db.draftVersion.findMany({
    where: {
      draft: { reportId },
      authorIds: person ? { has: person } : { isEmpty: false },
      ...(draftId && { draftId }),
      ...(end && { editedTo: { lt: end } }),
    },
    orderBy: { editedTo: 'desc' },
    take: PAGE + 1,
    select: { draftId: true, number: true, editedTo: true, authorIds: true, words: true },
  })
  return rows.map(({ editedTo, ...row }) => ({ ...row, at: editedTo }))
}

async function openEditsOf({ reportId, filter }: Scope): Promise<Edits[]> {
  const { kind, person, draftId } = filter
  if (kind && kind !== 'edits') return []
  const rows = await db.draftUpdate.groupBy({
    by: ['draftId', 'userId'],
    where: { draft: { reportId }, userId: person ?? { not: null }, ...(draftId && { draftId }) },
    _max: { createdAt: true },
  })
  const byDraft = new Map<string, Edits>()
  for (const { draftId: id, userId, _max } of rows) {
    const at = _max.createdAt!
    const known = byDraft.get(id)
    const authorIds = [...(known?.authorIds ?? []), userId!]
    byDraft.set(id, {
      draftId: id,
      number: 'now',
      at: known && known.at > at ? known.at : at,
      authorIds,
      words: null,
    })
  }
  return [...byDraft.values()]
}

function editing(edits: Edits, places: ReadonlyMap<string, DraftPlace>): Activity {
  const { draftId, number, at, authorIds, words } = edits
  return {
    id: `${draftId} ${number}`,
    at: at.toISOString(),
    kind: 'edits',
    action: number === 'now' ? 'editing' : 'edited',
    actorIds: authorIds,
    ofIds: [],
    place: places.get(draftId) ?? null,
    values: words === null ? {} : { words },
    version: number,
    threadId: null,
  }
}

/** What one person decided on suggestions in one draft within an hour as one: the latest, with the count of all. */
function bundled(entries: readonly Activity[]): Activity[] {
  const bundles: Activity[] = []
  for (const entry of entries) {
    const bundle = bundles.find(
      ({ kind, action, actorIds, place, at }) =>
        kind === 'suggestions' &&
        action === entry.action &&
        actorIds[0] === entry.actorIds[0] &&
        place?.draftId === entry.place?.draftId &&
        Date.parse(at) - Date.parse(entry.at) < BUNDLE_MS,
    )
    if (bundle) {
      bundle.values = { count: Number(bundle.values.count) + Number(entry.values.count) }
      bundle.ofIds = [...new Set([...bundle.ofIds, ...entry.ofIds])]
    } else bundles.push({ ...entry })
  }
  return bundles
}

async function told(
  reportId: string,
  events: Awaited<ReturnType<typeof eventsOf>>,
  places: ReadonlyMap<string, DraftPlace>,
): Promise<Activity[]> {
  const detailsOf = (details: unknown) => (details ?? {}) as Record<string, string | number | boolean | null>
  const threadIds = events.flatMap(({ details }) => {
    const { threadId } = detailsOf(details)
    return typeof threadId === 'string' && isId(threadId) ? [threadId] : []
  })
  const draftOf = await threadDrafts(reportId, threadIds)
  return events.map(({ id, at, action, actorId, details }): Activity => {
    const { draftId, threadId, name, role, to, format, userId, version, count, by } = detailsOf(details)
    const thread = typeof threadId === 'string' ? threadId : null
    // Of a thread that is no more, where it began.
    const draft = (thread && draftOf.get(thread)) ?? (typeof draftId === 'string' ? draftId : null)
    // Only what the messages name: an audit event may hold more than this person may see.
    const values = Object.entries({ name, role: role ?? to, format, userId, version, count }).flatMap(
      ([key, value]) =>
        typeof value === 'string' || typeof value === 'number' ? [[key, value] as const] : [],
    )
    return {
      id: String(id),
      at: at.toISOString(),
      kind: TOLD[action as AuditAction]!.kind,
      action: action.replaceAll('.', '-'),
      actorIds: actorId ? [actorId] : [],
      ofIds: typeof by === 'string' ? by.split(' ').filter(isId) : [],
      place: (draft && places.get(draft)) || null,
      values: Object.fromEntries(values),
      version: null,
      threadId: thread !== null && draftOf.has(thread) ? thread : null,
    }
  })
}
