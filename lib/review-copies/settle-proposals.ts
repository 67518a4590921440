import { publish } from '@/lib/bus'
import { type Database, db } from '@/lib/db'
import { changeDraft } from '@/lib/drafts/change-draft'
import { recordDecisions } from '@/lib/drafts/record-decisions'
import { isAppError, notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { can } from '@/lib/policy'
import { authorsOf } from '@/lib/richtext/suggestions/check'
import type { Decision } from '@/lib/richtext/suggestions/decided'
import { resolveInFragment } from '@/lib/richtext/suggestions/resolve-in-fragment'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readDocument } from '@/lib/richtext/ydoc'
import { reopenThread } from '@/lib/threads/reopen-thread'
import { resolveThread } from '@/lib/threads/resolve-thread'
import type { Followed, ProposalChoice } from './schema'

interface Row {
  id: string
  draftId: string
  kind: string
  target: string
}

/**
 * Decides here what was decided in Word, or leaves it, or shows again what was left. Suggestions are decided by who may
 * edit, and one's own rejected by who may suggest; the others are left as they are and told. What was decided here before
 * is settled without more.
 * @throws AppError `not_found`, `forbidden`; `conflict` / `draftLocked` for the draft that is final: what went before it stands.
 */
export async function settleProposals(
  userId: string,
  { proposalIds, isFollowed }: ProposalChoice,
): Promise<Followed> {
  const rows = await db.reviewProposal.findMany({
    where: {
      id: { in: proposalIds },
      import: { state: 'taken' },
      ...(isFollowed === null ? { isFollowed: false } : { settledAt: null }),
    },
    orderBy: { position: 'asc' },
    select: {
      ...{ id: true, draftId: true, kind: true, target: true },
      import: { select: { copy: { select: { reportId: true } } } },
    },
  })
  const reports = new Set(rows.map((row) => row.import.copy.reportId))
  const [reportId] = reports
  if (!reportId || reports.size > 1) throw notFound()
  const actor = await authorize(userId, reportId, 'draft.suggest')
  if (!isFollowed) {
    await settle(db, rows, isFollowed === null ? null : userId, isFollowed)
    return { done: rows.length, left: 0 }
  }
  let done = 0
  for (const row of rows.filter(isOfThread)) {
    const work = row.kind === 'resolved' ? resolveThread : reopenThread
    await work(userId, { threadId: row.target }).catch(gone)
    await settle(db, [row], userId, true)
    done++
  }
  const suggestions = rows.filter((row) => !isOfThread(row))
  for (const draftId of new Set(suggestions.map((row) => row.draftId))) {
    const own = suggestions.filter((row) => row.draftId === draftId)
    done += await decide({ userId, draftId, mayEdit: can(actor, 'draft.edit') }, own)
  }
  return { done, left: rows.length - done }
}

const isOfThread = ({ kind }: Row) => kind === 'resolved' || kind === 'reopened'

/** A thread that was deleted meanwhile is settled as well. */
function gone(error: unknown): void {
  if (!isAppError(error) || error.code !== 'not_found') throw error
}

async function decide(
  { userId, draftId, mayEdit }: { userId: string; draftId: string; mayEdit: boolean },
  rows: readonly Row[],
): Promise<number> {
  const verdicts = new Map(
    rows.map(({ target, kind }) => [target, kind === 'accepted' ? ('accept' as const) : ('reject' as const)]),
  )
  const { made, seq, settled } = await db.$transaction(async (tx) => {
    const { value, seq } = await changeDraft(tx, { draftId, userId }, (doc) => {
      const authors = authorsOf(readDocument(doc))
      const made: Decision[] = []
      const theirs = new Set<string>()
      for (const [id, verdict] of verdicts) {
        const user = authors.get(id)
        if (user === undefined) continue
        if (mayEdit || (verdict === 'reject' && user === userId)) made.push({ id, user, verdict })
        else theirs.add(id)
      }
      const mine = new Map(made.map(({ id, verdict }) => [id, verdict]))
      resolveInFragment(doc.getXmlFragment(XML_FRAGMENT), ({ id }) => mine.get(id) ?? 'keep')
      return { made, theirs }
    })
    const settled = rows.filter(({ target }) => !value.theirs.has(target))
    await settle(tx, settled, userId, true)
    return { made: value.made, seq, settled: settled.length }
  })
  if (seq !== null) publish('draft.appended', { draftId, seq })
  await recordDecisions(draftId, userId, made)
  return settled
}

async function settle(
  client: Database,
  rows: readonly Row[],
  settledById: string | null,
  isFollowed: boolean | null,
): Promise<void> {
  const settledAt = isFollowed === null ? null : new Date()
  const where = { id: { in: rows.map(({ id }) => id) } }
  await client.reviewProposal.updateMany({ where, data: { settledAt, settledById, isFollowed } })
}
