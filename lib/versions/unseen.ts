import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import { peopleOf } from './places'
import type { UnseenDraft } from './schema'

/**
 * The drafts that others changed since this person looked; of one that they never looked at, since they joined. Changes
 * nothing.
 */
export async function unseenDrafts(userId: string, reportId: string): Promise<UnseenDraft[]> {
  await authorize(userId, reportId, 'versions.view')
  const rows = await db.$queryRaw<{ draft_id: string; since: number; at: Date; author_ids: string[] }[]>`
    with seen as (
      select d.id, coalesce(v.number, 0) as number, m.created_at as joined
      from drafts d
      join memberships m on m.report_id = d.report_id and m.user_id = ${userId}::uuid
      left join draft_looks l on l.draft_id = d.id and l.user_id = m.user_id
      left join draft_versions v on v.id = l.version_id
      where d.report_id = ${reportId}::uuid
    ), edits as (
      select s.id, s.number, v.edited_to as at, author.id as author_id
      from seen s
      join draft_versions v on v.draft_id = s.id and v.number > s.number
      cross join lateral unnest(v.author_ids) as author (id)
      where s.number > 0 or v.edited_to > s.joined
      union all
      select s.id, s.number, u.created_at, u.user_id
      from seen s join draft_updates u on u.draft_id = s.id
      where u.user_id is not null and (s.number > 0 or u.created_at > s.joined)
    )
    select id as draft_id, number as since, max(at) as at, array_agg(distinct author_id::text) as author_ids
    from edits where author_id <> ${userId}::uuid group by id, number`
  const people = await peopleOf(rows.flatMap(({ author_ids }) => author_ids))
  return rows.map(({ draft_id: draftId, since, at, author_ids: authorIds }) => ({
    draftId,
    since,
    at: at.toISOString(),
    authorIds,
    names: authorIds.flatMap((id) => people[id] ?? []),
  }))
}
