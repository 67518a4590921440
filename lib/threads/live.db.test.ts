import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { reportDocument } from '@/lib/collab/protocol'
import { type Editor, until } from '@/lib/collab/testing/editor'
import { oneDraft } from '@/lib/collab/testing/one-draft'
import { db } from '@/lib/db'
import { threadsInXml } from '@/lib/richtext/comment-marks'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { addMember } from '@/lib/testing/factories'
import { deleteComment } from './delete-comment'
import { markThreadRead } from './mark-thread-read'
import { threadView } from './queries'
import { startThread } from './start-thread'

const the = oneDraft()

const fragmentOf = (editor: Editor) => editor.doc.getXmlFragment(XML_FRAGMENT)
const textOf = (editor: Editor) =>
  fragmentOf(editor)
    .createTreeWalker((node) => node instanceof Y.XmlText)
    .next().value as Y.XmlText
const encoded = (position: Y.RelativePosition) =>
  Buffer.from(Y.encodeRelativePosition(position)).toString('base64')
const passage = (editor: Editor, start: number, end: number) => {
  const text = textOf(editor)
  return {
    start: encoded(Y.createRelativePositionFromTypeIndex(text, start)),
    end: encoded(Y.createRelativePositionFromTypeIndex(text, end, -1)),
  }
}
const anchorsOf = (threadId: string) => db.threadAnchor.count({ where: { threadId } })

test('a reviewer’s comment on words just typed appears for everybody, and goes where they go', async () => {
  const reviewer = await addMember(the.reportId, 'reviewer')
  const reader = await addMember(the.reportId, 'reader')
  const writer = await (await the.open(the.author)).opened()
  const other = await (await the.open(reviewer)).opened()
  const told = await (await the.open(reviewer, { name: reportDocument(the.reportId) })).opened()
  const untold = await (await the.open(reader, { name: reportDocument(the.reportId) })).opened()
  writer.type('some words')
  await until(() => other.text.includes('words'), 'the reviewer sees them')
  // At once: the log may not have them yet.
  const started = performance.now()
  const { id: threadId, quote } = await startThread(reviewer.id, {
    about: { kind: 'selection', draftId: the.draftId, ranges: [passage(other, 5, 10)] },
    text: 'Which?',
  })
  expect(quote).toBe('words')
  for (const editor of [writer, other])
    await until(() => threadsInXml(fragmentOf(editor)).includes(threadId), 'the mark is there')
  await until(() => told.statelessMessages.some((each) => each.includes(threadId)), 'it is told')
  // Within a second on a machine that has nothing else to do: the first one prepares the database's client, too.
  expect(performance.now() - started).toBeLessThan(5_000)
  expect(untold.statelessMessages.some((each) => each.includes(threadId))).toBe(false)

  // Deleted with its words, and back with them.
  writer.provider.document.transact(() => textOf(writer).delete(5, 5))
  await until(async () => (await anchorsOf(threadId)) === 0, 'it is gone')
  expect(await threadView(reviewer.id, threadId)).toMatchObject({ isGone: true, quote: 'words' })
  const mark = Object.fromEntries([[`comment--aaaaaaaa`, { thread: threadId }]])
  textOf(writer).insert(5, 'words', mark)
  await until(async () => (await anchorsOf(threadId)) === 1, 'it is back')
  expect(await threadView(reviewer.id, threadId)).toMatchObject({ isGone: false })

  // Nobody has it open: still the mark goes with the thread.
  await writer.saved()
  for (const editor of [writer, other]) editor.destroy()
  const { comments } = await threadView(reviewer.id, threadId)
  expect(await deleteComment(reviewer.id, { commentId: comments[0]!.id })).toBeNull()
  expect(JSON.stringify(await the.logged())).not.toContain(threadId)
  expect(JSON.stringify(await the.logged())).toContain('words')
})

test('what somebody has read is told to their own tabs, and to nobody else', async () => {
  const reviewer = await addMember(the.reportId, 'reviewer')
  const { id: threadId } = await startThread(the.author.id, {
    about: { kind: 'draft', draftId: the.draftId },
    text: 'Who reads this?',
  })
  const name = reportDocument(the.reportId)
  const tabs = [
    await (await the.open(reviewer, { name })).opened(),
    await (await the.open(reviewer, { name })).opened(),
  ]
  const other = await (await the.open(the.author, { name })).opened()
  const heard = (editor: Editor) => editor.statelessMessages.filter((each) => each.includes(threadId)).length
  const before = heard(other)
  expect((await threadView(reviewer.id, threadId)).isUnread).toBe(true)
  await markThreadRead(reviewer.id, { threadId })
  for (const tab of tabs) await until(() => heard(tab) > 0, 'the tab hears of it')
  expect((await threadView(reviewer.id, threadId)).isUnread).toBe(false)
  // What comes to all comes after what came to some.
  await markThreadRead(the.author.id, { threadId })
  await until(() => heard(other) > before, 'the author hears of their own')
  expect(heard(other)).toBe(before + 1)
  for (const editor of [...tabs, other]) editor.destroy()
})
