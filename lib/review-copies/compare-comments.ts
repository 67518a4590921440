import type { CopyFacts } from '@/lib/export/formats/review'
import type { Anchor, NewThread, OutsideComment, Proposal, Remark } from './changes'
import type { ComparedDraft } from './compare'
import type { Owned } from './owners'
import type { CopyCommentRead, CopyPlace, CopyReading } from './reading/reading'
import type { Sent } from './sequence'

/**
 * The comments that were not in the copy when it was sent, as threads and answers, each with its draft; and the threads
 * that were settled there, or begun again.
 */
export function threadsThatCame(
  facts: CopyFacts,
  reading: CopyReading,
  owners: readonly Owned[],
  drafts: readonly ComparedDraft[],
): { ofDraft: Map<string, NewThread[]>; settled: Map<string, Proposal[]>; remarks: Remark[] } {
  const known = knownThreads(facts, reading.comments)
  const settled = new Map<string, Proposal[]>()
  const ofDraft = new Map<string, NewThread[]>()
  const remarks: Remark[] = []
  const roots = new Map<string, NewThread | null>()
  const add = (draftId: string, thread: NewThread) =>
    ofDraft.set(draftId, [...(ofDraft.get(draftId) ?? []), thread])
  for (const comment of reading.comments) {
    const own = known.get(comment.id)
    if (own?.thread && comment.parent === null) {
      const draftId = draftOf(comment, owners, facts)
      const kind = settling(own.wasDone, comment.isDone)
      const proposal = kind && { kind, target: own.thread, passage: comment.text.slice(0, 500), wanted: '' }
      if (draftId && proposal) settled.set(draftId, [...(settled.get(draftId) ?? []), proposal])
    }
    if (own || comment.text === '') continue
    const written = { author: comment.author, text: comment.text, date: comment.date }
    const root = rootOf(comment, reading.comments)
    const thread = known.get(root.id)?.thread
    const draftId = draftOf(root, owners, facts)
    if (thread !== undefined) {
      // What answers a comment of ours that was no thread begins one.
      if (thread !== null) addReply(ofDraft, draftId ?? facts.drafts[0]?.draftId ?? '', thread, written)
      else if (draftId)
        add(draftId, { kind: 'thread', anchor: anchorOf(root, drafts, draftId), comments: [written] })
      continue
    }
    const begun = roots.get(root.id)
    if (begun) {
      begun.comments.push(written)
      continue
    }
    if (!draftId) {
      remarks.push({ kind: 'homeless', author: comment.author, passage: '', wanted: comment.text })
      continue
    }
    const made: NewThread = { kind: 'thread', anchor: anchorOf(root, drafts, draftId), comments: [written] }
    roots.set(root.id, made)
    add(draftId, made)
  }
  return { ofDraft, settled, remarks }
}

/** What somebody decided on a thread; null where a file says nothing of it, or the same. */
function settling(was: boolean | undefined, is: boolean | null): 'resolved' | 'reopened' | null {
  if (was === undefined || is === null || was === is) return null
  return is ? 'resolved' : 'reopened'
}

function addReply(
  ofDraft: Map<string, NewThread[]>,
  draftId: string,
  thread: string,
  comment: OutsideComment,
): void {
  const threads = ofDraft.get(draftId) ?? []
  ofDraft.set(draftId, threads)
  const same = threads.find((each) => each.kind === 'replies' && each.thread === thread)
  if (same) same.comments.push(comment)
  else threads.push({ kind: 'replies', thread, comments: [comment] })
}

/** A comment that was in the copy: its thread, and whether that was settled. */
interface Known {
  thread: string | null
  wasDone: boolean | undefined
}

/** The comments that were in the copy, by who wrote what: programs number them anew. */
function knownThreads(facts: CopyFacts, comments: readonly CopyCommentRead[]): Map<string, Known> {
  const left = new Map<string, Known[]>()
  const keyOf = (author: string, text: string) => `${author}\n${text.replace(/\s+/g, ' ').trim()}`
  for (const { thread, author, text, isDone: wasDone } of facts.comments)
    left.set(keyOf(author, text), [...(left.get(keyOf(author, text)) ?? []), { thread, wasDone }])
  const known = new Map<string, Known>()
  for (const { id, author, text } of comments) {
    const found = left.get(keyOf(author, text))?.shift()
    if (found) known.set(id, found)
  }
  return known
}

function rootOf(comment: CopyCommentRead, comments: readonly CopyCommentRead[]): CopyCommentRead {
  let root = comment
  for (let steps = 0; root.parent !== null && steps < 100; steps++) {
    const parent = comments.find(({ id }) => id === root.parent)
    if (!parent) break
    root = parent
  }
  return root
}

/** The draft in which a comment stands; that of a heading is the one that begins below it. */
function draftOf({ from }: CopyCommentRead, owners: readonly Owned[], facts: CopyFacts): string | null {
  if (!from) return null
  const index = owners.findIndex(({ at }) => at >= from.paragraph)
  if (index === -1) return null
  const draft = owners[index]!.draft ?? owners.slice(index).find((each) => each.draft !== null)?.draft
  return facts.drafts.find(({ number }) => number === draft)?.draftId ?? null
}

const isBefore = (a: CopyPlace, b: CopyPlace) =>
  a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.offset < b.offset)

/** The signs that a comment is about, of those that were sent; null where it is about the draft as a whole. */
function anchorOf(
  comment: CopyCommentRead,
  drafts: readonly ComparedDraft[],
  draftId: string,
): Anchor | null {
  const { from, to } = comment
  const pairs = drafts.find((each) => each.draftId === draftId)?.pairs ?? []
  if (!from || !to) return null
  const about: Sent[] = []
  let nearest: Sent | null = null
  for (const { sent, came } of pairs) {
    if (!sent?.unit || !came) continue
    if (isBefore(came.place, from)) {
      if (came.place.paragraph === from.paragraph) nearest = sent
    } else if (isBefore(came.place, to)) about.push(sent)
    else if (came.place.paragraph === from.paragraph) nearest ??= sent
  }
  const [first, last] = [about[0], about.at(-1)]
  if (first && last) return { from: placeOf(first, 0), to: placeOf(last, 1) }
  return nearest ? wordAround(nearest) : null
}

const placeOf = ({ paragraph, unit }: Sent, more: number) => ({ block: paragraph.block, at: unit!.at + more })

/** A comment on what is not in the draft yet is about the word beside it. */
function wordAround(sent: Sent): Anchor {
  const { units } = sent.paragraph
  const isWord = (index: number) => units[index] !== undefined && /[\p{L}\p{N}]/u.test(units[index].key)
  let start = units.indexOf(sent.unit!)
  while (start > 0 && !isWord(start)) start--
  let end = start
  while (isWord(start - 1)) start--
  while (isWord(end + 1)) end++
  return {
    from: { block: sent.paragraph.block, at: units[start]!.at },
    to: { block: sent.paragraph.block, at: units[end]!.at + 1 },
  }
}
