import { type Database, db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { actorIn, isId } from '@/lib/members/authorize'
import { type Action, type Actor, can } from '@/lib/policy'

/** The actor, if they may do `action` with the threads of this report. For who may not see threads there are none. */
export async function authorizeThreads(
  userId: string,
  reportId: string,
  action: Extract<Action, `threads.${string}`>,
  client: Database = db,
): Promise<Actor> {
  const actor = await actorIn(userId, reportId, client)
  if (!can(actor, 'threads.view') || !can(actor, action)) throw notFound()
  return actor
}

/** A thread of a report in which this person may do `action`; locked until the transaction ends. */
export async function lockThread(
  tx: Database,
  {
    userId,
    threadId,
    action,
  }: { userId: string; threadId: string; action: 'threads.view' | 'threads.write' },
) {
  if (!isId(threadId)) throw notFound()
  await tx.$queryRaw`select 1 from threads where id = ${threadId}::uuid for update`
  const thread = await tx.thread.findUnique({ where: { id: threadId } })
  if (!thread) throw notFound()
  const actor = await authorizeThreads(userId, thread.reportId, action, tx)
  return { thread, actor }
}
