import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { db } from '@/lib/db'
import { compactDraft } from '@/lib/drafts/compact'
import { createDraftPool, inTransaction } from '@/lib/drafts/connections'
import { loadDraft } from '@/lib/drafts/load-draft'
import { sqlOf } from '@/lib/drafts/sql'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { seedUpdate } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { createReport, createUser } from '@/lib/testing/factories'
import { cutVersions } from './cut'
import { Deletions } from './deletions'
import { foldDraft, type Mark } from './fold-draft'
import { openState } from './state'
import { LONGEST_MS, PAUSE_MS } from './stretches'
import { Sweep, SWEPT_AFTER_MS } from './sweep'
import { type } from './testing/typing'

testDatabase()

const START = Date.parse('2026-05-01T08:00:00Z')
const MINUTE = 60_000
let pool: Pool
let coordinator: string
let writer: string
let draftId: string
/** What everybody sees; `typed` writes what changes it into the log. */
let doc: Y.Doc

beforeAll(async () => {
  pool = createDraftPool()
  coordinator = (await createUser({ name: 'Coordinator' })).id
  writer = (await createUser({ name: 'Writer' })).id
})
afterAll(() => pool.end())
beforeEach(async () => {
  const reportId = await createReport()
  draftId = (await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'introduction' } })).id
  doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate())
  await loadDraft(pool, draftId)
})

async function typed(userId: string, minute: number, change: (text: Y.XmlText) => void): Promise<void> {
  const known = Y.encodeStateVector(doc)
  const seen: Uint8Array[] = []
  const take = (update: Uint8Array) => seen.push(update)
  // Each person is a client of their own.
  doc.clientID = userId === coordinator ? 100 : 200
  doc.on('update', take)
  doc.transact(() => {
    const paragraph = doc.getXmlFragment(XML_FRAGMENT).get(0) as Y.XmlElement
    if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
    change(paragraph.get(0) as Y.XmlText)
  })
  doc.off('update', take)
  expect(known).toBeDefined()
  await db.draftUpdate.createMany({
    data: seen.map((data) => ({
      draftId,
      userId,
      data: Buffer.from(data),
      createdAt: new Date(START + minute * MINUTE),
    })),
  })
}
const adds = (words: string) => (text: Y.XmlText) => text.insert(text.length, words)

const fold = (mark?: Mark) =>
  inTransaction(pool, (client) => foldDraft(sqlOf(client), draftId, { ...(mark && { mark }) }))

async function history() {
  const versions = await db.draftVersion.findMany({ where: { draftId }, orderBy: { number: 'asc' } })
  return versions.map((version) => {
    const state = openState(version.state)
    const text = (state.getXmlFragment(XML_FRAGMENT).toJSON() as string).replace(/<[^>]*>/g, '')
    state.destroy()
    return { ...version, text }
  })
}
const texts = async () => (await history()).map(({ text }) => text)

