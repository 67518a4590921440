import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { loadDraft } from '@/lib/drafts/load-draft'
import { createDraftPool } from '@/lib/drafts/connections'
import { documentFromUpdates, readDocument } from '@/lib/richtext/ydoc'
import { SCHEMA_VERSION } from '@/lib/richtext/version'
import { countWords } from '@/lib/richtext/words'
import { correctReply } from '@/lib/state-replies/correct-reply'
import { replyForCorrection } from '@/lib/state-replies/for-correction'
import { outlineOf } from '@/lib/state-replies/queries'
import { testDatabase } from '@/lib/testing/database'
import {
  addMember,
  cookieOf,
  createReport,
  createSession,
  createUser,
  type TestUser,
} from '@/lib/testing/factories'
import {
  CLOSE_CODES,
  draftDocument,
  MAX_MESSAGE_BYTES,
  readServerMessage,
  REFUSALS,
  reportDocument,
} from './protocol'
import { Editor, until, type EditorOptions } from './testing/editor'
import { ORIGIN, startTestServer, type TestServer } from './testing/server'
import { edit, messageIn, stateVector } from './wire'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'

testDatabase()

let server: TestServer
let reportId: string
let draftId: string
let author: TestUser
const editors: Editor[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  author = await createUser({ name: 'First Author' })
  reportId = await createReport()
  await addMember(reportId, 'author', author)
  draftId = await draftOf(reportId)
})
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy()
})

async function draftOf(report: string): Promise<string> {
  const draft = await db.draft.findFirstOrThrow({ where: { reportId: report, NOT: { questionId: null } } })
  return draft.id
}

async function open(user: TestUser, options: Partial<EditorOptions> = {}): Promise<Editor> {
  const { cookie } = await createSession(user)
  const editor = new Editor({ url: server.url, cookie, name: draftDocument(draftId), ...options })
  editors.push(editor)
  return editor
}

/** The HTTP status of a refused upgrade, or 101. */
async function statusOf(headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(server.url, { headers })
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('open', () => {
      socket.close()
      resolve(101)
    })
    socket.on('error', () => {})
  })
}

const textIn = async (id: string) =>
  documentFromUpdates(
    (await db.draftUpdate.findMany({ where: { draftId: id }, orderBy: { seq: 'asc' } })).map(
      ({ data }) => data,
    ),
  )
const rowsOf = (userId: string | null) => db.draftUpdate.count({ where: { draftId, userId } })

describe('the door', () => {
  test('lets a signed-in person in from our own pages only', async () => {
    const { cookie, sessionId } = await createSession(author)
    expect(await statusOf({ Origin: ORIGIN, Cookie: cookie })).toBe(101)
    expect(await statusOf({ Cookie: cookie })).toBe(403)
    expect(await statusOf({ Origin: 'https://elsewhere.test', Cookie: cookie })).toBe(403)
    expect(await statusOf({ Origin: ORIGIN })).toBe(401)
    expect(await statusOf({ Origin: ORIGIN, Cookie: 'next-auth.session-token=forged' })).toBe(401)
    const token = cookie.slice(cookie.indexOf('=') + 1)
    expect(await statusOf({ Origin: ORIGIN, Authorization: `Bearer ${token}` })).toBe(401)
    await db.session.update({ where: { id: sessionId }, data: { endedAt: new Date() } })
    expect(await statusOf({ Origin: ORIGIN, Cookie: cookie })).toBe(401)
    expect(await statusOf({ Origin: ORIGIN, Cookie: await cookieOf(author.id, crypto.randomUUID()) })).toBe(
      401,
    )
  })

  test('refuses an editor of another schema before anything is read', async () => {
    for (const token of ['0', '1', String(SCHEMA_VERSION + 1), '', 'null', `${SCHEMA_VERSION} `]) {
      const editor = await open(author, { token })
      await until(() => editor.refusals.length > 0, 'a refusal')
      expect(editor.refusals).toEqual([REFUSALS.reload])
      editor.type('x')
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(editor.isSaved).toBe(false)
    }
    expect(await rowsOf(author.id)).toBe(0)
  })

  test('shows a document to those who may see it, and says the same of one that is not there', async () => {
    const stranger = await createUser()
    const removed = await addMember(reportId, 'author')
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
      [stranger, draftDocument(draftId)],
      [stranger, reportDocument(reportId)],
      [removed, draftDocument(draftId)],
      ...names.map((each) => [author, each] as const),
    ] as const) {
      const editor = await open(user, { name })
      await until(() => editor.refusals.length > 0, `${name} is refused`)
      expect(editor.refusals).toEqual([REFUSALS.notFound])
      expect(editor.doc.store.clients.size).toBe(0)
    }
  })

  test('closes a socket that speaks otherwise, or too much at once', async () => {
    const { cookie } = await createSession(author)
    const closeAfter = async (data: Uint8Array | string) => {
      const socket = new WebSocket(server.url, { headers: { Origin: ORIGIN, Cookie: cookie } })
      await new Promise((resolve) => socket.on('open', resolve))
      socket.send(data)
      return new Promise((resolve) => socket.on('close', resolve))
    }
    expect(await closeAfter('text')).toBe(CLOSE_CODES.badMessage)
    expect(await closeAfter(new Uint8Array([200]))).toBe(CLOSE_CODES.badMessage)
    expect(await closeAfter(new Uint8Array(MAX_MESSAGE_BYTES + 1))).toBe(CLOSE_CODES.tooLarge)
  })
})

