import * as Y from 'yjs'
import { db } from '@/lib/db'
import type { CopyFacts } from '@/lib/export/formats/review'
import { copyText } from '@/lib/export/formats/review/copy-text'
import type { DocumentNode } from '@/lib/richtext/document'
import type { Homes } from '@/lib/threads/homes'
import { unpackText } from './aside'
import { changesFrom, type DraftChanges, type Edit, type NewPiece } from './changes'
import { conflictsOf } from './conflicts'
import { updatesOf } from './draft-now'
import { picturesIn } from './pictures'
import { homeOf, placesOf } from './places'
import type { ComingIn } from './schema'
import { placesIn, takeInto } from './take-into'

/** What an import would bring into which drafts, and how much of it has no place there now. */
export async function comingIn(importId: string, userId: string, homes: Homes): Promise<ComingIn[]> {
  const { changes, copy } = await db.reviewImport.findUniqueOrThrow({
    where: { id: importId },
    select: { changes: true, copy: { select: { id: true, facts: true } } },
  })
  // Let go meanwhile with what it took to take it in.
  if (!copy.facts) return []
  const { drafts } = changesFrom(changes)
  const { variant } = copy.facts as unknown as CopyFacts
  const touched = drafts.flatMap(({ draftId, ...draft }) => (amountOf(draft) > 0 ? [draftId] : []))
  const texts = await db.reviewCopyDraft.findMany({
    where: { copyId: copy.id, draftId: { in: touched } },
    select: { draftId: true, text: true },
  })
  const coming: ComingIn[] = []
  for (const draft of drafts) {
    const home = homeOf(homes, draft.draftId)
    const stored = texts.find(({ draftId }) => draftId === draft.draftId)
    if (!home || !stored) continue
    const base = copyText(unpackText(stored.text), variant)
    coming.push({
      draftId: draft.draftId,
      home,
      ...countsOf(draft),
      conflicts: await tried(draft, base, userId),
    })
  }
  const placeOf = placesOf(homes)
  return coming.sort((a, b) => placeOf(a.draftId) - placeOf(b.draftId))
}

const amountOf = ({ edits, threads, remarks, proposals }: Omit<DraftChanges, 'draftId'>) =>
  edits.length + threads.length + remarks.length + proposals.length

function countsOf({ edits, threads, proposals }: DraftChanges) {
  const counts = { inserted: 0, deleted: 0, changed: 0, comments: 0, decided: proposals.length }
  const isWords = (piece: NewPiece) => piece.kind !== 'split'
  for (const edit of edits) {
    if (
      edit.kind === 'insertBlocks' ||
      edit.kind === 'insertRows' ||
      (edit.kind === 'insert' && edit.pieces.some(isWords))
    )
      counts.inserted++
    else if (edit.kind === 'delete' || edit.kind === 'deleteBlock' || edit.kind === 'deleteRow')
      counts.deleted++
    else counts.changed++
  }
  for (const { comments } of threads) counts.comments += comments.length
  return counts
}

/** How much has no place now: tried on a copy of the draft. */
async function tried(
  { draftId, edits, remarks }: DraftChanges,
  base: DocumentNode,
  userId: string,
): Promise<number> {
  const [draft] = await db.draft.findMany({ where: { id: draftId }, select: { lockedAt: true } })
  const locked = edits.map((edit) => ({ edit, why: 'locked' }))
  if (!draft || draft.lockedAt) return conflictsOf(locked, base).length + remarks.length
  const updates = await updatesOf(draftId)
  const doc = new Y.Doc({ gc: true })
  try {
    doc.transact(() => updates.forEach((data) => Y.applyUpdate(doc, data)))
    const record = ({ group }: Edit) => ({ id: `tried-${group}`, user: userId, at: 0 })
    const pictures = new Map([...picturesIn(edits).keys()].map((sha256) => [sha256, sha256]))
    const { conflicts } = takeInto(doc, placesIn(doc, base), edits, record, pictures)
    return conflictsOf(conflicts, base).length + remarks.length
  } finally {
    doc.destroy()
  }
}
