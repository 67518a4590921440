import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { compareVersions, piecesOf, wholePieces } from './compare'
import type { ChangedQuestion, ReplyChanges } from './schema'
import type { VersionContent } from './version-content'

/** Words are looked for so long in all; what is left is shown one text after the other. */
const WORDS_MS = 3_000

/** Between two questions the event loop goes on after so long. */
const SLICE_MS = 10

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
  const deadline = performance.now() + WORDS_MS
  const pieces = (old: string, now: string) =>
    performance.now() < deadline ? piecesOf(old, now) : wholePieces(old, now)
  const questions: ChangedQuestion[] = []
  let end = performance.now() + SLICE_MS
  for (const question of compareVersions(before, after, pieces)) {
    questions.push(question)
    if (performance.now() < end) continue
    await new Promise((resolve) => setImmediate(resolve))
    end = performance.now() + SLICE_MS
  }
  return { from, to, questions }
}
