import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { db } from '@/lib/db'
import { readDocument } from '@/lib/richtext/ydoc'
import { addMember } from '@/lib/testing/factories'
import { CLOSE_CODES, draftDocument, REFUSALS } from './protocol'
import { until } from './testing/editor'
import { oneDraft } from './testing/one-draft'
import { edit, messageIn, stateVector } from './wire'

const the = oneDraft()

describe('a draft', () => {
  test('opens with the seed, carries edits to others and to the database, and acknowledges them', async () => {
    const first = await (await the.open(the.author)).opened()
    const second = await (await the.open(await addMember(the.reportId, 'coordinator'))).opened()
    expect(readDocument(first.doc)).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
    first.type('salt ')
    second.type('and pepper')
    await until(
      () => first.text === second.text && first.text.includes('and pepper') && first.text.includes('salt'),
      'both see both',
    )
    await first.saved()
    await second.saved()
    expect(JSON.stringify(await the.logged())).toContain('salt')
    expect(await the.rowsOf(the.author.id)).toBe(1)
    const late = await (await the.open(the.author)).opened()
    expect(late.text).toBe(first.text)
  })

  test('takes what was typed while the socket was gone, once', async () => {
    const first = await (await the.open(the.author)).opened()
    first.socket.disconnect()
    await until(() => first.closes.length > 0, 'the socket closes')
    first.type('offline ')
    first.type('words')
    void first.socket.connect()
    await until(() => first.isSaved, 'it is saved')
    const second = await (await the.open(the.author)).opened()
    expect(second.text).toContain('offline words')
    // A reconnection without news is not logged.
    const before = await the.rowsOf(the.author.id)
    second.socket.disconnect()
    await until(() => second.closes.length > 0, 'the socket closes')
    void second.socket.connect()
    await until(() => second.provider.isAuthenticated && second.isSaved, 'it is back')
    expect(await the.rowsOf(the.author.id)).toBe(before)
  })

  test('is not written by a reader, whatever they send', async () => {
    const writer = await (await the.open(the.author)).opened()
    writer.type('original')
    await writer.saved()
    const user = await addMember(the.reportId, 'reader')
    const reader = await (await the.open(user)).opened()
    expect(reader.provider.authorizedScope).toBe('readonly')
    await reader.saved()
    await until(() => reader.text.includes('original'), 'the reader reads')
    reader.type('intrusion')
    reader.doc.getXmlFragment('default').delete(0, 1)
    writer.type(' and more')
    await until(() => reader.text.includes('and more'), 'the reader goes on reading')
    reader.socket.disconnect()
    await until(() => reader.closes.length > 0, 'the socket closes')
    void reader.socket.connect()
    await until(() => reader.provider.isAuthenticated, 'the reader is back')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(reader.isSaved).toBe(false)
    expect(await the.rowsOf(user.id)).toBe(0)
    const other = await (await the.open(the.author)).opened()
    expect(other.text).toBe(writer.text)
    expect(other.text).not.toContain('intrusion')
  })

  test('refuses garbage and keeps what came before it', async () => {
    const editor = await (await the.open(the.author)).opened()
    editor.type('good')
    await editor.saved()
    const rows = await the.rowsOf(the.author.id)
    const valid = Y.encodeStateAsUpdate(editor.doc)
    for (const garbage of [
      new Uint8Array([1, 2, 3]),
      valid.subarray(0, valid.length - 1),
      new Uint8Array(0),
    ]) {
      const attacker = await (await the.open(the.author)).opened()
      attacker.socket.send(messageIn(edit(draftDocument(the.draftId), garbage)))
      await until(() => attacker.closes.length > 0, 'the socket closes')
      expect(attacker.closes[0]).toBe(CLOSE_CODES.badMessage)
      attacker.destroy()
    }
    const attacker = await (await the.open(the.author)).opened()
    attacker.socket.send(messageIn(stateVector(draftDocument(the.draftId), new Uint8Array([255, 255]))))
    await until(() => attacker.closes.length > 0, 'the socket closes')
    attacker.destroy()
    expect(await the.rowsOf(the.author.id)).toBe(rows)
    expect((await (await the.open(the.author)).opened()).text).toContain('good')
  })

  test('that cannot be decoded is refused, never shown empty, and left as it is', async () => {
    await db.draftUpdate.create({ data: { draftId: the.draftId, data: new Uint8Array([7, 7, 7]) } })
    const editor = await the.open(the.author)
    await until(() => editor.refusals.length > 0, 'a refusal')
    expect(editor.refusals).toEqual([REFUSALS.unreadable])
    expect(editor.doc.store.clients.size).toBe(0)
    expect(await db.draftUpdate.count({ where: { draftId: the.draftId } })).toBe(2)
  })
})
