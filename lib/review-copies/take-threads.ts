import * as Y from 'yjs'
import { audit } from '@/lib/audit'
import type { Database } from '@/lib/db'
import { changeDraft } from '@/lib/drafts/change-draft'
import { threadsInXml } from '@/lib/richtext/comment-marks'
import type { DocumentNode } from '@/lib/richtext/document'
import { markPassage, NoPassage, type Quote } from '@/lib/richtext/passages'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { lockMarks } from '@/lib/threads/lock-marks'
import { MAX_COMMENT } from '@/lib/threads/schema'
import { writeComment } from '@/lib/threads/write-comment'
import type { Anchor, NewThread } from './changes'
import type { Places } from './place'
import { placesIn } from './take-into'

interface Told {
  threadIds: string[]
  notified: string[]
  seqs: (string | null)[]
}

/**
 * Begins the threads that a review copy brought, at their words, and answers in those that there were; in the name of the
 * one who takes it. Where the words are gone by now, the thread says what they were. Also in a locked draft.
 */
export async function takeThreads(
  tx: Database,
  { id: importId, userId, reportId }: { id: string; userId: string; reportId: string },
  { draftId, threads, base }: { draftId: string; threads: readonly NewThread[]; base: DocumentNode },
): Promise<Told> {
  const told: Told = { threadIds: [], notified: [], seqs: [] }
  for (const thread of threads) {
    const row = thread.kind === 'replies' ? await known(tx, reportId, thread.thread) : null
    // Whatever it answered was deleted meanwhile: it begins anew, about the draft.
    const threadId = row?.id ?? (await begin(tx, { userId, reportId, draftId, base, thread }, told)).id
    if (row?.resolvedAt) await reopen(tx, { userId, reportId, threadId })
    told.threadIds.push(threadId)
    for (const { author, text } of thread.comments) {
      const notified = await writeComment(tx, {
        thread: { id: threadId, reportId, draftId },
        ...{ userId, text: text.slice(0, MAX_COMMENT) },
        others: { kind: 'reply', userIds: row?.authors ?? [] },
        outside: { by: author.slice(0, 200), importId },
      })
      told.notified.push(...notified)
    }
  }
  return told
}

async function known(tx: Database, reportId: string, id: string) {
  const row = await tx.thread.findFirst({
    where: { id, reportId },
    select: {
      id: true,
      resolvedAt: true,
      comments: { where: { deletedAt: null }, select: { authorId: true } },
    },
  })
  return row && { ...row, authors: [...new Set(row.comments.flatMap(({ authorId }) => authorId ?? []))] }
}

async function reopen(
  tx: Database,
  { userId, reportId, threadId }: { userId: string; reportId: string; threadId: string },
) {
  await tx.thread.update({ where: { id: threadId }, data: { resolvedAt: null, resolvedById: null } })
  await audit(tx, { action: 'thread.reopened', actorId: userId, reportId, details: { threadId } })
}

async function begin(
  tx: Database,
  given: { userId: string; reportId: string; draftId: string; base: DocumentNode; thread: NewThread },
  told: Told,
): Promise<{ id: string }> {
  const { userId, reportId, draftId, base, thread } = given
  const made = await tx.thread.create({ data: { reportId, draftId }, select: { id: true } })
  const details = {
    threadId: made.id,
    place: thread.kind === 'thread' && thread.anchor ? 'selection' : 'draft',
    draftId,
    paragraph: null,
  }
  await audit(tx, { action: 'thread.started', actorId: userId, reportId, details })
  if (thread.kind !== 'thread' || !thread.anchor) return made
  const { anchor } = thread
  await lockMarks(tx, draftId)
  const { value, seq } = await changeDraft(tx, { draftId, userId, evenLocked: true }, (doc) => {
    const fragment = doc.getXmlFragment(XML_FRAGMENT)
    const quote = mark(fragment, placesIn(doc, base), anchor, made.id)
    return { quote, position: threadsInXml(fragment).indexOf(made.id) }
  })
  await tx.thread.update({ where: { id: made.id }, data: value.quote })
  if (value.position >= 0)
    await tx.threadAnchor.create({ data: { threadId: made.id, draftId, position: value.position } })
  told.seqs.push(seq)
  return made
}

/** Marks the words that are left; without any the thread says which they were. */
function mark(fragment: Y.XmlFragment, places: Places, anchor: Anchor, thread: string): Quote {
  const ranges = places.anchor(anchor).map(({ element, from, to }) => ({
    start: Y.encodeRelativePosition(positionIn(element, from, 0)),
    end: Y.encodeRelativePosition(positionIn(element, to, -1)),
  }))
  try {
    if (ranges.length > 0) return markPassage(fragment, ranges, thread)
  } catch (error) {
    if (!(error instanceof NoPassage)) throw error
  }
  const clean = places
    .passage(anchor)
    .replace(/[\0\p{Surrogate}]/gu, '\ufffd')
    .slice(0, 1_000)
  return { quote: clean || ' ', before: '', after: '' }
}

/** A place of a line as Yjs names it: before a sign, or behind one (-1). */
function positionIn(element: Y.XmlElement, at: number, assoc: 0 | -1): Y.RelativePosition {
  let offset = 0
  const children = element.toArray()
  for (let index = 0; index < children.length; index++) {
    const child = children[index]
    if (!(child instanceof Y.XmlText)) {
      if (assoc === 0 ? at === offset : at === offset + 1)
        return Y.createRelativePositionFromTypeIndex(element, assoc === 0 ? index : index + 1, assoc)
      offset += 1
      continue
    }
    const inside = at - offset
    if (assoc === 0 ? inside >= 0 && inside < child.length : inside > 0 && inside <= child.length)
      return Y.createRelativePositionFromTypeIndex(child, inside, assoc)
    offset += child.length
  }
  return Y.createRelativePositionFromTypeIndex(element, children.length, assoc)
}
