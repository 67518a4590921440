import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import type { Claim, TextRange } from '@/lib/claims'
import { analysisOf } from './analysis'
import { contradictionKey } from './contradiction-key'
import { quotedRanges, touches } from '@/lib/claims/contested'
import type { ClaimsLedger, LedgerClaim, LedgerContradiction } from './schema'

/**
 * Everything that can be checked in a report's reply, in its order, with what is contested and what was judged. Empty
 * without a reply. The first time after a change it takes the seconds that finding it takes.
 */
export async function claimsLedger(userId: string, reportId: string): Promise<ClaimsLedger> {
  await authorize(userId, reportId, 'report.view')
  const found = await analysisOf(reportId)
  if (!found) return { version: 0, claims: [], contradictions: [] }
  const { input, analysis } = found
  const texts = new Map(
    input.reply.sections.flatMap(({ questions }) =>
      questions.flatMap(({ paragraphs }) => paragraphs.map(({ id, text }) => [id, text] as const)),
    ),
  )
  const [quotations, dismissals] = await Promise.all([
    db.draftQuotation.findMany({
      where: { draft: { reportId } },
      select: { anchor: true, text: true },
    }),
    db.dismissedContradiction.findMany({
      where: { reportId },
      select: { key: true, createdAt: true, user: { select: { name: true } } },
    }),
  ])
  const quoted = quotedRanges(quotations, (anchor) => texts.get(anchor))
  const isContested = (paragraph: string, range: TextRange) => touches(quoted.get(paragraph), range)
  const judged = new Map(dismissals.map((dismissal) => [dismissal.key, dismissal]))
  return {
    version: input.version,
    claims: analysis.claims.map((claim) => ({
      ...shown(claim),
      isContested: isContested(claim.paragraph, claim),
    })),
    contradictions: analysis.contradictions.map((contradiction): LedgerContradiction => {
      const key = contradictionKey(contradiction)
      const dismissal = judged.get(key)
      return {
        id: contradiction.id,
        key,
        kind: contradiction.kind,
        explanation: contradiction.explanation,
        members: contradiction.members.map(({ question, slug, paragraph, quote, start, end }) => ({
          ...{ question, slug, paragraph, quote, start, end },
          isContested: isContested(paragraph, { start, end }),
        })),
        dismissed: dismissal
          ? { by: dismissal.user?.name ?? null, at: dismissal.createdAt.toISOString() }
          : null,
      }
    }),
  }
}

/** What a screen needs of a claim. */
function shown(claim: Claim): Omit<LedgerClaim, 'isContested'> {
  const { id, kind, question, slug, paragraph, start, end, text, sentence } = claim
  const { value, valueTo, unit, currency, subject, qualifier, year, population, role, deadline } = claim
  return {
    ...{ id, kind, question, slug, paragraph, start, end, text, sentence },
    ...{ value, valueTo, unit, currency, subject, qualifier, year, population, role, deadline },
  }
}