describe('a draft', () => {
  test('opens with the seed, carries edits to others and to the database, and acknowledges them', async () => {
    const first = await (await open(author)).opened()
    const second = await (await open(await addMember(reportId, 'coordinator'))).opened()
    expect(readDocument(first.doc)).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
    first.type('salt ')
    second.type('and pepper')
    await until(
      () => first.text === second.text && first.text.includes('and pepper') && first.text.includes('salt'),
      'both see both',
    )
    await first.saved()
    await second.saved()
    expect(JSON.stringify(await textIn(draftId))).toContain('salt')
    expect(await rowsOf(author.id)).toBe(1)
    const late = await (await open(author)).opened()
    expect(late.text).toBe(first.text)
  })

  test('takes what was typed while the socket was gone, once', async () => {
    const first = await (await open(author)).opened()
    first.socket.disconnect()
    await until(() => first.closes.length > 0, 'the socket closes')
    first.type('offline ')
    first.type('words')
    void first.socket.connect()
    await until(() => first.isSaved, 'it is saved')
    const second = await (await open(author)).opened()
    expect(second.text).toContain('offline words')
    // A reconnection without news is not logged.
    const before = await rowsOf(author.id)
    second.socket.disconnect()
    await until(() => second.closes.length > 0, 'the socket closes')
    void second.socket.connect()
    await until(() => second.provider.isAuthenticated && second.isSaved, 'it is back')
    expect(await rowsOf(author.id)).toBe(before)
  })

  test.each(['reader', 'reviewer'] as const)('is not written by a %s, whatever they send', async (role) => {
    const writer = await (await open(author)).opened()
    writer.type('original')
    await writer.saved()
    const user = await addMember(reportId, role)
    const reader = await (await open(user)).opened()
    expect(reader.provider.authorizedScope).toBe('readonly')
    expect(reader.isSaved).toBe(true)
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
    expect(await rowsOf(user.id)).toBe(0)
    const other = await (await open(author)).opened()
    expect(other.text).toBe(writer.text)
    expect(other.text).not.toContain('intrusion')
  })

  test('refuses garbage and keeps what came before it', async () => {
    const editor = await (await open(author)).opened()
    editor.type('good')
    await editor.saved()
    const rows = await rowsOf(author.id)
    const valid = Y.encodeStateAsUpdate(editor.doc)
    for (const garbage of [
      new Uint8Array([1, 2, 3]),
      valid.subarray(0, valid.length - 1),
      new Uint8Array(0),
    ]) {
      const attacker = await (await open(author)).opened()
      attacker.socket.send(messageIn(edit(draftDocument(draftId), garbage)))
      await until(() => attacker.closes.length > 0, 'the socket closes')
      expect(attacker.closes[0]).toBe(CLOSE_CODES.badMessage)
      attacker.destroy()
    }
    const attacker = await (await open(author)).opened()
    attacker.socket.send(messageIn(stateVector(draftDocument(draftId), new Uint8Array([255, 255]))))
    await until(() => attacker.closes.length > 0, 'the socket closes')
    attacker.destroy()
    expect(await rowsOf(author.id)).toBe(rows)
    expect((await (await open(author)).opened()).text).toContain('good')
  })

  test('that cannot be decoded is refused, never shown empty, and left as it is', async () => {
    await db.draftUpdate.create({ data: { draftId, data: new Uint8Array([7, 7, 7]) } })
    const editor = await open(author)
    await until(() => editor.refusals.length > 0, 'a refusal')
    expect(editor.refusals).toEqual([REFUSALS.unreadable])
    expect(editor.doc.store.clients.size).toBe(0)
    expect(await db.draftUpdate.count({ where: { draftId } })).toBe(2)
  })

  test('is counted after an edit, and whoever is in the report is told', async () => {
    const watcher = await (await open(author, { name: reportDocument(reportId) })).opened()
    const editor = await (await open(author)).opened()
    editor.type('five words are in here')
    await until(() => watcher.statelessMessages.length > 0, 'the count is told')
    expect(watcher.statelessMessages.map(readServerMessage)).toEqual([{ type: 'counted', draftId, words: 5 }])
    const draft = await db.draft.findUniqueOrThrow({ where: { id: draftId } })
    expect(draft.words).toBe(5)
    expect(Date.now() - draft.editedAt!.getTime()).toBeLessThan(10_000)
    expect(countWords(await textIn(draftId))).toBe(5)
  })

  test('is counted when its last editor leaves at once', async () => {
    const editor = await (await open(author)).opened()
    editor.type('gone in a moment')
    await editor.saved()
    editor.destroy()
    await until(
      async () => (await db.draft.findUniqueOrThrow({ where: { id: draftId } })).words === 4,
      'it is counted',
    )
  })

  test('is folded when it is left with a long log, and opens the same', async () => {
    const editor = await (await open(author)).opened()
    for (let number = 0; number < 60; number++) {
      editor.type(`${number} `)
      await editor.saved()
    }
    const text = editor.text
    editor.destroy()
    await until(async () => (await db.draftUpdate.count({ where: { draftId } })) === 0, 'it is folded')
    expect((await (await open(author)).opened()).text).toBe(text)
    const pool = createDraftPool()
    expect((await loadDraft(pool, draftId)).unfolded).toBe(0)
    await pool.end()
  })

  test('goes on while its question is corrected away, and everybody is told', async () => {
    const coordinator = await addMember(reportId, 'coordinator')
    const watcher = await (await open(author, { name: reportDocument(reportId) })).opened()
    const editor = await (await open(author)).opened()
    editor.type('before ')
    const { version, outline, document } = await replyForCorrection(coordinator.id, reportId)
    const { question } = await db.draft.findUniqueOrThrow({
      where: { id: draftId },
      select: { question: true },
    })
    const blocks = outline.blocks.map((block) =>
      block.id === question!.blockId ? { ...block, kind: 'dropped' as const } : block,
    )
    const typing = setInterval(() => editor.type('x'), 5)
    await correctReply(coordinator.id, reportId, { version, outline: { ...outline, blocks } })
    clearInterval(typing)
    editor.type(' after')
    await editor.saved()
    expect(document.text).toContain(question!.label)
    await until(
      () => watcher.statelessMessages.map(readServerMessage).some((told) => told?.type === 'replyChanged'),
      'the correction is told',
    )
    expect(editor.closes).toEqual([])
    expect((await (await open(author)).opened()).text).toBe(editor.text)
    await until(
      async () => (await outlineOf(author.id, reportId)).withdrawn.some((each) => each.draftId === draftId),
      'the draft is among what was withdrawn',
    )
  })

  test('that somebody else deletes closes, and is then not there', async () => {
    const editor = await (await open(author)).opened()
    await db.report.delete({ where: { id: reportId } })
    editor.type('into nothing')
    await until(() => editor.closes.includes(CLOSE_CODES.notSaved), 'the socket closes')
    await until(() => editor.refusals.includes(REFUSALS.notFound), 'it is not there')
    expect(editor.isSaved).toBe(false)
  })
})

