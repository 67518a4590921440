import type { Pool } from 'pg'
import { publish } from '@/lib/bus'
import type { Quotation } from '@/lib/richtext/quotations'
import { inTransaction } from './connections'

/** What a draft quotes of the reply, as it was read off its text. */
export interface QuotingDraft {
  draftId: string
  quotations: readonly Quotation[]
}

// Drafts that were removed meanwhile are passed over.
const RECORD = `
  insert into draft_quotations (id, draft_id, position, anchor, version, text)
  select gen_random_uuid(), row.draft_id, row.position, row.anchor, row.version, row.text
  from jsonb_to_recordset($1::jsonb) as row (draft_id uuid, position int, anchor text, version int, text text)
  join drafts on drafts.id = row.draft_id`

/** Keeps beside each of these drafts what it quotes now, all of them or none, and tells whoever listens. */
export async function recordQuotations(pool: Pool, drafts: readonly QuotingDraft[]): Promise<void> {
  const rows = drafts.flatMap(({ draftId, quotations }) =>
    quotations.map(({ anchor, version, text }, position) => ({
      draft_id: draftId,
      position,
      // A draft may hold what PostgreSQL cannot.
      anchor: anchor.replaceAll('\0', ''),
      version,
      text: text.replaceAll('\0', ''),
    })),
  )
  const draftIds = drafts.map(({ draftId }) => draftId)
  const changed = await inTransaction(pool, async (client) => {
    // In one order, so that two processes do not wait for each other.
    const { rows: known } = await client.query<{ report_id: string }>(
      'select report_id from drafts where id = any($1::uuid[]) order by id for update',
      [draftIds],
    )
    const { rowCount } = await client.query('delete from draft_quotations where draft_id = any($1::uuid[])', [
      draftIds,
    ])
    if (rows.length > 0) await client.query(RECORD, [JSON.stringify(rows)])
    return rowCount || rows.length > 0 ? known.map((draft) => draft.report_id) : []
  })
  for (const reportId of new Set(changed)) publish('drafts.quoted', { reportId })
}
