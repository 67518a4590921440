import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Editor, until } from '@/lib/collab/testing/editor'
import { oneDraft } from '@/lib/collab/testing/one-draft'
import { db } from '@/lib/db'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { buildXml } from '@/lib/richtext/ydoc'
import { addMember, createUser } from '@/lib/testing/factories'
import { bold, note, p } from '@/lib/testing/richtext'
import { nameVersion } from './name-version'
import { draftHistory } from './queries'
import { rescuedOf } from './rescued'
import { restoreDraft } from './restore-draft'
import { settleRescued } from './settle-rescued'

const the = oneDraft()

let writer: { id: string; name: string; email: string }
beforeEach(async () => {
  writer = await addMember(the.reportId, 'author', await createUser({ name: 'Writer' }))
})

const opened = async (person: Parameters<typeof the.open>[0]) => (await the.open(person)).opened()
const blocks = (editor: Editor) => editor.doc.getXmlFragment(XML_FRAGMENT)
const last = (editor: Editor) =>
  (blocks(editor).get(blocks(editor).length - 1) as Y.XmlElement).get(0) as Y.XmlText

async function away(editor: Editor) {
  editor.socket.disconnect()
  await until(() => editor.closes.length > 0, 'the line breaks')
}

describe('words typed without a line into what is gone by then', () => {
  test('because a version was restored: acknowledged, rescued, and told to whoever typed them', async () => {
    const [one, two] = [await opened(the.author), await opened(writer)]
    const { number } = await nameVersion(the.author.id, {
      draftId: the.draftId,
      version: null,
      name: 'Empty',
    })
    one.type('A paragraph.')
    await one.saved()
    await until(() => two.text === 'A paragraph.', 'both see it')
    await away(two)
    last(two).insert(11, ' of the train')
    await restoreDraft(the.author.id, { draftId: the.draftId, version: number })
    await until(() => one.text === '', 'it is restored')
    void two.socket.connect()
    await until(() => two.text === '', 'everybody sees it')
    await two.saved()
    const rescued = () => rescuedOf(writer.id, the.reportId)
    await until(async () => (await rescued()).length > 0, 'the words are rescued')
    const [passage, ...more] = await rescued()
    expect(more).toEqual([])
    expect(passage).toMatchObject({ draftId: the.draftId, text: ' of the train', content: null })
    // Whoever else sees the history finds them there, and whose they are.
    const history = await draftHistory(the.author.id, the.draftId)
    expect(history.rescued).toMatchObject([{ userId: writer.id, text: ' of the train', isSettled: false }])
    expect(history.people[writer.id]).toBe('Writer')
    expect(await rescuedOf(the.author.id, the.reportId)).toEqual([])

    await expect(settleRescued(the.author.id, { id: passage!.id })).rejects.toMatchObject({
      code: 'not_found',
    })
    await settleRescued(writer.id, { id: passage!.id })
    expect(await rescued()).toEqual([])
    expect((await draftHistory(writer.id, the.draftId)).rescued).toMatchObject([{ isSettled: true }])
  })

  test('because somebody without a line deleted it: those of who had one', async () => {
    const [one, two] = [await opened(the.author), await opened(writer)]
    one.type('A paragraph.')
    await one.saved()
    await until(() => two.text === 'A paragraph.', 'both see it')
    await away(one)
    blocks(one).delete(blocks(one).length - 1, 1)
    last(two).insert(0, 'Not ')
    last(two).insert(0, 'Cl\0early ', { bold: {} })
    ;(last(two).parent as Y.XmlElement).insert(1, buildXml([note('See page 4.')]))
    await two.saved()
    void one.socket.connect()
    await one.saved()
    await until(() => two.text === '', 'it is gone')
    await until(async () => (await rescuedOf(writer.id, the.reportId)).length > 0, 'the words are rescued')
    expect(await rescuedOf(writer.id, the.reportId)).toMatchObject([
      { text: 'Clearly Not \nSee page 4.', content: [p(bold('Clearly '), 'Not ', note('See page 4.'))] },
    ])
    expect(await rescuedOf(the.author.id, the.reportId)).toEqual([])
    // Nothing else is: who deletes what they see means it.
    expect(await db.rescuedPassage.count({ where: { draftId: the.draftId } })).toBe(1)
  })

  test('also those of who may only suggest', async () => {
    const reviewer = await addMember(the.reportId, 'reviewer', await createUser({ name: 'Reviewer' }))
    const [one, two] = [await opened(the.author), await opened(reviewer)]
    one.type('A paragraph.')
    await one.saved()
    await until(() => two.text === 'A paragraph.', 'both see it')
    await away(two)
    last(two).insert(11, ' or two', { 'insertion--AAAAAAAA': { id: 'first', user: reviewer.id, at: 1 } })
    blocks(one).delete(blocks(one).length - 1, 1)
    await one.saved()
    void two.socket.connect()
    await two.saved()
    await until(async () => (await rescuedOf(reviewer.id, the.reportId)).length > 0, 'the words are rescued')
    expect(await rescuedOf(reviewer.id, the.reportId)).toMatchObject([{ text: ' or two' }])
  })
})
