import { Prisma } from '@/lib/generated/prisma/client'
import { type Database, db } from '@/lib/db'
import { AppError, notFound } from '@/lib/errors'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'
import { authorizeIntake, type IntakeRow } from './authorize-intake'

/** An intake that something can be made of, with what was reviewed. */
export interface ReadyIntake {
  intake: IntakeRow
  document: SourceDocument
  outline: Outline
}

/** Reads an intake to make something of it. @throws AppError `conflict` / `intakeNotReady`, and of rights. */
export async function readyIntake(userId: string, intakeId: string): Promise<ReadyIntake> {
  await authorizeIntake(userId, intakeId)
  const stored = await db.intake.findUnique({ where: { id: intakeId } })
  if (!stored) throw notFound()
  const { document, outline, ...intake } = stored
  if (intake.status !== 'ready' || !document || !outline) throw new AppError('conflict', 'intakeNotReady')
  return {
    intake,
    document: document as unknown as SourceDocument,
    outline: outline as unknown as Outline,
  }
}

/**
 * Marks an intake as finished, in the transaction that makes something of what `readyIntake` gave, and answers its
 * file. What was reviewed goes on where it went.
 * @throws AppError `conflict` when it was corrected or finished meanwhile, and of rights that were lost meanwhile.
 */
export async function finishIntake(
  tx: Database,
  userId: string,
  { id, revision }: IntakeRow,
): Promise<{ id: string; sha256: string } | null> {
  const intake = await authorizeIntake(userId, id, tx, { lock: true })
  if (intake.status !== 'ready') throw new AppError('conflict', 'intakeNotReady')
  if (intake.revision !== revision) throw new AppError('conflict', 'outlineChangedMeanwhile')
  const { file } = await tx.intake.update({
    where: { id },
    data: { status: 'finished', document: Prisma.DbNull, outline: Prisma.DbNull },
    select: { file: { select: { id: true, sha256: true } } },
  })
  return file
}
