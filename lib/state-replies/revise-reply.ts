import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError, notFound } from '@/lib/errors'
import { finishIntake, readyIntake } from '@/lib/intake/finish-intake'
import { replyAside } from '@/lib/intake/reply-aside'
import type { IntakeChoice } from '@/lib/intake/schema'
import { authorize } from '@/lib/members/authorize'
import { lockReport } from '@/lib/members/lock-report'
import { WRITE_MS } from './correct-reply'
import { formerAnchors, loadRows } from './load-rows'
import { matchRevised } from './match-revised'
import { planRows } from './plan-rows'
import { keepFirstVersion, writeVersion } from './write-version'

/**
 * Makes another document of the State (a corrigendum, a revised reply) the reply's next version. Questions live on by
 * what they answer, paragraphs by their words; drafts of questions that say something else now are flagged.
 * @throws AppError `conflict` / `intakeNotReady`, `outlineChangedMeanwhile`; `not_a_reply` when it has no questions.
 */
export async function reviseReply(
  userId: string,
  { intakeId }: IntakeChoice,
): Promise<{ reportId: string; version: number }> {
  const { intake, document, outline } = await readyIntake(userId, intakeId)
  const { reportId } = intake
  if (intake.kind !== 'state_reply' || reportId === null) throw new AppError('conflict', 'intakeNotReady')
  const reply = await replyAside(document, outline)

  const version = await db.$transaction(
    async (tx) => {
      await lockReport(tx, reportId)
      await authorize(userId, reportId, 'reply.import', tx)
      const now = await tx.stateReply.findUnique({ where: { reportId }, select: { id: true, version: true } })
      if (!now) throw notFound()
      const next = now.version + 1
      const file = await finishIntake(tx, userId, intake)
      const before = await loadRows(tx, now.id)
      await keepFirstVersion(tx, now.id, before)
      const anchors = await formerAnchors(tx, now.id)
      const rows = before.flatMap((section) => section.questions.flatMap(({ paragraphs }) => paragraphs))
      const plan = planRows({
        before: before.map(withoutBlocks),
        reply,
        matching: matchRevised(before, reply),
        version: next,
        usedAnchors: [...anchors, ...rows].map(({ anchor }) => anchor),
        isRevision: true,
      })
      await writeVersion(tx, {
        ...{ stateReplyId: now.id, reportId, version: next, reason: 'revised', createdById: userId },
        ...{ document, outline, reply, before, plan, file },
      })
      await audit(tx, { action: 'reply.revised', actorId: userId, reportId, details: { version: next } })
      return next
    },
    { timeout: WRITE_MS },
  )
  publish('reply.changed', { reportId, version })
  return { reportId, version }
}

type Section = Awaited<ReturnType<typeof loadRows>>[number]

/** Blocks are named within one document: what is withdrawn now has none in the next. */
function withoutBlocks(section: Section): Section {
  return {
    ...section,
    questions: section.questions.map((row) => ({
      ...row,
      blockId: null,
      paragraphs: row.paragraphs.map((paragraph) => ({ ...paragraph, blockId: null })),
    })),
  }
}
