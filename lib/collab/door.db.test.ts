import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { db } from '@/lib/db'
import { SCHEMA_VERSION } from '@/lib/richtext/version'
import { addMember, cookieOf, createSession, createUser } from '@/lib/testing/factories'
import { CLOSE_CODES, draftDocument, MAX_MESSAGE_BYTES, REFUSALS, reportDocument } from './protocol'
import { until } from './testing/editor'
import { oneDraft } from './testing/one-draft'
import { ORIGIN } from './testing/server'

const the = oneDraft()

describe('the door', () => {
  test('lets a signed-in person in from our own pages only', async () => {
    const { cookie, sessionId } = await createSession(the.author)
    expect(await the.statusOf({ Origin: ORIGIN, Cookie: cookie })).toBe(101)
    expect(await the.statusOf({ Cookie: cookie })).toBe(403)
    expect(await the.statusOf({ Origin: 'https://elsewhere.test', Cookie: cookie })).toBe(403)
    expect(await the.statusOf({ Origin: ORIGIN })).toBe(401)
    expect(await the.statusOf({ Origin: ORIGIN, Cookie: 'next-auth.session-token=forged' })).toBe(401)
    const token = cookie.slice(cookie.indexOf('=') + 1)
    expect(await the.statusOf({ Origin: ORIGIN, Authorization: `Bearer ${token}` })).toBe(401)
    await db.session.update({ where: { id: sessionId }, data: { endedAt: new Date() } })
    expect(await the.statusOf({ Origin: ORIGIN, Cookie: cookie })).toBe(401)
    expect(
      await the.statusOf({ Origin: ORIGIN, Cookie: await cookieOf(the.author.id, crypto.randomUUID()) }),
    ).toBe(401)
  })

  test('refuses an editor of another schema before anything is read', async () => {
    for (const token of ['0', '1', String(SCHEMA_VERSION + 1), '', 'null', `${SCHEMA_VERSION} `]) {
      const editor = await the.open(the.author, { token })
      await until(() => editor.refusals.length > 0, 'a refusal')
      expect(editor.refusals).toEqual([REFUSALS.reload])
      editor.type('x')
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(editor.isSaved).toBe(false)
    }
    expect(await the.rowsOf(the.author.id)).toBe(0)
  })

  test('shows a document to those who may see it, and says the same of one that is not there', async () => {
    const stranger = await createUser()
    const removed = await addMember(the.reportId, 'author')
    await db.membership.delete({ where: { id: removed.memberId } })
    const names = [
      draftDocument(crypto.randomUUID()),
      reportDocument(crypto.randomUUID()),
      'draft:',
      'draft:x',
      '',
      'other',
    ]
    for (const [user, name] of [
      [stranger, draftDocument(the.draftId)],
      [stranger, reportDocument(the.reportId)],
      [removed, draftDocument(the.draftId)],
      ...names.map((each) => [the.author, each] as const),
    ] as const) {
      const editor = await the.open(user, { name })
      await until(() => editor.refusals.length > 0, `${name} is refused`)
      expect(editor.refusals).toEqual([REFUSALS.notFound])
      expect(editor.doc.store.clients.size).toBe(0)
    }
  })

  test('closes a socket that speaks otherwise, or too much at once', async () => {
    const { cookie } = await createSession(the.author)
    const closeAfter = async (data: Uint8Array | string) => {
      const socket = new WebSocket(the.server.url, { headers: { Origin: ORIGIN, Cookie: cookie } })
      await new Promise((resolve) => socket.on('open', resolve))
      socket.send(data)
      return new Promise((resolve) => socket.on('close', resolve))
    }
    expect(await closeAfter('text')).toBe(CLOSE_CODES.badMessage)
    expect(await closeAfter(new Uint8Array([200]))).toBe(CLOSE_CODES.badMessage)
    expect(await closeAfter(new Uint8Array(MAX_MESSAGE_BYTES + 1))).toBe(CLOSE_CODES.tooLarge)
  })
})

describe('a token that is not the first message', () => {
  test('changes nothing', async () => {
    const editor = await (await the.open(the.author)).opened()
    const encoder = createEncoder()
    writeVarString(encoder, draftDocument(the.draftId))
    writeVarUint(encoder, 2)
    writeVarUint(encoder, 0)
    writeVarString(encoder, 'other')
    editor.socket.send(toUint8Array(encoder))
    editor.type('still fine')
    await editor.saved()
    expect(editor.closes).toEqual([])
  })
})
