import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import type { Decision } from '@/lib/richtext/suggestions/decided'

// More names than that say nothing.
const MOST_NAMED = 12

/**
 * Writes down that somebody accepted or rejected suggestions in a draft: how many and of whom, once for all that were
 * decided together. Taking back one's own is no decision. For a draft that is no more it does nothing.
 */
export async function recordDecisions(
  draftId: string,
  actorId: string,
  decisions: readonly Decision[],
): Promise<void> {
  const told = decisions.filter(({ user, verdict }) => verdict === 'accept' || user !== actorId)
  if (told.length === 0) return
  const draft = await db.draft.findUnique({ where: { id: draftId }, select: { reportId: true } })
  if (!draft) return
  const { reportId } = draft
  // A text may name anybody: told is only of who is a member.
  const members = await db.membership.findMany({ where: { reportId }, select: { userId: true } })
  const known = new Set(members.map(({ userId }) => userId))
  await db.$transaction(async (tx) => {
    for (const verdict of ['accept', 'reject'] as const) {
      const those = told.filter((each) => each.verdict === verdict)
      if (those.length === 0) continue
      const by = [...new Set(those.map(({ user }) => user))].filter((user) => known.has(user))
      await audit(tx, {
        action: verdict === 'accept' ? 'suggestions.accepted' : 'suggestions.rejected',
        actorId,
        reportId,
        details: { draftId, count: those.length, by: by.slice(0, MOST_NAMED).join(' ') },
      })
    }
  })
}
