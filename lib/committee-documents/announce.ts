import { publish } from '@/lib/bus'
import { db } from '@/lib/db'

/** Tells everybody who has the report open that what stands above its questions is another now. */
export async function announce(reportId: string): Promise<void> {
  const reply = await db.stateReply.findUnique({ where: { reportId }, select: { version: true } })
  if (reply) publish('reply.changed', { reportId, version: reply.version })
}
