import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { until } from '@/lib/collab/testing/editor'
import { oneDraft } from '@/lib/collab/testing/one-draft'
import { db } from '@/lib/db'
import { storedCommentName } from '@/lib/richtext/comment-marks'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { addMember, createUser } from '@/lib/testing/factories'
import { nameReportVersion } from './name-report-version'
import { nameVersion } from './name-version'
import { draftChanges, draftHistory } from './queries'
import { recordLook } from './record-look'
import { reportChanges, reportHistory } from './report-queries'
import { restoreDraft } from './restore-draft'
import { restorePassage } from './restore-passage'
import { openState } from './state'
import { unseenDrafts } from './unseen'

const the = oneDraft()

let writer: { id: string; name: string; email: string }
beforeEach(async () => {
  writer = await addMember(the.reportId, 'author', await createUser({ name: 'Writer' }))
})

async function opened(person: Parameters<typeof the.open>[0]) {
  return (await the.open(person)).opened()
}
type Editor = Awaited<ReturnType<typeof opened>>

/** Puts a paragraph at the end, in one edit. */
function add(editor: Editor, words: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  editor.doc.getXmlFragment(XML_FRAGMENT).push([paragraph])
}
const paragraphs = (editor: Editor) =>
  editor.doc
    .getXmlFragment(XML_FRAGMENT)
    .toArray()
    .map((child) => (child as Y.XmlElement).toJSON().replace(/<[^>]*>/g, ''))
    .filter(Boolean)
const textIn = (editor: Editor, words: string) =>
  editor.doc
    .getXmlFragment(XML_FRAGMENT)
    .toArray()
    .map((child) => (child as Y.XmlElement).get(0))
    .find((text): text is Y.XmlText => text instanceof Y.XmlText && text.toJSON().includes(words))!

