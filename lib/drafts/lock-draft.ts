import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { cutBeside } from '@/lib/versions/cutter'
import { foldDraft } from '@/lib/versions/fold-draft'
import type { LockInput } from './schema'
import { sqlIn } from './sql'

/**
 * Locks a draft as final: from now on nobody's edit of it is taken, whoever has it open only reads, and the text as it
 * stands is a version. Comments go on. A draft that is locked already gets the new reason.
 *
 * Exactly what was acknowledged is in that version: this waits for edits on their way into the log and keeps out others
 * until the draft is locked, after which the log takes none (`PostgresLogWriter`, `changeDraft`).
 * @throws AppError `not_found`, `forbidden`.
 */
export async function lockDraft(userId: string, { draftId, reason }: LockInput): Promise<void> {
  const found = await db.draft.findUnique({ where: { id: draftId }, select: { reportId: true } })
  if (!found) throw notFound()
  const { reportId } = found
  await authorize(userId, reportId, 'draft.lock')
  // Most of the work, while people still type.
  await db.$transaction((tx) => foldDraft(sqlIn(tx), draftId, { cut: cutBeside }), LONG)
  const isNew = await db.$transaction(async (tx) => {
    const [draft] = await tx.$queryRaw<{ locked_at: Date | null }[]>`
      select locked_at from drafts where id = ${draftId}::uuid for update`
    if (!draft) throw notFound()
    await authorize(userId, reportId, 'draft.lock', tx)
    await tx.draft.update({
      where: { id: draftId },
      data: { lockedAt: draft.locked_at ?? new Date(), lockedById: userId, lockReason: reason },
    })
    await audit(tx, { action: 'draft.locked', actorId: userId, reportId, details: { draftId } })
    if (draft.locked_at) return false
    await foldDraft(sqlIn(tx), draftId, { cut: cutBeside, mark: { reason: 'locked', createdById: userId } })
    return true
  }, LONG)
  publish('draft.locked', { reportId, draftId })
  if (isNew) publish('versions.changed', { reportId, draftId })
}

const LONG = { timeout: 20_000 }
