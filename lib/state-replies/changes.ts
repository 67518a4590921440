import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { compareVersions } from './compare'
import type { ReplyChanges } from './schema'
import type { VersionContent } from './version-content'

/** What two versions of a report's reply say differently. Unknown versions are not found. */
export async function changesBetween(
  userId: string,
  reportId: string,
  from: number,
  to: number,
): Promise<ReplyChanges> {
  await authorize(userId, reportId, 'report.view')
  const content = async (version: number): Promise<VersionContent> => {
    if (!Number.isInteger(version) || version < 1 || version > 1_000_000) throw notFound()
    const found = await db.stateReplyVersion.findFirst({
      where: { stateReply: { reportId }, version },
      select: { content: true },
    })
    if (!found) throw notFound()
    return found.content as unknown as VersionContent
  }
  const [before, after] = [await content(from), await content(to)]
  return { from, to, questions: compareVersions(before, after) }
}