describe('restoring a draft', () => {
  test('is seen by whoever has it open, keeps what they type, and can be taken back', async () => {
    const [one, two] = [await opened(the.author), await opened(writer)]
    add(one, 'The law of 2009 is in force.')
    add(one, 'Second.')
    await one.saved()
    const { number } = await nameVersion(the.author.id, { draftId: the.draftId, version: null, name: 'Sent' })
    await until(() => paragraphs(two).length === 2, 'both see it')
    textIn(two, '2009').insert(15, ' ten and')
    textIn(two, 'Second').insert(0, 'Not so ')
    add(two, 'New. ')
    await two.saved()

    // Both at once: Writer goes on typing while it is restored.
    const typing = (async () => {
      for (const letter of 'typed on') {
        const text = textIn(two, 'The law')
        text.insert(text.length, letter)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })()
    const { undo } = await restoreDraft(the.author.id, { draftId: the.draftId, version: number })
    await typing
    await Promise.all([one.saved(), two.saved()])
    await until(
      () => paragraphs(one).length === 2 && paragraphs(one).join('|') === paragraphs(two).join('|'),
      'everybody sees the same',
    )
    const [first, ...others] = paragraphs(one)
    expect(others).toEqual(['Second.'])
    // What was typed before that moment is in what stood there, the rest in the text: nothing is nowhere.
    const [, after] = /^The law of 2009 is in force\.(.*)$/.exec(first!)!
    expect('typed on'.endsWith(after!)).toBe(true)

    const before = await db.draftVersion.findUniqueOrThrow({
      where: { draftId_number: { draftId: the.draftId, number: undo } },
    })
    expect(before).toMatchObject({ reason: 'restore', createdById: the.author.id })
    const stood = openState(before.state)
    expect(stood.getXmlFragment(XML_FRAGMENT).toJSON()).toContain(
      `The law of 2009 ten and is in force.${'typed on'.slice(0, 8 - after!.length)}<`,
    )
    stood.destroy()
    await restoreDraft(writer.id, { draftId: the.draftId, version: undo })
    await until(() => paragraphs(one).includes('New. '), 'it is taken back')
    expect(paragraphs(one)[1]).toBe('Not so Second.')
    const actions = await db.auditEvent.findMany({
      where: { reportId: the.reportId, action: 'version.restored' },
      orderBy: { id: 'asc' },
    })
    expect(actions.map(({ actorId }) => actorId)).toEqual([the.author.id, writer.id])
  })

  test('brings words of a comment back with their mark, and refuses what would change nothing', async () => {
    const one = await opened(the.author)
    add(one, 'Words that are discussed.')
    await one.saved()
    const thread = await db.thread.create({
      data: { reportId: the.reportId, draftId: the.draftId, quote: 'Words' },
    })
    const mark = { [storedCommentName(thread.id)]: { thread: thread.id } }
    textIn(one, 'Words').format(0, 5, mark)
    await one.saved()
    const { number } = await nameVersion(the.author.id, { draftId: the.draftId, version: null, name: 'x' })
    await expect(
      restoreDraft(the.author.id, { draftId: the.draftId, version: number }),
    ).rejects.toMatchObject({
      reason: 'versionSame',
    })
    expect(await db.draftVersion.count({ where: { draftId: the.draftId } })).toBe(1)
    one.doc.getXmlFragment(XML_FRAGMENT).delete(1, 1)
    await one.saved()
    await restoreDraft(the.author.id, { draftId: the.draftId, version: number })
    await until(() => paragraphs(one).length === 1, 'the words are back')
    expect(textIn(one, 'Words').toDelta()[0]).toEqual({ insert: 'Words', attributes: mark })
  })

  test('is refused while it is locked', async () => {
    const one = await opened(the.author)
    add(one, 'Final.')
    await one.saved()
    const { number } = await nameVersion(the.author.id, { draftId: the.draftId, version: null, name: 'x' })
    await db.draft.update({ where: { id: the.draftId }, data: { lockedAt: new Date() } })
    await expect(
      restoreDraft(the.author.id, { draftId: the.draftId, version: number }),
    ).rejects.toMatchObject({
      reason: 'draftLocked',
    })
  })
})

test('one passage is restored by itself, unless it is another by now', async () => {
  const one = await opened(the.author)
  for (const words of ['One is here.', 'Two is here.', 'Three is here.']) add(one, words)
  await one.saved()
  const { number } = await nameVersion(the.author.id, { draftId: the.draftId, version: null, name: 'x' })
  textIn(one, 'One').insert(0, 'Changed ')
  textIn(one, 'Three').insert(0, 'Changed ')
  await one.saved()
  const { diff } = await draftChanges(the.author.id, { draftId: the.draftId, from: number, to: 'now' })
  expect(diff.passages).toHaveLength(2)
  const { before, after, behind } = diff.passages[1]!
  const input = { draftId: the.draftId, version: number, before, after, behind }
  await restorePassage(the.author.id, input)
  const expected = ['Changed One is here.', 'Two is here.', 'Three is here.']
  await until(() => paragraphs(one).join() === expected.join(), 'the passage is restored')
  one.doc.getXmlFragment(XML_FRAGMENT).delete(3, 1)
  await one.saved()
  await expect(restorePassage(the.author.id, input)).rejects.toMatchObject({ reason: 'passageChanged' })
})

describe('what changed', () => {
  test('is said with who did it, also of what the log has not passed on yet', async () => {
    const [one, two] = [await opened(the.author), await opened(writer)]
    add(one, 'The law of 2009 is in force, and has been changed twice.')
    await one.saved()
    await nameVersion(the.author.id, { draftId: the.draftId, version: null, name: 'First' })
    await until(() => paragraphs(two).length === 1, 'Writer sees it')
    textIn(two, '2009').insert(28, ' nowhere')
    await two.saved()
    await nameVersion(writer.id, { draftId: the.draftId, version: null, name: 'Second' })
    textIn(one, '2009').delete(4, 3)
    await one.saved()
    const said = async (from: number, to: number | 'now') =>
      (await draftChanges(writer.id, { draftId: the.draftId, from, to })).diff.blocks
        .flatMap(({ pieces }) => pieces)
        .filter(({ kind }) => kind !== 'same')
        .map(({ kind, text, by }) => [
          kind,
          text,
          by === writer.id ? 'Writer' : by === the.author.id ? 'author' : by,
        ])
    expect(await said(1, 2)).toEqual(
      [['added', ' nowhere', 'Writer']].map(([a, b, c]) => [a, expect.stringContaining(b!.trim()), c]),
    )
    const all = await said(1, 'now')
    expect(all).toContainEqual(['removed', expect.stringContaining('law'), 'author'])
    expect(all).toContainEqual(['added', expect.stringContaining('nowhere'), 'Writer'])
    await expect(said(1, 99)).rejects.toMatchObject({ code: 'not_found' })
    const history = await draftHistory(writer.id, the.draftId)
    expect(history.versions.map(({ name }) => name)).toEqual(['Second', 'First'])
    expect(history.now).toMatchObject({ authorIds: [the.author.id] })
  })

  test('since somebody looked is marked for them alone, until they look again', async () => {
    const one = await opened(the.author)
    await recordLook(writer.id, { draftId: the.draftId })
    add(one, 'New to Writer.')
    await one.saved()
    expect(await unseenDrafts(the.author.id, the.reportId)).toEqual([])
    expect(await unseenDrafts(writer.id, the.reportId)).toMatchObject([
      { draftId: the.draftId, since: 0, authorIds: [the.author.id] },
    ])
    await recordLook(writer.id, { draftId: the.draftId })
    expect(await unseenDrafts(writer.id, the.reportId)).toEqual([])
    const two = await opened(writer)
    add(two, 'By Writer himself.')
    await two.saved()
    expect(await unseenDrafts(writer.id, the.reportId)).toEqual([])
    add(one, 'More.')
    await one.saved()
    expect(await unseenDrafts(writer.id, the.reportId)).toMatchObject([{ since: 1 }])
  })
})

test('the whole report is kept at one moment, and compared draft by draft', async () => {
  const one = await opened(the.author)
  add(one, 'First words.')
  await one.saved()
  // Somebody types on while it is named: a prefix of what is typed is in it, and nothing is lost.
  let isOver = false
  const typing = (async () => {
    for (let index = 0; !isOver || index < 20; index++) {
      textIn(one, 'First').insert(textIn(one, 'First').length, ` ${index}`)
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
  })()
  const { id } = await nameReportVersion(the.author.id, { reportId: the.reportId, name: 'Draft one' })
  isOver = true
  await typing
  await one.saved()
  const { drafts } = await reportChanges(writer.id, { reportId: the.reportId, from: id, to: 'now' })
  expect(drafts).toMatchObject([{ place: { draftId: the.draftId }, to: 'now', authorIds: [the.author.id] }])
  const { from } = drafts[0]!
  const { diff } = await draftChanges(writer.id, { draftId: the.draftId, from, to: 'now' })
  const kinds = new Set(diff.blocks.flatMap(({ pieces }) => pieces.map(({ kind }) => kind)))
  expect([...kinds].toSorted()).toEqual(['added', 'same'])
  expect((await reportHistory(writer.id, the.reportId)).versions).toMatchObject([
    { name: 'Draft one', drafts: 1 },
  ])
  const second = await nameReportVersion(writer.id, { reportId: the.reportId, name: 'Draft two' })
  const third = await nameReportVersion(writer.id, { reportId: the.reportId, name: 'Draft three' })
  const same = await reportChanges(writer.id, { reportId: the.reportId, from: second.id, to: third.id })
  expect(same.drafts).toEqual([])
})
