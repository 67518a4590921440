import * as Y from 'yjs'
import type { Database } from '@/lib/db'
import { AppError, notFound } from '@/lib/errors'

/** What a command did to a draft. */
export interface DraftChange<Value> {
  value: Value
  /** The row of the log that holds it, for `draft.appended` once the transaction is done; null when nothing changed. */
  seq: string | null
}

export interface ChangeOptions {
  draftId: string
  /** In whose name. */
  userId: string
  /** Also when the draft is locked as final: for what does not change its words, as the mark of a comment. */
  evenLocked?: boolean
  /**
   * What the log gets instead of what `change` did: an update made from less than the log has by now. Only so can be
   * told that it deleted the place of words which it had not seen.
   */
  logged?: () => Uint8Array
}

/**
 * Changes a draft for a command, in the command's transaction: `change` gets the text as the log has it, and what it did
 * becomes one row of the log, in the name of `userId`. Nothing is seen of it before the transaction is done; the caller
 * then publishes `draft.appended`, and whoever has the draft open applies that row.
 *
 * Yjs updates commute, so what is typed meanwhile is neither lost nor waited for. What a client typed and the log does
 * not hold yet is not in the text that `change` sees.
 * @throws AppError `not_found` when there is no such draft, `conflict` (`draftLocked`) when it is locked.
 */
export async function changeDraft<Value>(
  tx: Database,
  { draftId, userId, evenLocked = false, logged }: ChangeOptions,
  change: (doc: Y.Doc) => Value,
): Promise<DraftChange<Value>> {
  // Held until the end: whoever locks the draft as final waits for this change, or this sees that it is locked.
  const [draft] = await tx.$queryRaw<{ locked_at: Date | null }[]>`
    select locked_at from drafts where id = ${draftId}::uuid for key share`
  if (!draft) throw notFound()
  if (draft.locked_at && !evenLocked) throw new AppError('conflict', 'draftLocked')
  const doc = new Y.Doc({ gc: true })
  try {
    // One statement, so one moment: a compaction is seen wholly or not at all.
    const rows = await tx.$queryRaw<{ data: Uint8Array }[]>`
      select 0::bigint as seq, data from draft_snapshots where draft_id = ${draftId}::uuid
      union all select seq, data from draft_updates where draft_id = ${draftId}::uuid order by seq`
    doc.transact(() => rows.forEach(({ data }) => Y.applyUpdate(doc, data)))
    // One transaction, so one update.
    let update: Uint8Array | undefined
    doc.on('update', (made: Uint8Array) => (update = made))
    const value = doc.transact(() => change(doc))
    if (!update) return { value, seq: null }
    await tx.draftClient.create({ data: { draftId, clientId: BigInt(doc.clientID), userId } })
    const { seq } = await tx.draftUpdate.create({
      data: { draftId, userId, data: Buffer.from(logged?.() ?? update) },
      select: { seq: true },
    })
    await tx.draftAppend.create({ data: { seq, draftId } })
    return { value, seq: String(seq) }
  } finally {
    doc.destroy()
  }
}
