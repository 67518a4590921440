import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import type { ReplyVersion } from './schema'

/** Everything that a report's reply ever was, the latest first, with the files that it came from. */
export async function versionsOf(userId: string, reportId: string): Promise<ReplyVersion[]> {
  await authorize(userId, reportId, 'report.view')
  const versions = await db.stateReplyVersion.findMany({
    where: { stateReply: { reportId } },
    orderBy: { version: 'desc' },
    select: {
      version: true,
      reason: true,
      createdAt: true,
      createdById: true,
      file: { select: { id: true, name: true, size: true, sha256: true } },
    },
  })
  const ids = versions.flatMap(({ createdById }) => createdById ?? [])
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return versions.map(({ createdAt, createdById, ...version }) => ({
    ...version,
    createdAt: createdAt.toISOString(),
    createdBy: (createdById && names.get(createdById)) || null,
  }))
}