describe('the channel of a report', () => {
  test('holds no text', async () => {
    const editor = await (await open(author, { name: reportDocument(reportId) })).opened()
    expect(editor.isSaved).toBe(true)
    editor.type('x')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(editor.isSaved).toBe(false)
    const other = await (await open(author, { name: reportDocument(reportId) })).opened()
    expect(other.text).toBe('')
  })

  test('says who is where, by the names that the server knows', async () => {
    const reader = await addMember(reportId, 'reader', await createUser({ name: 'Some Reader' }))
    const first = await (await open(author, { name: reportDocument(reportId) })).opened()
    const second = await (await open(reader, { name: reportDocument(reportId) })).opened()
    first.provider.setAwarenessField('user', {
      id: reader.id,
      name: 'Somebody Else',
      color: '#aa00ff',
      admin: true,
    })
    first.provider.setAwarenessField('draftId', draftId)
    const seen = () => second.provider.awareness?.getStates().get(first.doc.clientID)
    await until(() => seen()?.draftId, 'the second sees the first')
    expect(seen()).toEqual({ user: { id: author.id, name: 'First Author', color: '#aa00ff' }, draftId })
    first.destroy()
    await until(() => !seen(), 'the second sees the first leave')
  })
})

describe('a right that ends', () => {
  test('cuts the socket of a member who was removed within a second', async () => {
    const user = await addMember(reportId, 'author')
    const removed = await (await open(user)).opened()
    const other = await (await open(author)).opened()
    await db.membership.delete({ where: { id: user.memberId } })
    const at = Date.now()
    publish('membership.changed', { reportId, userId: user.id })
    await until(() => removed.closes.length > 0, 'the socket closes')
    expect(Date.now() - at).toBeLessThan(1_000)
    expect(removed.closes[0]).toBe(CLOSE_CODES.rightsChanged)
    await until(() => removed.refusals.length > 0, 'coming back is refused')
    removed.type('still here')
    other.type('only us')
    await other.saved()
    expect(await rowsOf(user.id)).toBe(0)
    expect(other.closes).toEqual([])
  })

  test('makes a reader of an author whose role changed', async () => {
    const user = await addMember(reportId, 'author')
    const editor = await (await open(user)).opened()
    await db.membership.update({ where: { id: user.memberId }, data: { role: 'reader' } })
    publish('membership.changed', { reportId, userId: user.id })
    await until(() => editor.provider.authorizedScope === 'readonly', 'the editor is a reader')
    editor.type('no longer')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await rowsOf(user.id)).toBe(0)
  })

  test('cuts the sockets of a session that ended, and lets it in no more', async () => {
    const { cookie, sessionId } = await createSession(author)
    const ended = await (await open(author, { cookie })).opened()
    const other = await (await open(author)).opened()
    await db.session.update({ where: { id: sessionId }, data: { endedAt: new Date() } })
    publish('session.ended', { sessionId })
    await until(() => ended.closes.includes(CLOSE_CODES.sessionEnded), 'the socket closes')
    expect(await statusOf({ Origin: ORIGIN, Cookie: cookie })).toBe(401)
    expect(other.closes).toEqual([])
  })
})

