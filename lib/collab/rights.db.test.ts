import { describe, expect, test } from 'vitest'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { addMember, createSession } from '@/lib/testing/factories'
import { CLOSE_CODES } from './protocol'
import { until } from './testing/editor'
import { oneDraft } from './testing/one-draft'
import { ORIGIN } from './testing/server'

const the = oneDraft()

describe('a right that ends', () => {
  test('cuts the socket of a member who was removed within a second', async () => {
    const user = await addMember(the.reportId, 'author')
    const removed = await (await the.open(user)).opened()
    const other = await (await the.open(the.author)).opened()
    await db.membership.delete({ where: { id: user.memberId } })
    const at = Date.now()
    publish('membership.changed', { reportId: the.reportId, userId: user.id })
    await until(() => removed.closes.length > 0, 'the socket closes')
    expect(Date.now() - at).toBeLessThan(1_000)
    expect(removed.closes[0]).toBe(CLOSE_CODES.rightsChanged)
    await until(() => removed.refusals.length > 0, 'coming back is refused')
    removed.type('still here')
    other.type('only us')
    await other.saved()
    expect(await the.rowsOf(user.id)).toBe(0)
    expect(other.closes).toEqual([])
  })

  test('makes a reader of an author whose role changed', async () => {
    const user = await addMember(the.reportId, 'author')
    const editor = await (await the.open(user)).opened()
    await db.membership.update({ where: { id: user.memberId }, data: { role: 'reader' } })
    publish('membership.changed', { reportId: the.reportId, userId: user.id })
    await until(() => editor.provider.authorizedScope === 'readonly', 'the editor is a reader')
    editor.type('no longer')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await the.rowsOf(user.id)).toBe(0)
  })

  test('cuts the sockets of a session that ended, and lets it in no more', async () => {
    const { cookie, sessionId } = await createSession(the.author)
    const ended = await (await the.open(the.author, { cookie })).opened()
    const other = await (await the.open(the.author)).opened()
    await db.session.update({ where: { id: sessionId }, data: { endedAt: new Date() } })
    publish('session.ended', { sessionId })
    await until(() => ended.closes.includes(CLOSE_CODES.sessionEnded), 'the socket closes')
    expect(await the.statusOf({ Origin: ORIGIN, Cookie: cookie })).toBe(401)
    expect(other.closes).toEqual([])
  })
})

describe('what another process ended, without a message', () => {
  test('is found by looking: a session, a membership, a role', async () => {
    const { cookie, sessionId } = await createSession(the.author)
    const [removed, demoted, unchanged] = await Promise.all(
      [1, 2, 3].map(() => addMember(the.reportId, 'author')),
    )
    const ended = await (await the.open(the.author, { cookie })).opened()
    const editors = await Promise.all(
      [removed!, demoted!, unchanged!].map(async (user) => (await the.open(user)).opened()),
    )
    await db.session.update({ where: { id: sessionId }, data: { expiresAt: new Date(0) } })
    await db.membership.delete({ where: { id: removed!.memberId } })
    await db.membership.update({ where: { id: demoted!.memberId }, data: { role: 'reader' } })
    await the.server.collab.sweep()
    await until(() => ended.closes.includes(CLOSE_CODES.sessionEnded), 'the session is cut')
    await until(() => editors[0]!.refusals.length > 0, 'who was removed is refused')
    await until(() => editors[1]!.provider.authorizedScope === 'readonly', 'who was demoted only reads')
    expect(editors.map(({ closes }) => closes[0])).toEqual([
      CLOSE_CODES.rightsChanged,
      CLOSE_CODES.rightsChanged,
      undefined,
    ])
  })
})
