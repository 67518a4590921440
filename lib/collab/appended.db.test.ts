import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { changeDraft } from '@/lib/drafts/change-draft'
import { compactDraft } from '@/lib/drafts/compact'
import { createDraftPool } from '@/lib/drafts/connections'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { addMember } from '@/lib/testing/factories'
import { type Editor, until } from './testing/editor'
import { oneDraft } from './testing/one-draft'

const the = oneDraft()

const firstText = (node: Y.XmlFragment | Y.XmlElement): Y.XmlText | null =>
  node
    .toArray()
    .map((child) =>
      child instanceof Y.XmlText ? child : child instanceof Y.XmlElement ? firstText(child) : null,
    )
    .find((found) => found !== null) ?? null

/** What a command does that begins a thread: marks the first words of the text. */
async function comment(thread: string): Promise<string> {
  const { seq } = await db.$transaction((tx) =>
    changeDraft(tx, { draftId: the.draftId, userId: the.author.id, evenLocked: true }, (doc) => {
      const text = firstText(doc.getXmlFragment(XML_FRAGMENT))!
      text.format(0, 4, { [`comment--${thread.padEnd(8, '0')}`]: { thread } })
    }),
  )
  return seq!
}

/** What a command does that puts words in. */
async function insert(words: string): Promise<string> {
  const { seq } = await db.$transaction((tx) =>
    changeDraft(tx, { draftId: the.draftId, userId: the.author.id }, (doc) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      doc.getXmlFragment(XML_FRAGMENT).push([paragraph])
    }),
  )
  return seq!
}

const tell = (seq: string) => publish('draft.appended', { draftId: the.draftId, seq })
const rows = () => db.draftUpdate.count({ where: { draftId: the.draftId } })
const threadsIn = (editor: Editor) => {
  const found = new Set<string>()
  const walk = (node: unknown) =>
    JSON.stringify(node, (key, value: unknown) =>
      key === 'thread' ? (found.add(String(value)), value) : value,
    )
  const read = (node: Y.XmlFragment | Y.XmlElement): void =>
    node.toArray().forEach((child) => {
      if (child instanceof Y.XmlText) walk(child.toDelta())
      else if (child instanceof Y.XmlElement) read(child)
    })
  read(editor.doc.getXmlFragment(XML_FRAGMENT))
  return [...found].sort()
}

async function written(): Promise<Editor> {
  const editor = await (await the.open(the.author)).opened()
  editor.type('some words here')
  return editor.saved()
}

describe('what a command writes into a draft', () => {
  test('is in every open editor within a second, once, and is not logged again', async () => {
    const writer = await written()
    const reader = await (await the.open(await addMember(the.reportId, 'reader'))).opened()
    const before = await rows()
    const seq = await comment('one')
    const at = Date.now()
    tell(seq)
    tell(seq)
    await until(() => threadsIn(writer).length > 0 && threadsIn(reader).length > 0, 'both see the mark')
    expect(Date.now() - at).toBeLessThan(1_000)
    tell(seq)
    await the.server.collab.sweep()
    writer.type(' and more')
    await writer.saved()
    expect(await rows()).toBe(before + 2)
    expect(writer.closes).toEqual([])
  })

  test('is in a draft that is open as it was stored, and in what a newcomer is given', async () => {
    ;(await written()).destroy()
    const reader = await (await the.open(the.author)).opened()
    tell(await comment('one'))
    await until(() => threadsIn(reader).length > 0, 'the reader sees the mark')
    const late = await (await the.open(the.author)).opened()
    expect(threadsIn(late)).toEqual(['one'])
  })

  test('is not missed by a draft that is being opened', async () => {
    ;(await written()).destroy()
    for (let round = 0; round < 15; round++) {
      const words = `round-${round}.`
      const opening = the.open(the.author)
      await new Promise((resolve) => setTimeout(resolve, round))
      tell(await insert(words))
      const editor = await (await opening).opened()
      await until(() => editor.text.includes(words), `${words} is there`)
      expect(editor.text.split(words)).toHaveLength(2)
      editor.destroy()
    }
  })

  test('of two at once both come, whichever is told first', async () => {
    const editor = await written()
    const [first, second] = await Promise.all([comment('one'), comment('two')])
    tell(second)
    await new Promise((resolve) => setTimeout(resolve, 20))
    tell(first)
    await until(() => threadsIn(editor).length === 2, 'both marks')
    // The second builds on the first, and comes alone.
    await insert('first')
    tell(await insert('second'))
    editor.type('!')
    await editor.saved()
    expect(editor.text).not.toContain('second')
    await the.server.collab.sweep()
    await until(() => editor.text.includes('firstsecond'), 'both in their order')
  })

  test('comes when nobody told of it', async () => {
    const editor = await written()
    await comment('untold')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(threadsIn(editor)).toEqual([])
    await the.server.collab.sweep()
    await until(() => threadsIn(editor).length > 0, 'it is found')
    expect(threadsIn(editor)).toEqual(['untold'])
  })

  test('comes although it was folded away before it was told, told or not', async () => {
    const editor = await written()
    const pool = createDraftPool()
    for (const thread of ['folded', 'untold']) {
      const seq = await comment(thread)
      expect(await compactDraft(pool, the.draftId)).toBeGreaterThan(0)
      if (thread === 'folded') tell(seq)
      else await the.server.collab.sweep()
      await until(() => threadsIn(editor).includes(thread), `${thread} comes`)
    }
    await pool.end()
    expect(editor.closes).toEqual([])
    editor.type('on')
    await editor.saved()
  })

  test('is counted, open or not, without being called an edit when no word changed', async () => {
    const editor = await written()
    const draft = () => db.draft.findUniqueOrThrow({ where: { id: the.draftId } })
    await until(async () => (await draft()).words === 3, 'what was typed is counted')
    const { editedAt } = await draft()
    tell(await comment('one'))
    await until(() => threadsIn(editor).length > 0, 'the mark')
    tell(await insert('four more words come'))
    await until(async () => (await draft()).words === 7, 'what a command wrote is counted')
    expect((await draft()).editedAt!.getTime()).toBeGreaterThan(editedAt!.getTime())
    editor.destroy()
    await until(async () => (await draft()).words === 7, 'still')
    tell(await insert('unseen'))
    await until(async () => (await draft()).words === 8, 'it is counted although nobody has it open')
    const before = (await draft()).editedAt!
    tell(await comment('two'))
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect((await draft()).editedAt).toEqual(before)
  })

  test('is refused while the draft is locked, unless it changes no word', async () => {
    await written()
    await db.draft.update({ where: { id: the.draftId }, data: { lockedAt: new Date() } })
    await expect(insert('late')).rejects.toMatchObject({ code: 'conflict', reason: 'draftLocked' })
    await expect(comment('fine')).resolves.toBeTruthy()
  })
})
