import type { Database } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { isId } from './authorize'

/**
 * Makes the changes of one report's members and settings wait for each other until the transaction ends, so that what
 * a command has just read (that there is another coordinator, say) is still true when it writes.
 */
export async function lockReport(tx: Database, reportId: string): Promise<void> {
  if (!isId(reportId)) throw notFound()
  await tx.$queryRaw`SELECT 1 FROM reports WHERE id = ${reportId}::uuid FOR NO KEY UPDATE`
}
