import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import type { SourceDocument } from '@/lib/parsing/document'
import { asJson } from './as-json'
import { authorizeIntake } from './authorize-intake'
import { checkOutline, type OutlineCorrection } from './outline-schema'

/**
 * Keeps a corrected outline, if it corrects the one that is stored: of two tabs the second is refused. Answers the new
 * revision.
 * @throws AppError `conflict` / `outlineChangedMeanwhile` or `intakeNotReady`, `invalid_input` / `outlineWrong`.
 */
export async function saveOutline(
  userId: string,
  intakeId: string,
  { revision, outline }: OutlineCorrection,
): Promise<{ revision: number }> {
  // The document never changes: it is read without keeping anybody waiting.
  const { document } = await db.intake.findUniqueOrThrow({
    where: { id: (await authorizeIntake(userId, intakeId)).id },
    select: { document: true },
  })
  if (document) checkOutline(outline, document as unknown as SourceDocument)
  return db.$transaction(async (tx) => {
    const intake = await authorizeIntake(userId, intakeId, tx, { lock: true })
    if (intake.status !== 'ready') throw new AppError('conflict', 'intakeNotReady')
    if (intake.revision !== revision) throw new AppError('conflict', 'outlineChangedMeanwhile')
    const data = { outline: asJson(outline), revision: revision + 1 }
    await tx.intake.update({ where: { id: intakeId }, data, select: { id: true } })
    return { revision: revision + 1 }
  })
}
