import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { sqlIn } from '@/lib/drafts/sql'
import { authorizeDraft } from './authorize-draft'
import { cutBeside } from './cutter'
import { foldDraft } from './fold-draft'
import type { LookInput } from './schema'

/**
 * Remembers that this person has seen the draft as it is now: what others change from here on is new to them. Nothing is
 * remembered of a draft that nobody ever wrote.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function recordLook(userId: string, { draftId }: LookInput): Promise<void> {
  const { reportId, hasChanged } = await db.$transaction(
    async (tx) => {
      const { reportId } = await authorizeDraft(userId, draftId, 'versions.view', tx)
      const mark = { reason: 'look', createdById: null } as const
      const { versionId, hasChanged } = await foldDraft(sqlIn(tx), draftId, { cut: cutBeside, mark })
      if (versionId) {
        await tx.draftLook.upsert({
          where: { userId_draftId: { userId, draftId } },
          create: { userId, draftId, versionId },
          update: { versionId, at: new Date() },
        })
      }
      return { reportId, hasChanged }
    },
    { timeout: 20_000 },
  )
  if (hasChanged) publish('versions.changed', { reportId, draftId })
}
