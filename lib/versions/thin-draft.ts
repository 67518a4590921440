import type { Sql } from '@/lib/drafts/sql'
import { Deletions } from './deletions'
import { type Thinnable, versionsToDrop } from './thinning'

interface Row {
  id: string
  number: number
  edited_to: Date
  is_held: boolean
  bytes: number
}

/**
 * Lets old versions of a draft become fewer, in the caller's transaction: who typed and who deleted in one that goes
 * passes into the one after it. Answers how many went.
 */
export async function thinDraft(sql: Sql, draftId: string, now: Date): Promise<number> {
  const drafts = await sql('select 1 from drafts where id = $1::uuid for no key update', [draftId])
  if (drafts.length === 0) return 0
  const rows = await sql<Row>(
    `select id, number, edited_to, octet_length(state) + octet_length(deletions) as bytes,
       reason in ('named', 'restore', 'locked') or name <> ''
       or exists (select 1 from draft_looks where version_id = draft_versions.id)
       or exists (select 1 from report_version_drafts where draft_version_id = draft_versions.id) as is_held
     from draft_versions where draft_id = $1::uuid order by number`,
    [draftId],
  )
  const versions = rows.map((row): Thinnable => {
    const { number, edited_to, is_held, bytes } = row
    return { number, editedTo: edited_to.getTime(), isHeld: is_held, bytes }
  })
  const dropped = new Set(versionsToDrop(versions, now.getTime()))
  let passing: Row[] = []
  for (const row of rows) {
    if (dropped.has(row.number)) passing.push(row)
    else if (passing.length > 0) {
      await passOn(sql, passing, row)
      passing = []
    }
  }
  return dropped.size
}

interface Passed {
  id: string
  edited_from: Date
  author_ids: string[]
  deletions: Uint8Array
}

async function passOn(sql: Sql, from: readonly Row[], to: Row): Promise<void> {
  const ids = [...from, to].map(({ id }) => id)
  const rows = await sql<Passed>(
    `select id, edited_from, author_ids, deletions from draft_versions where id = any($1::uuid[]) order by number`,
    [ids],
  )
  const deletions = new Deletions()
  for (const row of rows) deletions.addAll(Deletions.decode(row.deletions))
  const first = rows.reduce((a, b) => (a.edited_from < b.edited_from ? a : b))
  await sql(
    `update draft_versions set edited_from = $2::timestamptz, author_ids = $3::uuid[], deletions = $4::bytea
     where id = $1::uuid`,
    [to.id, first.edited_from, [...new Set(rows.flatMap((row) => row.author_ids))], deletions.encode()],
  )
  // Held meanwhile (somebody looks at it just now): the reference keeps it from going.
  await sql(
    `delete from draft_versions where id = any($1::uuid[])
       and not exists (select 1 from draft_looks where version_id = draft_versions.id)
       and not exists (select 1 from report_version_drafts where draft_version_id = draft_versions.id)`,
    [from.map(({ id }) => id)],
  )
}
