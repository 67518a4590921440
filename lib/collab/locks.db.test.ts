import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { lockDraft } from '@/lib/drafts/lock-draft'
import { locksOf } from '@/lib/drafts/queries'
import { unlockDraft } from '@/lib/drafts/unlock-draft'
import { createDraftPool, inTransaction } from '@/lib/drafts/connections'
import { PostgresLogWriter } from '@/lib/drafts/log-writer'
import { RowsRefused } from '@/lib/drafts/update-log'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { documentFromUpdates, seedUpdate } from '@/lib/richtext/ydoc'
import { openState } from '@/lib/versions/state'
import { addMember, createUser } from '@/lib/testing/factories'
import * as Y from 'yjs'
import { CLOSE_CODES, readServerMessage, reportDocument } from './protocol'
import { until } from './testing/editor'
import { oneDraft } from './testing/one-draft'

const the = oneDraft()

async function coordinated() {
  const coordinator = await addMember(the.reportId, 'coordinator', await createUser({ name: 'Coordinator' }))
  const lock = (reason = 'Agreed.') => lockDraft(coordinator.id, { draftId: the.draftId, reason })
  const unlock = () => unlockDraft(coordinator.id, { draftId: the.draftId })
  return { coordinator, lock, unlock }
}

describe('a draft that is locked', () => {
  test('is only read from then on, by everybody, and says why', async () => {
    const { coordinator, lock } = await coordinated()
    const watcher = await (await the.open(the.author, { name: reportDocument(the.reportId) })).opened()
    const author = await (await the.open(the.author)).opened()
    author.type('the final words')
    await author.saved()
    await lock()
    await until(() => author.provider.authorizedScope === 'readonly', 'the author only reads', 1_000)
    expect(author.closes[0]).toBe(CLOSE_CODES.rightsChanged)
    const own = await (await the.open(coordinator)).opened()
    expect(own.provider.authorizedScope).toBe('readonly')
    expect(own.text).toBe('the final words')
    own.type('one more')
    author.type('and more')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([own.isSaved, author.isSaved]).toEqual([false, false])
    expect((await (await the.open(the.author)).opened()).text).toBe('the final words')
    const told = () => watcher.statelessMessages.map(readServerMessage)
    await until(() => told().some((each) => each?.type === 'lockChanged'), 'it is told')
    expect(told()).toContainEqual({ type: 'lockChanged', draftId: the.draftId })
    expect(await locksOf(the.author.id, the.reportId)).toEqual({
      [the.draftId]: {
        at: expect.any(String) as string,
        by: { id: coordinator.id, name: 'Coordinator' },
        reason: 'Agreed.',
      },
    })
  })

  test('is a version with everything that was typed until then', async () => {
    const { lock } = await coordinated()
    const author = await (await the.open(the.author)).opened()
    const typing = setInterval(() => author.type('word '), 2)
    await until(() => author.text.length > 200, 'some words')
    await lock()
    clearInterval(typing)
    const { state } = await db.draftVersion.findFirstOrThrow({
      where: { draftId: the.draftId, reason: 'locked' },
    })
    const version = documentFromUpdates([Y.encodeStateAsUpdate(openState(state))])
    const now = await (await the.open(the.author)).opened()
    expect(JSON.stringify(version)).toContain(now.text.trim())
    await lock('Agreed again.')
    expect(await db.draftVersion.count({ where: { draftId: the.draftId, reason: 'locked' } })).toBe(1)
    expect(Object.values(await locksOf(the.author.id, the.reportId))[0]?.reason).toBe('Agreed again.')
  })

  test('is a version with what was still on its way into the log, and nothing comes after it', async () => {
    const { lock } = await coordinated()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, seedUpdate())
    const typed = (words: string) => {
      const known = Y.encodeStateVector(doc)
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      doc.getXmlFragment(XML_FRAGMENT).push([paragraph])
      return Buffer.from(Y.encodeStateAsUpdate(doc, known))
    }
    await (await the.open(the.author)).opened()
    const pool = createDraftPool()
    const row = (words: string) => [the.draftId, the.author.id, typed(words)]
    const insert = 'insert into draft_updates (draft_id, user_id, data) values ($1, $2, $3)'
    // A slow disk: two edits stand in a transaction that is not at its end when the draft is locked.
    let locked: Promise<void> | undefined
    await inTransaction(pool, async (client) => {
      await client.query(insert, row('on their way'))
      locked = lock()
      const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%for update%'`
      await until(async () => (await pool.query(waiting)).rows.length > 0, 'locking waits for it')
      await client.query(insert, row('and the last'))
    })
    const writer = new PostgresLogWriter()
    const [draftId, userId, data] = row('too late') as [string, string, Buffer]
    await locked
    await expect(writer.write([{ draftId, userId, data }])).rejects.toBeInstanceOf(RowsRefused)
    await writer.close()
    await pool.end()
    const { state } = await db.draftVersion.findFirstOrThrow({ where: { draftId, reason: 'locked' } })
    const version = openState(state)
    expect(version.getXmlFragment(XML_FRAGMENT).toJSON()).toContain('on their way')
    expect(version.getXmlFragment(XML_FRAGMENT).toJSON()).toContain('and the last')
    version.destroy()
    expect(await db.draftUpdate.count({ where: { draftId } })).toBe(0)
  })

  test('takes what was typed meanwhile without a line once it is open again', async () => {
    const { lock, unlock } = await coordinated()
    const author = await (await the.open(the.author)).opened()
    author.type('before')
    await author.saved()
    author.socket.disconnect()
    await until(() => author.closes.length > 0, 'the line breaks')
    author.type(' in the train')
    await lock()
    void author.socket.connect()
    await until(() => author.provider.authorizedScope === 'readonly', 'the author only reads')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(author.isSaved).toBe(false)
    expect(author.text).toBe('before in the train')
    await unlock()
    await until(() => author.provider.authorizedScope === 'read-write', 'the author writes')
    await author.saved()
    expect((await (await the.open(the.author)).opened()).text).toBe('before in the train')
    expect(await locksOf(the.author.id, the.reportId)).toEqual({})
  })

  test('is found locked by looking, when nobody told', async () => {
    const author = await (await the.open(the.author)).opened()
    await db.draft.update({ where: { id: the.draftId }, data: { lockedAt: new Date() } })
    await the.server.collab.sweep()
    await until(() => author.provider.authorizedScope === 'readonly', 'the author only reads')
  })
})