describe('versions are cut from the log before it is folded', () => {
  test('at a pause, after ten minutes, and before much is deleted', async () => {
    await typed(coordinator, 0, adds('One. '))
    await typed(writer, 2, adds('Two. '))
    await typed(coordinator, 2 + PAUSE_MS / MINUTE + 0.1, adds('Three. '))
    const begin = 30
    for (let minute = 0; minute <= LONGEST_MS / MINUTE + 2; minute += 2)
      await typed(writer, begin + minute, adds('x'))
    await typed(writer, 60, adds('y'.repeat(400)))
    await typed(coordinator, 61, (text) => text.delete(0, 405))
    expect(await compactDraft(pool, draftId)).toBeGreaterThan(0)
    const versions = await history()
    expect(versions.map(({ text }) => text.replace(/y+/, 'y'))).toEqual([
      'One. Two. ',
      'One. Two. Three. ',
      'One. Two. Three. xxxxxx',
      'One. Two. Three. xxxxxxx',
      'One. Two. Three. xxxxxxxy',
      expect.stringMatching(/^y$/),
    ])
    expect(versions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(versions[0]).toMatchObject({
      reason: 'activity',
      words: 2,
      editedFrom: new Date(START),
      editedTo: new Date(START + 2 * MINUTE),
    })
    expect(new Set(versions[0]!.authorIds)).toEqual(new Set([coordinator, writer]))
    expect(await db.draftUpdate.count({ where: { draftId } })).toBe(0)
  })

  test('whose a client is stays known, and who deleted what', async () => {
    await typed(coordinator, 0, adds('Kept. Gone. '))
    await compactDraft(pool, draftId)
    await typed(writer, 20, (text) => text.delete(6, 6))
    await compactDraft(pool, draftId)
    const clients = await db.draftClient.findMany({ where: { draftId }, orderBy: { clientId: 'asc' } })
    expect(clients.filter(({ clientId }) => clientId >= 100n)).toMatchObject([
      { clientId: 100n, userId: coordinator },
    ])
    const [, second] = await history()
    const deletions = Deletions.decode(second!.deletions)
    // "Kept. " begins behind the text node itself.
    const gone = Array.from({ length: 14 }, (_, clock) => deletions.whoDeleted(100, clock))
    expect(gone.filter((who) => who === writer)).toHaveLength(6)
    expect(gone.filter((who) => who === undefined)).toHaveLength(8)
  })

  test('a stretch goes on over several folds, until somebody looked at it', async () => {
    await typed(coordinator, 0, adds('One. '))
    await compactDraft(pool, draftId)
    await typed(writer, 3, adds('Two. '))
    await compactDraft(pool, draftId)
    const [open, ...none] = await history()
    expect(none).toEqual([])
    expect(open).toMatchObject({ number: 1, text: 'One. Two. ' })
    expect(new Set(open!.authorIds)).toEqual(new Set([coordinator, writer]))
    await db.draftLook.create({ data: { draftId, userId: writer, versionId: open!.id } })
    await typed(coordinator, 4, adds('Three. '))
    await compactDraft(pool, draftId)
    expect(await texts()).toEqual(['One. Two. ', 'One. Two. Three. '])
  })

  test('a name closes it, and naming twice keeps both', async () => {
    await typed(coordinator, 0, adds('One. '))
    const first = await fold({ reason: 'named', name: 'First', createdById: coordinator })
    const second = await fold({ reason: 'named', name: 'Second', createdById: writer })
    expect(second.versionId).not.toBe(first.versionId)
    await typed(coordinator, 1, adds('Two. '))
    await fold()
    expect((await history()).map(({ name, text }) => [name, text])).toEqual([
      ['First', 'One. '],
      ['Second', 'One. '],
      ['', 'One. Two. '],
    ])
  })

  test('nothing is cut from a draft that nobody wrote, until somebody names it', async () => {
    expect(await fold()).toMatchObject({ versionId: null })
    expect(await fold({ reason: 'look', createdById: coordinator })).toMatchObject({ versionId: null })
    expect(await history()).toEqual([])
    await fold({ reason: 'named', name: 'Empty', createdById: coordinator })
    expect(await history()).toMatchObject([{ name: 'Empty', words: 0, authorIds: [] }])
  })

  test('what stood before versions were kept is the first of them', async () => {
    await typed(coordinator, 0, adds('Old. '))
    await db.draftSnapshot.upsert({
      where: { draftId },
      create: { draftId, data: Buffer.from(Y.encodeStateAsUpdate(doc)) },
      update: {},
    })
    await db.draftUpdate.deleteMany({ where: { draftId } })
    await typed(writer, 9, adds('New. '))
    await fold()
    expect((await history()).map(({ text, authorIds }) => [text, authorIds])).toEqual([
      ['Old. ', []],
      ['Old. New. ', [writer]],
    ])
  })
})

describe('nothing is lost', () => {
  test.each(['while it cuts', 'after the versions are written', 'before it is committed'])(
    'when it breaks %s',
    async (when) => {
      await typed(coordinator, 0, adds('One. '))
      await compactDraft(pool, draftId)
      await typed(writer, 20, adds('Two. '))
      await typed(coordinator, 21, (text) => text.delete(0, 1))
      const before = (await loadDraft(pool, draftId)).state
      const broken = inTransaction(pool, async (client) => {
        const sql: ReturnType<typeof sqlOf> = async (text, values) => {
          if (when.startsWith('after') && text.includes('insert into draft_snapshots'))
            throw new Error('the power went')
          return sqlOf(client)(text, values)
        }
        const cut = (job: Parameters<typeof cutVersions>[0]) => {
          if (when.startsWith('while')) throw new Error('the power went')
          return cutVersions(job)
        }
        await foldDraft(sql, draftId, { cut })
        // The server's connection is gone: as a killed process.
        await pool.query('select pg_terminate_backend($1)', [
          (client as unknown as { processID: number }).processID,
        ])
      })
      await expect(broken).rejects.toThrow()
      expect(await texts()).toEqual(['One. '])
      expect(await db.draftUpdate.count({ where: { draftId } })).toBe(2)
      expect((await loadDraft(pool, draftId)).state).toEqual(before)
      await compactDraft(pool, draftId)
      expect(await texts()).toEqual(['One. ', 'ne. Two. '])
    },
  )

  test('while people go on typing: each fold ends in what the log held, and the last in everything', async () => {
    const folds: Promise<number>[] = []
    for (let index = 0; index < 60; index++) {
      await typed(index % 2 ? coordinator : writer, index, adds(`${index} `))
      if (index % 7 === 0) folds.push(compactDraft(pool, draftId))
    }
    await Promise.all(folds)
    await compactDraft(pool, draftId)
    const all = await history()
    expect(all.at(-1)!.text).toBe(Array.from({ length: 60 }, (_, index) => `${index} `).join(''))
    expect(await db.draftUpdate.count({ where: { draftId } })).toBe(0)
    // Each holds all that the one before it held.
    all.reduce((before, version) => {
      expect(version.text.startsWith(before)).toBe(true)
      return version.text
    }, '')
  })
})

describe('history is bounded', () => {
  test(
    'a draft of 5 KB keeps a quarter of a megabyte after days of work by five people',
    { timeout: 120_000 },
    async () => {
      const people = await Promise.all(
        ['a', 'b', 'c', 'd', 'e'].map(async (name) => (await createUser({ name })).id),
      )
      const days = [0, 1, 20, 40]
      let doc: Y.Doc | undefined
      let logged = 0
      for (const [index, day] of days.entries()) {
        const typing = type({
          people,
          minutes: 9,
          from: START + day * 86_400_000,
          characters: 5_000,
          seed: index + 1,
          ...(doc && { doc }),
        })
        doc = typing.doc
        logged += typing.rows.reduce((sum, { data }) => sum + data.length, 0)
        await insert(typing.rows)
        const sweep = new Sweep(pool, (id) => compactDraft(pool, id))
        await sweep.run(new Date(START + day * 86_400_000 + 9 * MINUTE + SWEPT_AFTER_MS + 1))
        await sweep.close()
      }
      expect(await db.draftUpdate.count({ where: { draftId } })).toBe(0)
      const [size] = await db.$queryRaw<{ versions: number; snapshot: number; count: number }[]>`
      select (select sum(octet_length(state) + octet_length(deletions)) from draft_versions where draft_id = ${draftId}::uuid)::int as versions,
        (select octet_length(data) from draft_snapshots where draft_id = ${draftId}::uuid) as snapshot,
        (select count(*) from draft_versions where draft_id = ${draftId}::uuid)::int as count`
      expect(logged).toBeGreaterThan(300_000)
      expect(size!.versions + size!.snapshot).toBeLessThan(250_000)
      // The first, one for each of the days that are long past, and all of the last one.
      expect(size!.count).toBeLessThan(10)
      const last = (await history()).at(-1)!
      expect(last.text).toBe((doc!.getXmlFragment(XML_FRAGMENT).toJSON() as string).replace(/<[^>]*>/g, ''))
      expect(new Set((await history()).flatMap(({ authorIds }) => authorIds))).toEqual(new Set(people))
    },
  )

  async function insert(rows: ReturnType<typeof type>['rows']) {
    for (let start = 0; start < rows.length; start += 5_000) {
      await db.draftUpdate.createMany({
        data: rows.slice(start, start + 5_000).map(({ at, userId, data }) => ({
          draftId,
          userId,
          data: Buffer.from(data),
          createdAt: new Date(at),
        })),
      })
    }
  }
})
