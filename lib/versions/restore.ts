import * as Y from 'yjs'
import { type AuditAction, audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { changeDraft } from '@/lib/drafts/change-draft'
import { sqlIn } from '@/lib/drafts/sql'
import { AppError } from '@/lib/errors'
import { authorizeDraft } from './authorize-draft'
import { cutBeside } from './cutter'
import { foldDraft } from './fold-draft'
import { type PatchOptions, patchDraft } from './patch'
import { openState } from './state'

/** A version that is written back, wholly or in part. */
export interface Restoring {
  userId: string
  draftId: string
  version: number
  action: Extract<AuditAction, 'version.restored' | 'passage.restored'>
  /** Which part of the draft, and of the version; without an answer all. */
  part?: (draft: Y.Doc, version: Y.Doc) => Pick<PatchOptions, 'current' | 'target'>
}

/** What a person needs to take a restore back: the version of what stood before it. */
export interface Restored {
  undo: number
}

/**
 * Makes a draft, or a part of it, read as it did in a version, by an edit like any other: whoever has it open sees it at
 * once, and what they type meanwhile stays. What stood there is a version before that.
 * @throws AppError `conflict` when the draft is locked (`draftLocked`) or already reads like that (`versionSame`).
 */
export async function restore({ userId, draftId, version, action, part }: Restoring): Promise<Restored> {
  const { reportId, undo, seq } = await db.$transaction(
    async (tx) => {
      const { reportId, lockedAt } = await authorizeDraft(userId, draftId, 'versions.restore', tx)
      if (lockedAt) throw new AppError('conflict', 'draftLocked')
      const stored = await tx.draftVersion.findUnique({
        where: { draftId_number: { draftId, number: version } },
        select: { state: true },
      })
      if (!stored) throw new AppError('not_found', 'versionGone')
      const mark = { reason: 'restore', createdById: userId } as const
      const { versionId } = await foldDraft(sqlIn(tx), draftId, { cut: cutBeside, mark })
      const before = await tx.draftVersion.findUniqueOrThrow({
        where: { id: versionId! },
        select: { number: true },
      })
      const threads = await tx.thread.findMany({ where: { reportId }, select: { id: true } })
      const known = new Set(threads.map(({ id }) => id))
      const target = openState(stored.state)
      try {
        const { data } = await tx.draftSnapshot.findUniqueOrThrow({ where: { draftId } })
        // Of what stood when that version was cut: what was logged since then is in no version and must stay.
        const patch = updateOf(data, (stood) =>
          patchDraft(stood, target, { hasThread: (thread) => known.has(thread), ...part?.(stood, target) }),
        )
        const { seq } = await changeDraft(tx, { draftId, userId, logged: () => patch }, (doc) =>
          Y.applyUpdate(doc, patch),
        )
        // Rolled back, with the version that was cut before it.
        if (seq === null) throw new AppError('conflict', 'versionSame')
        await audit(tx, { action, actorId: userId, reportId, details: { draftId, version } })
        return { reportId, undo: before.number, seq }
      } finally {
        target.destroy()
      }
    },
    { timeout: 30_000 },
  )
  publish('draft.appended', { draftId, seq })
  publish('versions.changed', { reportId, draftId })
  return { undo }
}

/** What `change` does to the draft of this state. */
function updateOf(state: Uint8Array, change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc({ gc: true })
  try {
    Y.applyUpdate(doc, state)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.transact(() => change(doc))
    return updates[0] ?? NOTHING
  } finally {
    doc.destroy()
  }
}

const NOTHING = Y.encodeStateAsUpdate(new Y.Doc())
