import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { removeFileIfUnused } from '@/lib/files/storage'
import { authorizeIntake } from './authorize-intake'
import { readings } from './reading-queue'
import type { IntakeChoice } from './schema'

/** Puts an intake away, and its file if nothing else has it. One that is being read is cut off. */
export async function discardIntake(userId: string, { intakeId }: IntakeChoice): Promise<void> {
  await db.$transaction(async (tx) => {
    const { fileId } = await authorizeIntake(userId, intakeId, tx, { lock: true })
    await tx.intake.delete({ where: { id: intakeId }, select: { id: true } })
    if (fileId) await removeFileIfUnused(tx, fileId)
  })
  readings.cancel(intakeId)
  publish('intake.discarded', { intakeId })
}
