import type { Database } from '@/lib/db'

/**
 * Lets one command at a time say which threads are about nodes of a draft, until its transaction ends: one attribute names
 * all threads of a node, and two that write it at once would overwrite each other. Nobody else waits for it, nor do edits.
 */
export async function lockMarks(tx: Database, draftId: string): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`threads of ${draftId}`}, 0))::text`
}
