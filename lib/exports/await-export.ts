import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError, type ErrorCode } from '@/lib/errors'

const LOOK_MS = 1_000

/**
 * Waits until an export has ended, whoever makes it. The caller has checked the rights.
 * @throws AppError of the export, when it failed; `conflict` / `exportCancelled`; the signal's reason.
 */
export async function awaitExport(exportId: string, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted()
    const changed = nextChange(exportId, signal)
    const row = await db.reportExport.findUnique({
      where: { id: exportId },
      select: { state: true, failure: true },
    })
    if (!row || row.state === 'cancelled') throw new AppError('conflict', 'exportCancelled')
    if (row.state === 'done') return
    if (row.state === 'failed') {
      const { code, reason, values } = row.failure as unknown as Pick<AppError, 'reason' | 'values'> & {
        code: ErrorCode
      }
      throw new AppError(code, reason, values)
    }
    await changed
  }
}

/** Until something is told of it; for a while at most, for another process may be making it. */
function nextChange(exportId: string, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      unsubscribe()
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, LOOK_MS)
    const unsubscribe = subscribe('export.changed', (changed) => {
      if (changed.exportId === exportId) end()
    })
    signal?.addEventListener('abort', end, { once: true })
  })
}