describe('what another process ended, without a message', () => {
  test('is found by looking: a session, a membership, a role', async () => {
    const { cookie, sessionId } = await createSession(author)
    const [removed, demoted, unchanged] = await Promise.all(
      [1, 2, 3].map(() => addMember(reportId, 'author')),
    )
    const ended = await (await open(author, { cookie })).opened()
    const editors = await Promise.all(
      [removed!, demoted!, unchanged!].map(async (user) => (await open(user)).opened()),
    )
    await db.session.update({ where: { id: sessionId }, data: { expiresAt: new Date(0) } })
    await db.membership.delete({ where: { id: removed!.memberId } })
    await db.membership.update({ where: { id: demoted!.memberId }, data: { role: 'reviewer' } })
    await server.collab.sweep()
    await until(() => ended.closes.includes(CLOSE_CODES.sessionEnded), 'the session is cut')
    await until(() => editors[0]!.refusals.length > 0, 'who was removed is refused')
    await until(() => editors[1]!.provider.authorizedScope === 'readonly', 'the reviewer only reads')
    expect(editors.map(({ closes }) => closes[0])).toEqual([
      CLOSE_CODES.rightsChanged,
      CLOSE_CODES.rightsChanged,
      undefined,
    ])
  })
})

describe('a shutdown', () => {
  test('says so, and keeps and counts what was typed until then', async () => {
    const passing = await startTestServer()
    const editor = await (await open(author, { url: passing.url })).opened()
    for (let number = 0; number < 30; number++) editor.type('word ')
    await editor.saved()
    const at = Date.now()
    await passing.stop()
    expect(Date.now() - at).toBeLessThan(3_000)
    await until(() => editor.closes.length > 0, 'the socket closes')
    expect(editor.closes[0]).toBe(CLOSE_CODES.restart)
    expect((await db.draft.findUniqueOrThrow({ where: { id: draftId } })).words).toBe(30)
    expect((await (await open(author)).opened()).text).toBe(editor.text)
  })
})

describe('a token that is not the first message', () => {
  test('changes nothing', async () => {
    const editor = await (await open(author)).opened()
    const encoder = createEncoder()
    writeVarString(encoder, draftDocument(draftId))
    writeVarUint(encoder, 2)
    writeVarUint(encoder, 0)
    writeVarString(encoder, 'other')
    editor.socket.send(toUint8Array(encoder))
    editor.type('still fine')
    await editor.saved()
    expect(editor.closes).toEqual([])
  })
})
