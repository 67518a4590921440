import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import { isId } from '@/lib/members/authorize'
import { type Actor, PERMISSIONS } from '@/lib/policy'
import { authorizeThreads } from './authorize-threads'
import { homesOf } from './homes'
import {
  type ThreadCounts,
  type ThreadFilter,
  threadFilter,
  type ThreadHome,
  type ThreadsPage,
  type ThreadView,
} from './schema'
import { inOrder, peopleIn, threadParts, viewOf } from './views'

/**
 * The threads of a report, in the order in which it is read, and who may be named in them. Strangers and readers get
 * `not_found`. However many threads there are, it takes about a dozen statements.
 */
export async function threadsOf(
  userId: string,
  reportId: string,
  filter: ThreadFilter = {},
): Promise<ThreadsPage> {
  const actor = await authorizeThreads(userId, reportId, 'threads.view')
  const [threads, members] = await Promise.all([
    findThreads(actor, reportId, filter),
    db.membership.findMany({
      where: { reportId, role: { in: [...PERMISSIONS['threads.view']] } },
      select: { user: { select: { id: true, name: true } } },
    }),
  ])
  const people = members.map(({ user }) => user).sort((a, b) => a.name.localeCompare(b.name))
  return { threads, people }
}

/** One thread. @throws AppError `not_found`, also to who may not see threads. */
export async function threadView(userId: string, threadId: string): Promise<ThreadView> {
  const thread = isId(threadId)
    ? await db.thread.findUnique({ where: { id: threadId }, select: { reportId: true } })
    : null
  if (!thread) throw notFound()
  const actor = await authorizeThreads(userId, thread.reportId, 'threads.view')
  const [view] = await findThreads(actor, thread.reportId, { thread: threadId })
  if (!view) throw notFound()
  return view
}

/** Where to go to see a thread of this report. @throws AppError `not_found`. */
export async function threadPlace(userId: string, reportId: string, threadId: string): Promise<ThreadHome> {
  const actor = await authorizeThreads(userId, reportId, 'threads.view')
  const [view] = isId(threadId) ? await findThreads(actor, reportId, { thread: threadId }) : []
  if (!view) throw notFound()
  return view.at
}

/** How many threads each draft of a report has, for the outline; those on a reply paragraph count for its question. */
export async function threadCounts(userId: string, reportId: string): Promise<ThreadCounts> {
  await authorizeThreads(userId, reportId, 'threads.view')
  const rows = await db.$queryRaw<{ draftId: string; open: number; resolved: number; unread: number }[]>`
    with placed as (
      select t.id, t.resolved_at, case when t.paragraph is null then coalesce(
          (select a.draft_id from thread_anchors a where a.thread_id = t.id
           order by (a.draft_id = t.draft_id) desc, a.position, a.draft_id limit 1),
          t.draft_id)
        else (select d.id from drafts d join questions q on q.id = d.question_id join state_replies r on r.id = q.state_reply_id
           where r.report_id = t.report_id and q.slug = coalesce(
             (select own.slug from reply_paragraphs p join questions own on own.id = p.question_id
              where p.anchor = t.paragraph and own.state_reply_id = r.id limit 1),
             regexp_replace(t.paragraph, '[.][^.]*$', '')) limit 1) end as draft_id,
        exists (select 1 from comments c where c.thread_id = t.id and c.deleted_at is null
          and c.author_id is distinct from ${userId}::uuid
          and c.created_at > coalesce((select l.at from thread_looks l
            where l.thread_id = t.id and l.user_id = ${userId}::uuid), '-infinity')) as is_unread
      from threads t where t.report_id = ${reportId}::uuid
    )
    select draft_id as "draftId", count(*) filter (where resolved_at is null)::int as open,
      count(*) filter (where resolved_at is not null)::int as resolved,
      count(*) filter (where is_unread)::int as unread
    from placed where draft_id is not null group by draft_id`
  return Object.fromEntries(rows.map(({ draftId, ...counts }) => [draftId, counts]))
}

async function findThreads(actor: Actor, reportId: string, given: ThreadFilter): Promise<ThreadView[]> {
  const filter = threadFilter.parse(given)
  const rows = await db.thread.findMany({
    where: { reportId, AND: conditions(actor.userId, filter) },
    include: threadParts(actor.userId),
  })
  const anchors = [...new Set(rows.flatMap(({ paragraph }) => paragraph ?? []))]
  const [homes, people] = await Promise.all([
    homesOf(reportId, anchors),
    db.user.findMany({ where: { id: { in: peopleIn(rows) } }, select: { id: true, name: true } }),
  ])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const views = rows.map((row) => viewOf(row, { actor, homes, names }))
  const isWanted = ({ at }: ThreadView) =>
    (filter.draft === undefined || at.draftId === filter.draft) &&
    (filter.at === undefined || at.slug === filter.at)
  return inOrder(views.filter(isWanted), homes)
}

function conditions(
  userId: string,
  filter: ReturnType<typeof threadFilter.parse>,
): Prisma.ThreadWhereInput[] {
  const { thread, show, person } = filter
  const written = (authorId: string) => ({ comments: { some: { authorId, deletedAt: null } } })
  const shown: Record<typeof show, Prisma.ThreadWhereInput> = {
    all: {},
    open: { resolvedAt: null },
    resolved: { resolvedAt: { not: null } },
    mine: written(userId),
    mentions: { comments: { some: { deletedAt: null, mentions: { some: { userId } } } } },
  }
  return [shown[show], thread ? { id: thread } : {}, person ? written(person) : {}]
}
