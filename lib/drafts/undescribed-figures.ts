import { type Database, db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { undescribedFigures } from '@/lib/richtext/figures'
import { documentFromUpdates } from '@/lib/richtext/ydoc'
import type { UndescribedInDraft } from './schema'

/**
 * The pictures of a report without a description, by draft, in no order: for who may export, before they do.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function undescribedInReport(
  userId: string,
  { reportId }: { reportId: string },
): Promise<UndescribedInDraft[]> {
  await authorize(userId, reportId, 'report.export')
  return undescribed(db, reportId)
}

/**
 * The gate before an edition: passes only when every picture of the report has a description or is said to be decorative.
 * Called by the command that freezes an edition, in its transaction; that has checked the rights.
 * @throws AppError `invalid_input` / `figuresUndescribed`, with how many there are.
 */
export async function requireDescribedFigures(tx: Database, reportId: string): Promise<void> {
  const drafts = await undescribed(tx, reportId)
  const count = drafts.reduce((sum, { figures }) => sum + figures.length, 0)
  if (count > 0) throw new AppError('invalid_input', 'figuresUndescribed', { count })
}

async function undescribed(client: Database, reportId: string): Promise<UndescribedInDraft[]> {
  // The name of the node stands in its updates as plain characters: where it does not there is no picture, and nothing is read.
  const rows = await client.$queryRaw<{ id: string; data: Uint8Array }[]>`
    with texts as (
      select draft_id, 0::bigint as seq, data from draft_snapshots join drafts on drafts.id = draft_id
      where report_id = ${reportId}::uuid
      union all
      select draft_id, seq, data from draft_updates join drafts on drafts.id = draft_id
      where report_id = ${reportId}::uuid
    )
    select draft_id as id, data from texts
    where draft_id in (select draft_id from texts where position('figure'::bytea in data) > 0)
    order by draft_id, seq`
  const updates = new Map<string, Uint8Array[]>()
  for (const { id, data } of rows) updates.set(id, [...(updates.get(id) ?? []), data])
  return [...updates].flatMap(([draftId, all]) => {
    const figures = undescribedFigures(documentFromUpdates(all))
    return figures.length > 0 ? [{ draftId, figures }] : []
  })
}
