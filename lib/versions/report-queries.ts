import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize, isId } from '@/lib/members/authorize'
import { peopleOf, placesOf } from './places'
import type { ChangedDraft, People, ReportHistory } from './schema'

/** The named versions of a report, the latest first. */
export async function reportHistory(userId: string, reportId: string): Promise<ReportHistory> {
  await authorize(userId, reportId, 'versions.view')
  const rows = await db.reportVersion.findMany({
    where: { reportId },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      name: true,
      createdById: true,
      createdAt: true,
      drafts: { select: { draftVersion: { select: { words: true } } } },
    },
  })
  return {
    versions: rows.map(({ id, name, createdById, createdAt, drafts }) => ({
      id,
      name,
      createdById,
      at: createdAt.toISOString(),
      words: drafts.reduce((sum, { draftVersion }) => sum + draftVersion.words, 0),
      drafts: drafts.length,
    })),
    people: await peopleOf(rows.map(({ createdById }) => createdById)),
  }
}

/**
 * The drafts that differ between two versions of a report, or between one and now (`to: 'now'`), in the order of the report.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function reportChanges(
  userId: string,
  { reportId, from, to }: { reportId: string; from: string; to: string },
): Promise<{ drafts: ChangedDraft[]; people: People }> {
  await authorize(userId, reportId, 'versions.view')
  const numbersOf = async (id: string) => {
    const version = isId(id)
      ? await db.reportVersion.findFirst({
          where: { id, reportId },
          select: {
            drafts: { select: { draftVersion: { select: { draftId: true, number: true, words: true } } } },
          },
        })
      : null
    if (!version) throw notFound()
    return new Map(version.drafts.map(({ draftVersion }) => [draftVersion.draftId, draftVersion]))
  }
  const before = await numbersOf(from)
  const after = to === 'now' ? null : await numbersOf(to)
  const edits = await db.$queryRaw<{ draft_id: string; number: number | null; author_ids: string[] }[]>`
    select v.draft_id, v.number, v.author_ids::text[] as author_ids
    from draft_versions v join drafts d on d.id = v.draft_id where d.report_id = ${reportId}::uuid
    union all
    select u.draft_id, null, array_agg(distinct u.user_id::text)
    from draft_updates u join drafts d on d.id = u.draft_id
    where d.report_id = ${reportId}::uuid and u.user_id is not null group by u.draft_id`
  const words = new Map(
    (await db.draft.findMany({ where: { reportId }, select: { id: true, words: true } })).map((draft) => [
      draft.id,
      draft.words,
    ]),
  )
  const drafts = (await placesOf(reportId)).flatMap((place): ChangedDraft[] => {
    const old = before.get(place.draftId)
    const now = after?.get(place.draftId)
    const [least, most] = [old?.number ?? 0, after ? (now?.number ?? 0) : Infinity]
    const [low, high] = least <= most ? [least, most] : [most, least]
    const between = edits.filter(
      ({ draft_id, number }) =>
        draft_id === place.draftId && (number === null ? high === Infinity : number > low && number <= high),
    )
    const authorIds = [...new Set(between.flatMap(({ author_ids }) => author_ids))]
    if (between.length === 0) return []
    return [
      {
        place,
        from: least,
        to: after ? most : 'now',
        words: [old?.words ?? 0, (after ? now?.words : words.get(place.draftId)) ?? 0],
        authorIds,
      },
    ]
  })
  return { drafts, people: await peopleOf(drafts.flatMap(({ authorIds }) => authorIds)) }
}
