import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { sqlIn } from '@/lib/drafts/sql'
import { AppError } from '@/lib/errors'
import { authorizeDraft } from './authorize-draft'
import { cutBeside } from './cutter'
import { foldDraft } from './fold-draft'
import type { NameVersionInput } from './schema'

/**
 * Names a version, or names what the draft is now (`version: null`); a version that has a name gets this one. Named
 * versions stay for good. Answers its number.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function nameVersion(userId: string, input: NameVersionInput): Promise<{ number: number }> {
  const { draftId, version, name } = input
  const { reportId, number } = await db.$transaction(
    async (tx) => {
      const { reportId } = await authorizeDraft(userId, draftId, 'versions.name', tx)
      const where =
        version === null
          ? { id: await nameNow(tx, draftId, userId, name) }
          : { draftId_number: { draftId, number: version } }
      const known = await tx.draftVersion.findUnique({
        where,
        select: { id: true, reason: true, number: true },
      })
      if (!known) throw new AppError('not_found', 'versionGone')
      const isPlain = known.reason === 'activity' || known.reason === 'look'
      await tx.draftVersion.update({
        where: { id: known.id },
        data: { name, createdById: userId, ...(isPlain && { reason: 'named' }) },
      })
      await audit(tx, {
        action: 'version.named',
        actorId: userId,
        reportId,
        details: { draftId, version: known.number, name },
      })
      return { reportId, number: known.number }
    },
    { timeout: 30_000 },
  )
  publish('versions.changed', { reportId, draftId })
  return { number }
}

type Transaction = Parameters<Parameters<typeof db.$transaction>[0]>[0]

async function nameNow(tx: Transaction, draftId: string, userId: string, name: string): Promise<string> {
  const mark = { reason: 'named', name, createdById: userId } as const
  const { versionId } = await foldDraft(sqlIn(tx), draftId, { cut: cutBeside, mark })
  return versionId!
}
