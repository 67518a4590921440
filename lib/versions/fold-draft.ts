import { randomUUID } from 'node:crypto'
import type { Sql } from '@/lib/drafts/sql'
import type { VersionReason } from '@/lib/generated/prisma/enums'
import { cutVersions, type Cut, type CutJob, type CutVersion, type RescuedWords } from './cut'
import { Deletions } from './deletions'

/** Cuts versions, perhaps in a thread. */
export type Cutter = (job: CutJob) => Cut | Promise<Cut>

/** Why the version that stands at the end must stay as it is: what is typed next becomes another one. */
export interface Mark {
  reason: Exclude<VersionReason, 'activity'>
  name?: string
  createdById: string | null
}

export interface Folded {
  /** Rows of the log that are in the snapshot now. */
  rows: number
  /** The version that the draft is now; null for one in which nobody ever wrote. */
  versionId: string | null
  /** Whether there is a version that was not there before, or another of the open one. */
  hasChanged: boolean
}

interface LogRow {
  seq: string
  user_id: string | null
  created_at: Date
  data: Uint8Array
}

interface LastVersion {
  id: string
  number: number
  reason: VersionReason
  name: string
  edited_from: Date
  edited_to: Date
  author_ids: string[]
  deletions: Uint8Array
  is_held: boolean
}

/**
 * Passes a draft's log into versions and into its snapshot, in the caller's transaction and from the rows read back in
 * it, and deletes exactly those rows. What is appended meanwhile stays in the log: the lock keeps a second fold out (and
 * a deletion of the draft), not the writers, whose foreign key only asks that the draft's key stays. The caller's
 * transaction must be READ COMMITTED, as it is without saying: what came while it waited for the lock is seen then.
 * With a `limit` only so many of the oldest rows; not together with a mark.
 * @throws when a row cannot be decoded; then nothing has changed once the transaction is rolled back.
 */
export async function foldDraft(
  sql: Sql,
  draftId: string,
  { cut = cutVersions, mark, limit = null }: { cut?: Cutter; mark?: Mark; limit?: number | null } = {},
): Promise<Folded> {
  const drafts = await sql('select 1 from drafts where id = $1::uuid for no key update', [draftId])
  if (drafts.length === 0) return { rows: 0, versionId: null, hasChanged: false }
  return foldLocked(sql, draftId, await readLog(sql, draftId, limit), { cut, mark })
}

/** The same for a draft that the caller has locked, with what `readLog` said since. */
export async function foldLocked(
  sql: Sql,
  draftId: string,
  { snapshot, rows }: DraftLog,
  { cut = cutVersions, mark }: { cut?: Cutter; mark?: Mark } = {},
): Promise<Folded> {
  const last = await lastVersion(sql, draftId)
  const isWanted = mark !== undefined && mark.reason !== 'look'
  if (rows.length === 0 && (last || !isWanted))
    return { rows: 0, versionId: last?.id ?? null, ...(await keep(sql, draftId, last, mark)) }
  const isOpen = last?.reason === 'activity' && !last.name && !last.is_held
  const made = await cut({
    snapshot,
    rows: rows.map(({ user_id, created_at, data }) => ({ at: created_at.getTime(), userId: user_id, data })),
    open: isOpen ? { from: last.edited_from.getTime(), to: last.edited_to.getTime() } : null,
    hasVersions: last !== null,
    isWanted,
  })
  let versionId = last?.id ?? null
  let number = last?.number ?? 0
  for (const [index, version] of made.versions.entries()) {
    const marked = index === made.versions.length - 1 ? mark : undefined
    if (version.goesOn && last) await goOn(sql, last, version, marked)
    else versionId = await insert(sql, { draftId, number: ++number, version, mark: marked })
  }
  await writeClients(sql, draftId, made.clients)
  await writeRescued(sql, draftId, made.rescued)
  await sql(
    `insert into draft_snapshots (draft_id, data) values ($1::uuid, $2::bytea)
     on conflict (draft_id) do update set data = excluded.data, folded_at = now()`,
    [draftId, Buffer.from(made.folded)],
  )
  const deleted = await sql(
    'delete from draft_updates where draft_id = $1::uuid and seq = any($2::bigint[]) returning 1',
    [draftId, rows.map(({ seq }) => seq)],
  )
  if (deleted.length !== rows.length)
    throw new Error(`draft ${draftId}: the log changed under its compaction`)
  return { rows: rows.length, versionId, hasChanged: made.versions.length > 0 }
}

export interface DraftLog {
  snapshot: Uint8Array | null
  rows: LogRow[]
}

/** A draft's snapshot and the rows beyond it, of one moment. */
export async function readLog(sql: Sql, draftId: string, limit: number | null = null): Promise<DraftLog> {
  return (await readLogs(sql, [draftId], limit)).get(draftId) ?? { snapshot: null, rows: [] }
}

/** The same of several drafts, by draft, all of one moment; with a `limit` so many rows in all, the oldest. */
export async function readLogs(
  sql: Sql,
  draftIds: readonly string[],
  limit: number | null = null,
): Promise<Map<string, DraftLog>> {
  const rows = await sql<LogRow & { draft_id: string }>(
    `select log.draft_id, log.seq::text, user_id, created_at, data from (
       select draft_id, 0::bigint as seq, null::uuid as user_id, folded_at as created_at, data
       from draft_snapshots where draft_id = any($1::uuid[])
       union all
       (select draft_id, seq, user_id, created_at, data from draft_updates where draft_id = any($1::uuid[])
        order by draft_updates.seq limit $2::bigint)
     ) as log order by log.seq`,
    [draftIds, limit],
  )
  const logs = new Map<string, DraftLog>(draftIds.map((id) => [id, { snapshot: null, rows: [] }]))
  for (const row of rows) {
    const log = logs.get(row.draft_id)!
    if (row.seq === '0') log.snapshot = row.data
    else log.rows.push(row)
  }
  return logs
}

