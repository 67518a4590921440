import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { type Database, db } from '@/lib/db'
import { changeDraft } from '@/lib/drafts/change-draft'
import { isAppError, notFound } from '@/lib/errors'
import { copyText } from '@/lib/export/formats/review/copy-text'
import type { CopyFacts } from '@/lib/export/formats/review'
import { authorize } from '@/lib/members/authorize'
import { can } from '@/lib/policy'
import type { DocumentNode } from '@/lib/richtext/document'
import { unpackText } from './aside'
import { linesIn, readable } from './blocks'
import { CAME, changesFrom, type DraftChanges, type Edit, type Remark } from './changes'
import { type ImportChoice, said, suggestionId, type TakenIn } from './schema'
import { type Conflict, conflictsOf } from './conflicts'
import { letPicturesGo, picturesToTake } from './keep-pictures'
import { keepProposals } from './keep-proposals'
import { withoutRefused } from './pictures'
import { commentSignature, proposalSignature, signatureOf } from './signatures'
import { placesIn, takeInto } from './take-into'
import { takeThreads } from './take-threads'

interface Given {
  id: string
  userId: string
  reportId: string
  authors: string[]
}

/**
 * Takes in what a review copy brought back: in each draft, in one transaction, suggestions and comments in the name of the
 * one who takes it, with the name of who made them outside; what has no place is kept as a conflict. Broken off in
 * between, it goes on where it was.
 * @throws AppError `not_found` also for what somebody else brought, or what was taken.
 */
export async function takeImport(userId: string, { importId }: ImportChoice): Promise<TakenIn> {
  const found = await db.reviewImport.findFirst({
    where: { id: importId, userId, state: 'ready' },
    include: { copy: { include: { drafts: true } } },
  })
  if (!found) throw notFound()
  const { reportId } = found.copy
  await authorize(userId, reportId, 'draft.suggest')
  const changes = changesFrom(found.changes)
  const facts = found.copy.facts as unknown as CopyFacts
  const given: Given = { id: importId, userId, reportId, authors: found.authors }
  for (const draft of changes.drafts) {
    const stored = found.copy.drafts.find(({ draftId }) => draftId === draft.draftId)
    if (!stored || isEmpty(draft)) continue
    await takeDraft(given, draft, copyText(unpackText(stored.text), facts.variant))
  }
  await db.$transaction(async (tx) => {
    const { count } = await tx.reviewImport.updateMany({
      where: { id: importId, state: 'ready' },
      data: { state: 'taken', takenAt: new Date() },
    })
    // Somebody who clicks twice takes it once.
    if (count === 0) return
    await letPicturesGo(tx, { importId })
    await keepConflicts(tx, importId, null, changes.remarks.map(conflictOf))
    const details = {
      importId,
      drafts: changes.drafts.filter(({ edits, threads }) => edits.length + threads.length > 0).length,
    }
    await audit(tx, { action: 'review-copy.taken', actorId: userId, reportId, details })
  })
  return {
    conflicts: await db.reviewConflict.count({ where: { importId, dismissedAt: null } }),
    proposals: await db.reviewProposal.count({ where: { importId, settledAt: null } }),
  }
}

const isEmpty = ({ edits, threads, remarks, proposals }: DraftChanges) =>
  edits.length + threads.length + remarks.length + proposals.length === 0

async function takeDraft(given: Given, draft: DraftChanges, base: DocumentNode): Promise<void> {
  const { draftId, edits, threads, remarks, proposals } = draft
  const { id: importId, userId, reportId, authors } = given
  const news = await db.$transaction(
    async (tx) => {
      const actor = await authorize(userId, reportId, 'draft.suggest', tx)
      const [row] = await tx.$queryRaw<{ taken: string[] }[]>`
        select taken from review_imports where id = ${importId}::uuid and state = 'ready' for update`
      if (!row) throw notFound()
      // Begun before, and broken off behind this draft.
      if (row.taken.includes(draftId)) return null
      const told = await takeThreads(tx, given, { draftId, threads, base })
      const pictures = await picturesToTake(
        tx,
        { importId, userId, reportId, mayAdd: can(actor, 'draft.edit') },
        edits,
      )
      const lines = linesIn(base)
      const passageOf = (block: number) => readable(lines[block]?.text ?? '')
      const takeable = withoutRefused({ edits, remarks }, pictures.why, passageOf)
      const at = Date.now()
      const record = ({ author, group }: Edit) => ({
        id: suggestionId(importId, author === null ? null : Math.max(0, authors.indexOf(author)), group),
        ...{ user: userId, at },
      })
      const done =
        takeable.edits.length > 0
          ? await orLocked(
              changeDraft(tx, { draftId, userId }, (doc) =>
                takeInto(doc, placesIn(doc, base), takeable.edits, record, pictures.ids),
              ),
            )
          : null
      const lost =
        done === 'locked'
          ? takeable.edits.map((edit) => ({ edit, why: 'locked' }))
          : (done?.value.conflicts ?? [])
      if (done && done !== 'locked') await pictures.adopt(done.value.edits)
      const conflicts = conflictsOf(lost, base)
      await keepConflicts(tx, importId, draftId, [...conflicts, ...takeable.remarks.map(conflictOf)])
      await keepProposals(tx, importId, draftId, proposals)
      const signatures = [
        draftId,
        ...proposals.map((each) => proposalSignature(draftId, each)),
        ...takeable.edits.map((edit) => signatureOf(draftId, edit)),
        ...threads.flatMap((thread) =>
          thread.comments.map((each) => commentSignature(draftId, thread, each)),
        ),
      ]
      await tx.reviewImport.update({ where: { id: importId }, data: { taken: { push: signatures } } })
      return { ...told, seqs: [...told.seqs, done && done !== 'locked' ? done.seq : null] }
    },
    { timeout: 30_000 },
  )
  if (!news) return
  for (const seq of news.seqs) if (seq !== null) publish('draft.appended', { draftId, seq })
  for (const threadId of news.threadIds) publish('threads.changed', { reportId, threadId })
  for (const each of new Set(news.notified)) publish('notifications.changed', { userId: each })
}

async function orLocked<Value>(work: Promise<Value>): Promise<Value | 'locked'> {
  try {
    return await work
  } catch (error) {
    if (isAppError(error) && error.reason === 'draftLocked') return 'locked'
    throw error
  }
}

const conflictOf = ({ kind, author, passage, wanted }: Remark): Conflict => ({
  kind,
  author,
  passage,
  wanted: kind.startsWith('picture')
    ? said('picture', wanted)
    : CAME.has(kind)
      ? said('came', wanted)
      : wanted,
})

async function keepConflicts(
  tx: Database,
  importId: string,
  draftId: string | null,
  conflicts: readonly Conflict[],
): Promise<void> {
  const known = await tx.reviewConflict.count({ where: { importId } })
  const clean = (text: string) => text.replace(/[\0\p{Surrogate}]/gu, '\ufffd').slice(0, 4_000)
  await tx.reviewConflict.createMany({
    data: conflicts.map(({ kind, author, passage, wanted }, index) => ({
      ...{ importId, draftId, kind, position: known + index },
      ...{ author: author && clean(author), passage: clean(passage), wanted: clean(wanted) },
    })),
  })
}
