import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { db } from '@/lib/db'
import { resolveInFragment } from '@/lib/richtext/suggestions/resolve-in-fragment'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { addMember, type TestUser } from '@/lib/testing/factories'
import { REFUSALS } from './protocol'
import { type Editor, until } from './testing/editor'
import { oneDraft } from './testing/one-draft'

const the = oneDraft()

const blocks = ({ doc }: Editor) => doc.getXmlFragment(XML_FRAGMENT).toArray() as Y.XmlElement[]
/** The text of the block that has words, as this editor has it. */
const textOf = (editor: Editor) =>
  blocks(editor)
    .map((block) => block.get(0))
    .find((child): child is Y.XmlText => child instanceof Y.XmlText && child.length > 0)!
const insertion = (user: TestUser) => ({ 'insertion--AAAAAAAA': { id: 'first', user: user.id, at: 1 } })

async function both() {
  const user = await addMember(the.reportId, 'reviewer')
  const writer = await (await the.open(the.author)).opened()
  writer.type('salt and pepper')
  await writer.saved()
  const reviewer = await (await the.open(user)).opened()
  return { user, writer, reviewer }
}

describe('a reviewer', () => {
  test('suggests, and everybody sees it and it is kept', async () => {
    const { user, writer, reviewer } = await both()
    expect(reviewer.provider.authorizedScope).toBe('read-write')
    textOf(reviewer).insert(4, ', oil', insertion(user))
    textOf(reviewer).insert(9, ', lemon', insertion(user))
    await until(() => writer.text.includes('salt, oil, lemon and'), 'the writer sees it')
    await reviewer.saved()
    expect(await the.rowsOf(user.id)).toBeGreaterThan(0)
    expect(JSON.stringify(await the.logged())).toContain('lemon')
  })

  test('is told of in the activity when others decide, not when they take something back', async () => {
    const { user, writer, reviewer } = await both()
    const own = (id: string) => ({ [`insertion--${id.padEnd(8, 'A')}`]: { id, user: user.id, at: 1 } })
    for (const id of ['one', 'two', 'three']) textOf(reviewer).insert(4, ` ${id}`, own(id))
    await reviewer.saved()
    const decide = (editor: Editor, verdict: 'accept' | 'reject', ...ids: string[]) =>
      editor.doc.transact(() =>
        resolveInFragment(editor.doc.getXmlFragment(XML_FRAGMENT), ({ id }) =>
          ids.includes(id) ? verdict : 'keep',
        ),
      )
    await until(() => writer.text.includes('one'), 'the writer sees them')
    decide(reviewer, 'reject', 'one')
    await reviewer.saved()
    await until(() => !writer.text.includes('one'), 'it is withdrawn')
    decide(writer, 'accept', 'two')
    decide(writer, 'reject', 'three')
    writer.type(' and more')
    await writer.saved()
    const events = () =>
      db.auditEvent.findMany({
        where: { reportId: the.reportId, action: { startsWith: 'suggestions.' } },
        orderBy: { action: 'asc' },
        select: { action: true, actorId: true, details: true },
      })
    await expect.poll(async () => (await events()).length).toBe(2)
    const details = { draftId: the.draftId, count: 1, by: user.id }
    expect(await events()).toEqual([
      { action: 'suggestions.accepted', actorId: the.author.id, details },
      { action: 'suggestions.rejected', actorId: the.author.id, details },
    ])
  })

  test('does so while others type, and after having been away', async () => {
    const { user, writer, reviewer } = await both()
    const typing = setInterval(() => writer.type(' x'), 5)
    for (let round = 0; round < 30; round++) {
      textOf(reviewer).insert(4, '!', insertion(user))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    reviewer.socket.disconnect()
    await until(() => reviewer.closes.length > 0, 'the socket closes')
    textOf(reviewer).insert(4, '?', insertion(user))
    clearInterval(typing)
    void reviewer.socket.connect()
    await until(() => reviewer.isSaved && writer.text === reviewer.text, 'both have the same')
    expect(writer.text).toContain(`salt?${'!'.repeat(30)}`)
    expect(reviewer.refusals).toEqual([])
  })

  test.each<[string, (editor: Editor, user: TestUser) => void]>([
    ['types', (editor) => editor.type('intrusion')],
    ['deletes everything', ({ doc }) => doc.getXmlFragment(XML_FRAGMENT).delete(0, 1)],
    [
      'suggests and deletes at once',
      (editor, user) =>
        editor.doc.transact(() => {
          textOf(editor).insert(0, 'intrusion', insertion(user))
          textOf(editor).delete(10, 3)
        }),
    ],
    [
      'suggests in the name of the author',
      (editor) => textOf(editor).insert(0, 'intrusion', insertion(the.author)),
    ],
    ['hides it beside the text', ({ doc }) => doc.getText('elsewhere').insert(0, 'intrusion')],
  ])('who %s is refused, and nobody sees anything of it', async (_, change) => {
    const { user, writer, reviewer } = await both()
    const before = writer.text
    change(reviewer, user)
    await until(() => reviewer.refusals.length > 0, 'it is refused')
    expect(reviewer.refusals).toEqual([REFUSALS.suggestOnly])
    expect(reviewer.isSaved).toBe(false)
    writer.type(' and on')
    await writer.saved()
    expect(writer.text).toBe(`${before} and on`)
    expect(writer.doc.getText('elsewhere').length).toBe(0)
    expect(await the.rowsOf(user.id)).toBe(0)
    // The same again on coming back: what was not taken is sent anew.
    reviewer.socket.disconnect()
    await until(() => reviewer.closes.length > 0, 'the socket closes')
    void reviewer.socket.connect()
    await until(() => reviewer.refusals.length > 1, 'it is refused again')
    // Loaded anew, they go on.
    const anew = await (await the.open(user)).opened()
    expect(anew.text).toBe(writer.text)
    textOf(anew).insert(0, 'fine ', insertion(user))
    await anew.saved()
    await until(() => writer.text.includes('fine '), 'the suggestion is seen')
    expect(writer.closes).toEqual([])
  })

  test('sends nothing that builds on what nobody saw, nor in the name of a client of somebody else', async () => {
    const { user, writer, reviewer } = await both()
    const send = (editor: Editor, update: Uint8Array) => editor.provider.documentUpdateHandler(update, 'raw')
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(reviewer.doc))
    forged.clientID = writer.doc.clientID
    writer.provider.setAwarenessField('user', { color: '#112233' })
    await until(
      () => reviewer.provider.awareness!.getStates().has(writer.doc.clientID),
      'the server knows whose client it is',
    )
    let update = new Uint8Array()
    forged.on('update', (made: Uint8Array) => (update = new Uint8Array(made)))
    const text = (doc: Y.Doc) => (doc.getXmlFragment(XML_FRAGMENT).get(1) as Y.XmlElement).get(0) as Y.XmlText
    text(forged).insert(0, 'forged', insertion(user))
    send(reviewer, update)
    await until(() => reviewer.refusals.length > 0, 'the forged client is refused')
    const second = await (await the.open(user)).opened()
    const gap = new Y.Doc()
    Y.applyUpdate(gap, Y.encodeStateAsUpdate(second.doc))
    gap.clientID = second.doc.clientID
    gap.on('update', (made: Uint8Array) => (update = new Uint8Array(made)))
    text(gap).insert(0, 'unseen', insertion(user))
    text(gap).insert(0, 'seen', insertion(user))
    send(second, update)
    await until(() => second.refusals.length > 0, 'the gap is refused')
    writer.type(' mine')
    await writer.saved()
    expect(await the.rowsOf(user.id)).toBe(0)
    expect((await (await the.open(the.author)).opened()).text).toBe(writer.text)
  })
})
