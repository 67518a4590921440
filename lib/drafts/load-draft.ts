import type { Pool } from 'pg'
import * as Y from 'yjs'
import { seedUpdate } from '@/lib/richtext/ydoc'
import { foldToState } from './fold'
import { inTransaction } from './connections'

/** A draft as the database has it. */
export interface StoredDraft {
  /** Everything, as one Yjs update. */
  state: Uint8Array
  /** Yjs state vector of `state`. */
  vector: Uint8Array
  /** Rows in the log that no snapshot holds yet. */
  unfolded: number
  /** What commands appended of late and `state` holds: `seq` of the rows. */
  appended: readonly string[]
}

/** What is stored cannot be decoded: the draft must not be opened, or an empty text would stand where there was one. */
export class UnreadableDraft extends Error {}

// One statement, so one moment: a compaction is seen wholly or not at all.
const READ = {
  name: 'read-draft',
  text: `select 0::bigint as seq, data from draft_snapshots where draft_id = $1
         union all select seq, data from draft_updates where draft_id = $1
         union all select seq, null from draft_appends where draft_id = $1 order by seq`,
}

interface Row {
  seq: string
  /** Null for the note of what a command appended. */
  data: Buffer | null
}

/**
 * Reads a draft. One that holds nothing at all is given its seed, once, by the server.
 * @throws UnreadableDraft
 */
export async function loadDraft(pool: Pool, draftId: string): Promise<StoredDraft> {
  const read = async () => (await pool.query<Row>({ ...READ, values: [draftId] })).rows
  let rows = await read()
  if (rows.every(({ data }) => data === null)) {
    await seedDraft(pool, draftId)
    rows = await read()
  }
  try {
    const updates = rows.flatMap(({ data }) => data ?? [])
    const unfolded = rows.filter(({ seq, data }) => seq !== '0' && data !== null).length
    const appended = rows.filter(({ data }) => data === null).map(({ seq }) => seq)
    if (updates.length > 1) return { ...foldToState(updates), unfolded, appended }
    const state = new Uint8Array(updates[0]!)
    return { state, vector: vectorOf(state), unfolded, appended }
  } catch (error) {
    throw new UnreadableDraft(`draft ${draftId} cannot be decoded: ${(error as Error).message}`)
  }
}

/** The state vector of an update, which is decoded to its end on the way: once, because that is most of a cold start. */
function vectorOf(update: Uint8Array): Uint8Array {
  const known = new Map<number, number>()
  for (const struct of Y.decodeUpdate(update).structs) {
    const { client, clock } = struct.id
    // What stands behind a gap is not known to be complete.
    if (!(struct instanceof Y.Skip) && clock === (known.get(client) ?? 0))
      known.set(client, clock + struct.length)
  }
  return Y.encodeStateVector(known)
}

async function seedDraft(pool: Pool, draftId: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('select 1 from drafts where id = $1 for update', [draftId])
    await client.query(
      `insert into draft_updates (draft_id, data)
       select id, $2 from drafts where id = $1
         and not exists (select 1 from draft_updates where draft_id = $1)
         and not exists (select 1 from draft_snapshots where draft_id = $1)`,
      [draftId, Buffer.from(seedUpdate())],
    )
  })
}
