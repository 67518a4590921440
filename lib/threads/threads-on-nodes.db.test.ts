import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { db } from '@/lib/db'
import { threadsInXml } from '@/lib/richtext/comment-marks'
import { quoteOfNode } from '@/lib/richtext/commented-nodes'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser } from '@/lib/testing/factories'
import { doc, hr, p } from '@/lib/testing/richtext'
import { deleteComment } from './delete-comment'
import type { ThreadSubject } from './schema'
import { startThread } from './start-thread'

testDatabase()

let draftId: string
/** A reviewer, an author and the coordinator. */
let members: string[]

beforeAll(async () => {
  const coordinator = await createUser({ name: 'Coordinator' })
  const reportId = await createReport({ coordinator })
  const author = await addMember(reportId, 'author')
  const reviewer = await addMember(reportId, 'reviewer')
  members = [reviewer.id, author.id, coordinator.id]
  draftId = (await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'introduction' } })).id
  const data = Buffer.from(updateFromDocument(doc(p('one two three'), p('four five'), hr())))
  await db.draftUpdate.deleteMany({})
  await db.draftUpdate.create({ data: { draftId, userId: author.id, data } })
})

/** The draft as the log has it. */
async function textOf(): Promise<Y.Doc> {
  const ydoc = new Y.Doc()
  const rows = await db.draftUpdate.findMany({ where: { draftId }, orderBy: { seq: 'asc' } })
  for (const { data } of rows) Y.applyUpdate(ydoc, data)
  return ydoc
}

const markedIn = async () => threadsInXml((await textOf()).getXmlFragment(XML_FRAGMENT))
const encoded = (position: Y.RelativePosition) =>
  Buffer.from(Y.encodeRelativePosition(position)).toString('base64')

/** The line across the page at the end of the draft. */
async function rule(): Promise<ThreadSubject> {
  const fragment = (await textOf()).getXmlFragment(XML_FRAGMENT)
  const index = fragment.toArray().findIndex((child) => (child as Y.XmlElement).nodeName === 'horizontalRule')
  return {
    kind: 'selection',
    draftId,
    ranges: [
      {
        start: encoded(Y.createRelativePositionFromTypeIndex(fragment, index)),
        end: encoded(Y.createRelativePositionFromTypeIndex(fragment, index + 1, -1)),
      },
    ],
  }
}

test('a thread on what has no characters; of those who begin at once each stands, and goes alone', async () => {
  const about = await rule()
  const begun = await Promise.all(members.map((id) => startThread(id, { about, text: 'Is this so?' })))
  const ids = begun.map(({ id }) => id)
  expect((await markedIn()).filter((id) => ids.includes(id)).toSorted()).toEqual(ids.toSorted())
  for (const view of begun)
    expect(view).toMatchObject({ place: 'selection', isGone: false, quote: quoteOfNode('horizontalRule') })
  const gone = begun.slice(0, 2)
  await Promise.all(gone.map(({ comments }) => deleteComment(members[2]!, { commentId: comments[0]!.id })))
  expect((await markedIn()).filter((id) => ids.includes(id))).toEqual([ids[2]])
  await deleteComment(members[2]!, { commentId: begun[2]!.comments[0]!.id })
  expect(JSON.stringify((await textOf()).getXmlFragment(XML_FRAGMENT).toJSON())).not.toContain('threads')
})
