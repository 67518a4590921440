import { db } from '@/lib/db'
import { sweepFiles } from '@/lib/files/storage'
import { readIntake } from './read-intake'
import { readings } from './reading-queue'

/** After so many days without a correction an intake is taken for abandoned. */
const ABANDONED_DAYS = 30
const DAY_MS = 24 * 60 * 60 * 1000

/** What runs beside the server: see `keepIntakes`. */
export interface IntakeKeeper {
  stop(): void
}

/**
 * At the start of the server: reads what was being read when the last one ended, and sweeps; then sweeps once a day.
 * `stop` ends the threads; what they read is read again at the next start.
 */
export async function keepIntakes(): Promise<IntakeKeeper> {
  await sweepIntakes()
  const left = await db.intake.findMany({
    where: { status: 'reading' },
    orderBy: { createdAt: 'asc' },
    select: { id: true, userId: true },
  })
  for (const { id, userId } of left) readIntake(id, userId)
  const daily = setInterval(() => {
    sweepIntakes().catch((error: unknown) => console.error('intake: the sweep failed:', error))
  }, DAY_MS)
  daily.unref()
  return {
    stop: () => {
      clearInterval(daily)
      readings.stop()
    },
  }
}

/** Removes abandoned and long finished intakes, then the files to which nothing refers any more. */
export async function sweepIntakes(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - ABANDONED_DAYS * DAY_MS)
  await db.intake.deleteMany({ where: { updatedAt: { lt: before } } })
  await sweepFiles()
}
