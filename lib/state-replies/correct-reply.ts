import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { checkOutline, type ReplyCorrection } from '@/lib/intake/outline-schema'
import { replyAside } from '@/lib/intake/reply-aside'
import { authorize } from '@/lib/members/authorize'
import { lockReport } from '@/lib/members/lock-report'
import { formerAnchors, loadRows } from './load-rows'
import { matchCorrected, withBlocks } from './match-corrected'
import { planRows } from './plan-rows'
import { replySource } from './reply-source'
import { keepFirstVersion, writeVersion } from './write-version'

/** How long writing a version may take in the database: 2,000 questions take a few seconds. */
export const WRITE_MS = 60_000

/**
 * Reads the same document with a corrected outline. Questions, their drafts, paragraphs and anchors live on with their
 * blocks; a question that is gone is withdrawn, with what was written under it. Answers the new version.
 * @throws AppError `conflict` / `replyChangedMeanwhile`, `invalid_input` / `outlineWrong`, `not_a_reply` without questions.
 */
export async function correctReply(
  userId: string,
  reportId: string,
  { version: from, outline }: ReplyCorrection,
): Promise<{ version: number }> {
  await authorize(userId, reportId, 'reply.correct')
  const source = await replySource(reportId)
  const { document, stateReplyId } = source
  checkOutline(outline, document)
  const reply = await replyAside(document, outline)
  const earlier = source.hasBlocks ? null : await replyAside(document, source.outline)
  const version = from + 1

  await db.$transaction(
    async (tx) => {
      await lockReport(tx, reportId)
      await authorize(userId, reportId, 'reply.correct', tx)
      const now = await tx.stateReply.findUnique({ where: { reportId }, select: { id: true, version: true } })
      if (now?.version !== from || now.id !== stateReplyId || source.version !== from) {
        throw new AppError('conflict', 'replyChangedMeanwhile')
      }
      const rows = await loadRows(tx, stateReplyId)
      const before = earlier ? withBlocks(rows, earlier) : rows
      await keepFirstVersion(tx, stateReplyId, before)
      const versions = await tx.stateReplyVersion.findMany({
        where: { stateReplyId },
        orderBy: { version: 'desc' },
        select: { version: true, reason: true, file: { select: { id: true, sha256: true } } },
      })
      // Blocks are named within one document: what an older one had says nothing here.
      const since = versions.find(({ reason }) => reason !== 'corrected')?.version ?? 1
      const anchors = await formerAnchors(tx, stateReplyId)
      const plan = planRows({
        before,
        reply,
        matching: matchCorrected(before, byBlock(anchors.filter(({ version: last }) => last >= since))),
        version,
        usedAnchors: [...anchors, ...paragraphsOf(before)].map(({ anchor }) => anchor),
        isRevision: false,
      })
      await writeVersion(tx, {
        ...{ stateReplyId, reportId, version, reason: 'corrected', createdById: userId },
        ...{ document, outline, reply, before, plan, file: versions[0]?.file ?? null },
      })
      await audit(tx, { action: 'reply.corrected', actorId: userId, reportId, details: { version } })
    },
    { timeout: WRITE_MS },
  )
  publish('reply.changed', { reportId, version })
  return { version }
}

const paragraphsOf = (sections: { questions: { paragraphs: { anchor: string }[] }[] }[]) =>
  sections.flatMap(({ questions }) => questions.flatMap(({ paragraphs }) => paragraphs))

function byBlock(anchors: { anchor: string; blockId: string | null }[]): Map<string, string> {
  return new Map(anchors.flatMap(({ anchor, blockId }) => (blockId === null ? [] : [[blockId, anchor]])))
}
