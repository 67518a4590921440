import { audit } from '@/lib/audit'
import { type Database, db } from '@/lib/db'
import { AppError, notFound } from '@/lib/errors'
import { isId } from '@/lib/members/authorize'
import { placeThread } from './place-thread'
import { authorizeThreads } from './authorize-threads'
import { threadView } from './queries'
import type { NewThread, ThreadSubject, ThreadView } from './schema'
import { publishThread, writeComment } from './write-comment'

// What was typed a moment ago is on its way into the log: waited for so long, and then it is said.
const WAITS_MS = [50, 100, 200, 300, 400, 500, 500]

/**
 * Begins a thread and, on words of a draft, sets its mark in the text, both or neither: for a reviewer, who may not
 * write in the draft, as for everybody else, and also in a draft that is locked.
 * @throws AppError `selectionEmpty`, `selectionInvalid`; `selectionNotSaved` when the words have not reached the server
 * yet: then the same once more will do.
 */
export async function startThread(userId: string, { about, text }: NewThread): Promise<ThreadView> {
  const started = await onceSaved(() => db.$transaction((tx) => start(tx, userId, { about, text })))
  publishThread(started)
  return threadView(userId, started.threadId)
}

async function start(tx: Database, userId: string, { about, text }: NewThread) {
  const reportId = await reportOf(tx, about)
  await authorizeThreads(userId, reportId, 'threads.write', tx)
  const { thread, appended } = await placeThread(tx, { reportId, userId, about })
  const homeId = thread.draftId ?? (await draftOfParagraph(tx, reportId, thread.paragraph ?? ''))
  const assigned = homeId
    ? await tx.draftAssignment.findMany({ where: { draftId: homeId }, select: { userId: true } })
    : []
  const others = { kind: 'thread' as const, userIds: assigned.map((each) => each.userId) }
  const notified = await writeComment(tx, {
    ...{ userId, text, others },
    thread: { ...thread, draftId: homeId },
  })
  const details = {
    threadId: thread.id,
    place: about.kind,
    draftId: thread.draftId,
    paragraph: thread.paragraph,
  }
  await audit(tx, { action: 'thread.started', actorId: userId, reportId, details })
  return { reportId, threadId: thread.id, notified, appended }
}

async function reportOf(tx: Database, about: ThreadSubject): Promise<string> {
  if (about.kind === 'paragraph') return about.reportId
  const draft = isId(about.draftId)
    ? await tx.draft.findUnique({ where: { id: about.draftId }, select: { reportId: true } })
    : null
  if (!draft) throw notFound()
  return draft.reportId
}

async function draftOfParagraph(tx: Database, reportId: string, anchor: string): Promise<string | null> {
  const paragraph = await tx.replyParagraph.findFirst({
    where: { anchor, question: { stateReply: { reportId } } },
    select: { question: { select: { draft: { select: { id: true } } } } },
  })
  return paragraph?.question.draft?.id ?? null
}

/** Tries again while the words have not come. */
async function onceSaved<T>(attempt: () => Promise<T>): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof AppError && error.reason === 'selectionNotSaved')) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  return attempt()
}
