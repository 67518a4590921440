import { createHash } from 'node:crypto'
import { sorted } from '@/lib/richtext/suggestions/shape'
import type { CopyChanges, DraftChanges, Edit, NewRow, NewThread, Proposal } from './changes'

/** What one thing that came back is, whoever says it and whenever: the same for the same change of the same copy. */
export function signatureOf(draftId: string, change: Edit | NewThread): string {
  const { author: _, group: _group, ...said } = { author: null, group: 0, ...change }
  return hashOf([
    draftId,
    said.kind === 'insertRows' ? { ...said, rows: said.rows.map(withoutPictures) } : said,
  ])
}

/** Rows are the same whether or not whoever took them in might bring their pictures. */
function withoutPictures({ cells }: NewRow): NewRow {
  return { cells: cells.map((blocks) => blocks.filter(({ picture }) => !picture)) }
}

/** What came back without what was taken from the same copy before; comments one by one. */
export function withoutTaken(changes: CopyChanges, taken: ReadonlySet<string>): CopyChanges {
  const isNew = (draftId: string, change: Edit | NewThread) => !taken.has(signatureOf(draftId, change))
  return {
    ...changes,
    drafts: changes.drafts.map(({ draftId, edits, threads, remarks, proposals }): DraftChanges => {
      const lost = new Set(edits.filter((edit) => !isNew(draftId, edit)).map(({ group }) => group))
      return {
        draftId,
        edits: edits.filter(({ group }) => !lost.has(group)),
        threads: threads.flatMap((thread) =>
          thread.comments.some((comment) => taken.has(commentSignature(draftId, thread, comment)))
            ? partly(draftId, thread, taken)
            : [thread],
        ),
        remarks,
        proposals: proposals.filter((each) => !taken.has(proposalSignature(draftId, each))),
      }
    }),
  }
}

/** What a decision is. */
export function proposalSignature(draftId: string, { kind, target }: Proposal): string {
  return hashOf([draftId, kind, target])
}

/** What a comment is. */
export function commentSignature(
  draftId: string,
  thread: NewThread,
  comment: NewThread['comments'][number],
): string {
  const place = thread.kind === 'replies' ? thread.thread : null
  return hashOf([draftId, place, comment])
}

/** A thread of which some comments were taken before: the others still come. */
function partly(draftId: string, thread: NewThread, taken: ReadonlySet<string>): NewThread[] {
  const comments = thread.comments.filter((comment) => !taken.has(commentSignature(draftId, thread, comment)))
  return comments.length > 0 ? [{ ...thread, comments }] : []
}

/** Whether there is nothing in it to take. */
export function isNothing({ drafts, remarks }: CopyChanges): boolean {
  return (
    remarks.length === 0 &&
    drafts.every(
      ({ edits, threads, remarks: own, proposals }) =>
        edits.length + threads.length + own.length + proposals.length === 0,
    )
  )
}

/** Whatever order the database keeps names in. */
function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('base64url')
    .slice(0, 22)
}
