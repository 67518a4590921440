import type { Database } from '@/lib/db'
import type { Proposal } from './changes'

const clean = (text: string) => text.replace(/[\0\p{Surrogate}]/gu, '\ufffd')

/** Keeps what was decided in Word on a draft's suggestions and threads, until somebody decides it here. */
export async function keepProposals(
  tx: Database,
  importId: string,
  draftId: string,
  proposals: readonly Proposal[],
): Promise<void> {
  const known = await tx.reviewProposal.count({ where: { importId } })
  await tx.reviewProposal.createMany({
    data: proposals.map(({ kind, target, passage, wanted }, index) => ({
      ...{ importId, draftId, kind, target: clean(target), position: known + index },
      ...{ passage: clean(passage), wanted: clean(wanted) },
    })),
    // A suggestion may stand in two drafts.
    skipDuplicates: true,
  })
}
