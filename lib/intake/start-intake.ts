import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { putFile, removeFileIfUnused } from '@/lib/files/storage'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'
import { asJson } from './as-json'
import { authorizeBringing } from './authorize-intake'
import { listIntakes } from './queries'
import { readIntake } from './read-intake'
import { type IntakeAnnouncement, MAX_FILE_BYTES, MAX_UNFINISHED, type TypedIntake } from './schema'

/**
 * Takes a document in: its bytes are stored as they come, then a thread reads them, as `intakeState` tells. Rights are
 * asked before the first byte and again after the last, for an upload can take minutes.
 * @throws AppError `too_large` / `fileTooLarge` while it comes, `too_many_attempts` / `intakeTooMany`, and of rights.
 */
export async function startIntake(
  userId: string,
  { kind, reportId, name }: IntakeAnnouncement,
  { mime, bytes }: { mime: string; bytes: Uint8Array | AsyncIterable<Uint8Array> },
): Promise<{ id: string }> {
  await authorizeBringing(userId, { kind, reportId })
  await refuseTooMany(userId)
  const file = await oneOfFew(userId, () => putFile(db, { name, mime, bytes, maxBytes: MAX_FILE_BYTES }))
  try {
    const intake = await db.$transaction(async (tx) => {
      await authorizeBringing(userId, { kind, reportId }, tx)
      const row = { userId, reportId: reportId ?? null, kind, fileId: file.id }
      const { id } = await tx.intake.create({ data: { ...row, status: 'reading' }, select: { id: true } })
      const details = { kind, size: file.size, sha256: file.sha256 }
      await audit(tx, { action: 'intake.started', actorId: userId, reportId, details })
      return { id }
    })
    readIntake(intake.id, userId)
    return intake
  } catch (error) {
    await removeFileIfUnused(db, file.id)
    throw error
  }
}

/** An intake without a file, whose blocks a person types. @throws AppError as `startIntake`. */
export async function startTypedIntake(
  userId: string,
  { kind, reportId }: TypedIntake,
): Promise<{ id: string }> {
  await refuseTooMany(userId)
  const document: SourceDocument = { format: 'txt', text: '', marks: [], notices: [] }
  const outline: Outline = { blocks: [] }
  return db.$transaction(async (tx) => {
    await authorizeBringing(userId, { kind, reportId }, tx)
    return tx.intake.create({
      data: {
        userId,
        reportId: reportId ?? null,
        kind,
        status: 'ready',
        document: asJson(document),
        outline: asJson(outline),
      },
      select: { id: true },
    })
  })
}

/** Files that one person sends at a time. */
const MAX_UPLOADS = 3
const uploads = new Map<string, number>()

async function oneOfFew<Value>(userId: string, upload: () => Promise<Value>): Promise<Value> {
  const others = uploads.get(userId) ?? 0
  if (others >= MAX_UPLOADS) throw new AppError('too_many_attempts', 'intakeTooMany', { limit: MAX_UPLOADS })
  uploads.set(userId, others + 1)
  try {
    return await upload()
  } finally {
    const left = uploads.get(userId)! - 1
    if (left > 0) uploads.set(userId, left)
    else uploads.delete(userId)
  }
}

async function refuseTooMany(userId: string): Promise<void> {
  // Only what they can still see, and so finish or discard.
  if ((await listIntakes(userId)).length < MAX_UNFINISHED) return
  throw new AppError('too_many_attempts', 'intakeTooMany', { limit: MAX_UNFINISHED })
}
