import { type Database, db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { homesOf } from '@/lib/threads/homes'
import type { DraftPlace, People } from './schema'

/** Where the drafts of a report stand, in the order in which it is read. */
export async function placesOf(reportId: string, client: Database = db): Promise<DraftPlace[]> {
  const { all } = await homesOf(reportId, [], client)
  return all.filter(({ draftId }) => draftId !== '')
}

/** Where one draft stands. */
export async function placeOf(reportId: string, draftId: string): Promise<DraftPlace> {
  const place = (await placesOf(reportId)).find((each) => each.draftId === draftId)
  if (!place) throw notFound()
  return place
}

/** The names of these people, each once; null and who is no more are left out. */
export async function peopleOf(ids: Iterable<string | null>): Promise<People> {
  const wanted = [...new Set(ids)].flatMap((id) => id ?? [])
  if (wanted.length === 0) return {}
  const users = await db.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } })
  return Object.fromEntries(users.map(({ id, name }) => [id, name]))
}
