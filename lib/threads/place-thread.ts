import type { Database } from '@/lib/db'
import { changeDraft } from '@/lib/drafts/change-draft'
import { AppError, notFound } from '@/lib/errors'
import { threadsInXml } from '@/lib/richtext/comment-marks'
import { markPassage, markSuggestion, NoPassage, type Quote } from '@/lib/richtext/passages'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { lockMarks } from './lock-marks'
import type { ThreadSubject } from './schema'

/** A thread's row, and what its mark added to a draft's log. */
export interface PlacedThread {
  thread: { id: string; reportId: string; draftId: string | null; paragraph: string | null }
  appended: { draftId: string; seq: string | null }[]
}

const REFUSALS = {
  unknown: () => new AppError('conflict', 'selectionNotSaved'),
  invalid: () => new AppError('invalid_input', 'selectionInvalid'),
  empty: () => new AppError('invalid_input', 'selectionEmpty'),
}

const created = { id: true, reportId: true, draftId: true, paragraph: true } as const

/** Makes the row of a thread, with its mark in the text where it is about words of a draft. Asks for no right. */
export async function placeThread(
  tx: Database,
  { reportId, userId, about }: { reportId: string; userId: string; about: ThreadSubject },
): Promise<PlacedThread> {
  if (about.kind === 'paragraph') return onParagraph(tx, reportId, about.paragraph)
  const { draftId } = about
  const suggestionId = about.kind === 'suggestion' ? about.suggestionId : null
  const thread = await tx.thread.create({ data: { reportId, draftId, suggestionId }, select: created })
  if (about.kind === 'draft') return { thread, appended: [] }
  await lockMarks(tx, draftId)
  const { value, seq } = await changeDraft(tx, { draftId, userId, evenLocked: true }, (doc) => {
    const fragment = doc.getXmlFragment(XML_FRAGMENT)
    const quote = refusing(() =>
      about.kind === 'suggestion'
        ? markSuggestion(fragment, about.suggestionId, thread.id)
        : markPassage(fragment, about.ranges.map(decoded), thread.id),
    )
    return { quote, position: threadsInXml(fragment).indexOf(thread.id) }
  })
  await tx.thread.update({ where: { id: thread.id }, data: value.quote })
  await tx.threadAnchor.create({ data: { threadId: thread.id, draftId, position: value.position } })
  return { thread, appended: [{ draftId, seq }] }
}

async function onParagraph(tx: Database, reportId: string, anchor: string): Promise<PlacedThread> {
  const paragraph = anchor.includes('\0')
    ? null
    : await tx.replyParagraph.findFirst({
        where: { anchor, question: { stateReply: { reportId } } },
        select: { text: true, question: { select: { stateReply: { select: { version: true } } } } },
      })
  if (!paragraph) throw notFound()
  const { version: replyVersion } = paragraph.question.stateReply
  const quote = paragraph.text.slice(0, 1_000)
  const thread = await tx.thread.create({
    data: { reportId, paragraph: anchor, replyVersion, quote },
    select: created,
  })
  return { thread, appended: [] }
}

function refusing(mark: () => Quote): Quote {
  try {
    return mark()
  } catch (error) {
    if (error instanceof NoPassage) throw REFUSALS[error.reason]()
    throw error
  }
}

const decoded = ({ start, end }: { start: string; end: string }) => ({
  start: Buffer.from(start, 'base64'),
  end: Buffer.from(end, 'base64'),
})
