import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { repositoryRoot } from '@/lib/env'
import { isAppError } from '@/lib/errors'
import { readFileBytes } from '@/lib/files/storage'
import { runInThread } from './read-thread'
import { readings } from './reading-queue'

/** How often an intake is tried whose reading was cut off by the end of the server: it may be what ended it. */
const MAX_ATTEMPTS = 2

/** Has this intake read when its turn comes. Whatever happens then ends in its row: ready, or failed with a reason. */
export function readIntake(intakeId: string, userId: string): void {
  readings.add(intakeId, userId, async (signal, onProgress) => {
    // Where the discarding happened (another instance, say) is told over the bus.
    const unsubscribe = subscribe('intake.discarded', (gone) => {
      if (gone.intakeId === intakeId) readings.cancel(intakeId)
    })
    try {
      await read(intakeId, signal, onProgress)
    } finally {
      unsubscribe()
    }
  })
}

async function read(
  intakeId: string,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<void> {
  try {
    const intake = await db.intake.findUnique({
      where: { id: intakeId, status: 'reading' },
      select: { kind: true, failure: true, file: { select: { id: true, name: true } } },
    })
    if (!intake?.file) return
    const { attempts } = (intake.failure ?? { attempts: 0 }) as { attempts: number }
    if (attempts >= MAX_ATTEMPTS) return await fail(intakeId, { reason: 'readingInterrupted', values: {} })
    await db.intake.updateMany({ where: { id: intakeId }, data: { failure: { attempts: attempts + 1 } } })
    const bytes = await readFileBytes(intake.file.id)
    const [document, outline] = await runInThread(
      { kind: 'read', bytes, filename: intake.file.name, documentKind: intake.kind },
      { root: repositoryRoot(), signal, onProgress },
    )
    // As the thread wrote it: to read it here only to write it again would be the largest part of the work.
    await db.$executeRaw`
      update intakes set document = ${document}::jsonb, outline = ${outline}::jsonb, status = 'ready',
        failure = null, updated_at = now()
      where id = ${intakeId}::uuid and status = 'reading'`
  } catch (error) {
    if (signal.aborted) return
    // What the file did to a reader is for us to know; to the person who brought it the refusal says what to do.
    const cause = isAppError(error) ? error.cause : error
    if (cause) console.error(`intake: ${intakeId} could not be read:`, cause)
    await fail(intakeId, isAppError(error) ? error : { reason: 'readingCrashed', values: {} })
  }
}

async function fail(
  intakeId: string,
  { reason, values }: { reason: string; values: Record<string, string | number> },
): Promise<void> {
  await db.intake.updateMany({
    where: { id: intakeId, status: 'reading' },
    data: { status: 'failed', failure: { reason, values } },
  })
}