async function lastVersion(sql: Sql, draftId: string): Promise<LastVersion | null> {
  const [last] = await sql<LastVersion>(
    `select id, number, reason, name, edited_from, edited_to, author_ids, deletions,
       exists (select 1 from draft_looks where version_id = draft_versions.id)
       or exists (select 1 from report_version_drafts where draft_version_id = draft_versions.id) as is_held
     from draft_versions where draft_id = $1::uuid order by number desc limit 1`,
    [draftId],
  )
  return last ?? null
}

/** Nothing was typed since the last version: it is the one that is meant. */
async function keep(
  sql: Sql,
  draftId: string,
  last: LastVersion | null,
  mark: Mark | undefined,
): Promise<{ hasChanged: boolean; versionId?: string }> {
  // A look holds the version by pointing to it.
  if (!last || !mark || mark.reason === 'look') return { hasChanged: false }
  if (last.reason === 'activity' || last.reason === 'look') {
    await sql(
      `update draft_versions set reason = $2::version_reason, name = $3, created_by_id = $4::uuid, created_at = now()
       where id = $1::uuid`,
      [last.id, mark.reason, mark.name ?? '', mark.createdById],
    )
    return { hasChanged: true }
  }
  // It has a meaning already, which must stay: the same text once more.
  const id = randomUUID()
  await sql(
    `insert into draft_versions (id, draft_id, number, reason, name, created_by_id, edited_from, edited_to, author_ids,
       words, state, deletions)
     select $2::uuid, $1::uuid, number + 1, $4::version_reason, $5, $6::uuid, edited_to, edited_to, '{}', words, state, $7::bytea
     from draft_versions where id = $3::uuid`,
    [draftId, id, last.id, mark.reason, mark.name ?? '', mark.createdById, new Deletions().encode()],
  )
  return { hasChanged: true, versionId: id }
}

async function goOn(sql: Sql, last: LastVersion, version: CutVersion, mark: Mark | undefined): Promise<void> {
  const deletions = Deletions.decode(last.deletions)
  deletions.addAll(Deletions.decode(version.deletions))
  const authors = [...new Set([...last.author_ids, ...version.authorIds])]
  await sql(
    `update draft_versions set edited_to = greatest(edited_to, $2::timestamptz), author_ids = $3::uuid[], words = $4::int,
       state = $5::bytea, deletions = $6::bytea, reason = $7::version_reason, name = $8,
       created_by_id = $9::uuid, created_at = now()
     where id = $1::uuid`,
    [
      last.id,
      new Date(version.editedTo),
      authors,
      version.words,
      Buffer.from(version.state),
      deletions.encode(),
      mark?.reason ?? 'activity',
      mark?.name ?? '',
      mark?.createdById ?? null,
    ],
  )
}

async function insert(
  sql: Sql,
  made: { draftId: string; number: number; version: CutVersion; mark: Mark | undefined },
): Promise<string> {
  const { draftId, number, version, mark } = made
  const id = randomUUID()
  await sql(
    `insert into draft_versions (id, draft_id, number, reason, name, created_by_id, edited_from, edited_to, author_ids,
       words, state, deletions)
     values ($1::uuid, $2::uuid, $3::int, $4::version_reason, $5, $6::uuid, $7::timestamptz, $8::timestamptz, $9::uuid[],
       $10::int, $11::bytea, $12::bytea)`,
    [
      id,
      draftId,
      number,
      mark?.reason ?? 'activity',
      mark?.name ?? '',
      mark?.createdById ?? null,
      new Date(version.editedFrom),
      new Date(version.editedTo),
      version.authorIds,
      version.words,
      Buffer.from(version.state),
      Buffer.from(version.deletions),
    ],
  )
  return id
}

/** Who came first with a client stays its owner; people who are no more own nothing. */
async function writeClients(
  sql: Sql,
  draftId: string,
  clients: readonly [client: number, userId: string | null][],
): Promise<void> {
  if (clients.length === 0) return
  await sql(
    `insert into draft_clients (draft_id, client_id, user_id)
     select $1::uuid, row.client_id, users.id
     from unnest($2::bigint[], $3::uuid[]) as row (client_id, user_id) left join users on users.id = row.user_id
     on conflict do nothing`,
    [draftId, clients.map(([client]) => String(client)), clients.map(([, userId]) => userId)],
  )
}

// PostgreSQL has no text with U+0000 in it, and no JSON with half of a pair.
const storable = (text: string) => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd')
const jsonOf = (content: unknown) =>
  JSON.stringify(content, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value))

async function writeRescued(sql: Sql, draftId: string, rescued: readonly RescuedWords[]): Promise<void> {
  if (rescued.length === 0) return
  await sql(
    `insert into rescued_passages (id, draft_id, user_id, at, text, content)
     select row.id, $1::uuid, draft_clients.user_id, row.at, row.text, row.content::jsonb
     from unnest($2::uuid[], $3::bigint[], $4::timestamptz[], $5::text[], $6::text[])
       as row (id, client_id, at, text, content)
     left join draft_clients on draft_clients.draft_id = $1::uuid and draft_clients.client_id = row.client_id`,
    [
      draftId,
      rescued.map(() => randomUUID()),
      rescued.map(({ client }) => String(client)),
      rescued.map(({ at }) => new Date(at)),
      rescued.map(({ text }) => storable(text)),
      rescued.map(({ content }) => content && jsonOf(content)),
    ],
  )
}
