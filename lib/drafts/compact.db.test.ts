import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { createReport, createUser } from '@/lib/testing/factories'
import { compactDraft } from './compact'
import { Compactor } from './compactor'
import { createDraftPool } from './connections'
import { cutVersions } from '@/lib/versions/cut'
import { loadDraft, UnreadableDraft } from './load-draft'
import { PostgresLogWriter } from './log-writer'
import { UpdateLog } from './update-log'

testDatabase()

let pool: Pool
let log: UpdateLog
let draftIds: string[]
let userId: string

beforeAll(async () => {
  pool = createDraftPool()
  log = new UpdateLog(new PostgresLogWriter())
  userId = (await createUser()).id
})
afterAll(async () => {
  await log.close()
  await pool.end()
})
beforeEach(async () => {
  const reportId = await createReport()
  draftIds = (await db.draft.findMany({ where: { reportId }, select: { id: true } })).map(({ id }) => id)
})

/** An author whose every edit becomes an update in the log. */
class Author {
  readonly doc = new Y.Doc()
  acknowledged = ''

  constructor(readonly draftId: string) {
    this.doc.on('update', (data: Uint8Array) => this.append(data))
  }

  get text(): string {
    return this.doc.getText('t').toJSON()
  }

  type(text: string): void {
    this.doc.getText('t').insert(this.text.length, text)
  }

  erase(count: number): void {
    this.doc.getText('t').delete(0, Math.min(count, this.text.length))
  }

  private append(data: Uint8Array): void {
    log.append({ draftId: this.draftId, userId, data, settled: (error) => expect(error).toBe(null) })
  }
}

const rowsOf = (draftId: string) => db.draftUpdate.count({ where: { draftId } })

async function storedText(draftId: string): Promise<string> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await loadDraft(pool, draftId)).state)
  return doc.getText('t').toJSON()
}

describe('compaction', () => {
  test('folds the log into the snapshot, again and again, and keeps the text', async () => {
    const author = new Author(draftIds[0]!)
    for (let round = 0; round < 3; round++) {
      for (let number = 0; number < 20; number++) author.type(`${round}.${number} `)
      author.erase(7)
      await log.whenSettled()
      const before = (await loadDraft(pool, author.draftId)).state
      expect(await compactDraft(pool, author.draftId)).toBe(round === 0 ? 22 : 21)
      expect(await rowsOf(author.draftId)).toBe(0)
      const after = await loadDraft(pool, author.draftId)
      expect(after.unfolded).toBe(0)
      expect(after.state).toEqual(before)
      expect(await storedText(author.draftId)).toBe(author.text)
    }
    expect(await compactDraft(pool, author.draftId)).toBe(0)
    expect(await compactDraft(pool, crypto.randomUUID())).toBe(0)
  })

  test('loses nothing that is written, and lets it be written, while it runs', async () => {
    const author = new Author(draftIds[0]!)
    for (let number = 0; number < 50; number++) author.type('a')
    await log.whenSettled()
    const folded = await compactDraft(pool, author.draftId, async (job) => {
      // In the middle of its transaction.
      for (let number = 0; number < 50; number++) author.type('b')
      await log.whenSettled()
      return cutVersions(job)
    })
    expect(folded).toBe(51)
    expect(await rowsOf(author.draftId)).toBe(50)
    expect(await storedText(author.draftId)).toBe(author.text)
  })

  test('two at once fold one after the other', async () => {
    const author = new Author(draftIds[0]!)
    for (let number = 0; number < 30; number++) author.type('a')
    await log.whenSettled()
    const folded = await Promise.all([compactDraft(pool, author.draftId), compactDraft(pool, author.draftId)])
    expect(folded.toSorted((a, b) => a - b)).toEqual([0, 31])
    expect(await storedText(author.draftId)).toBe(author.text)
  })

  test('changes nothing when a row cannot be decoded, or when it fails half way', async () => {
    const author = new Author(draftIds[0]!)
    author.type('kept')
    await log.whenSettled()
    await expect(
      compactDraft(pool, author.draftId, () => {
        throw new Error('the power went')
      }),
    ).rejects.toThrow('the power went')
    expect(await rowsOf(author.draftId)).toBe(2)
    await db.draftUpdate.create({ data: { draftId: author.draftId, data: new Uint8Array([9]) } })
    await expect(compactDraft(pool, author.draftId)).rejects.toThrow()
    expect(await rowsOf(author.draftId)).toBe(3)
    await expect(loadDraft(pool, author.draftId)).rejects.toThrow(UnreadableDraft)
    expect(await db.draftSnapshot.count({ where: { draftId: author.draftId } })).toBe(0)
  })

  test('keeps an update whose predecessor is not there yet', async () => {
    const [draftId] = draftIds as [string]
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (data: Uint8Array) => void updates.push(data))
    doc.getText('t').insert(0, 'first ')
    doc.getText('t').insert(6, 'second')
    const append = (data: Uint8Array) => log.append({ draftId, userId: null, data, settled: () => {} })
    append(updates[1]!)
    await log.whenSettled()
    await compactDraft(pool, draftId)
    expect(await storedText(draftId)).toBe('')
    append(updates[0]!)
    await log.whenSettled()
    await compactDraft(pool, draftId)
    expect(await storedText(draftId)).toBe('first second')
  })

  test('loses and doubles nothing, however writers, compactions and loads interleave', async () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant('type' as const),
          who: fc.nat(3),
          text: fc.string({ minLength: 1, maxLength: 5 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant('erase' as const), who: fc.nat(3), count: fc.nat(6) }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('compact' as const), who: fc.nat(3) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('load' as const), who: fc.nat(3) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('pause' as const), ms: fc.nat(4) }) },
    )
    let used = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 80 }), async (steps) => {
        if (used + 2 > draftIds.length) {
          const reportId = await createReport()
          draftIds = (await db.draft.findMany({ where: { reportId }, select: { id: true } })).map(
            ({ id }) => id,
          )
          used = 0
        }
        // Two authors in each of two drafts, who never see each other: their texts meet in the log only.
        const drafts = [draftIds[used++]!, draftIds[used++]!]
        const authors = [0, 1, 2, 3].map((index) => new Author(drafts[index % 2]!))
        const running: Promise<unknown>[] = []
        for (const each of steps) {
          if (each.kind === 'pause') await new Promise((resolve) => setTimeout(resolve, each.ms))
          else if (each.kind === 'type') authors[each.who]!.type(each.text)
          else if (each.kind === 'erase') authors[each.who]!.erase(each.count)
          else if (each.kind === 'compact') running.push(compactDraft(pool, drafts[each.who % 2]!))
          else running.push(loadDraft(pool, drafts[each.who % 2]!))
        }
        await Promise.all(running)
        await log.whenSettled()
        for (const [index, draftId] of drafts.entries()) {
          const expected = new Y.Doc()
          for (const { doc } of [authors[index]!, authors[index + 2]!])
            Y.applyUpdate(expected, Y.encodeStateAsUpdate(doc))
          expect(await storedText(draftId)).toBe(expected.getText('t').toJSON())
          await compactDraft(pool, draftId)
          expect(await storedText(draftId)).toBe(expected.getText('t').toJSON())
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('the compactor', () => {
  test('takes one draft after the other, each once however often it was asked', async () => {
    const compactor = new Compactor(pool)
    const authors = draftIds.slice(0, 3).map((id) => new Author(id))
    for (const author of authors) for (let number = 0; number < 400; number++) author.type('word ')
    await log.whenSettled()
    const folded = await Promise.all(
      [...authors, ...authors].map(({ draftId }) => compactor.request(draftId)),
    )
    // 401 updates go to the thread: it folds as fold.ts does. The first one was under way already, and is looked at again.
    expect(folded).toEqual([401, 401, 401, 0, 401, 401])
    for (const author of authors) expect(await storedText(author.draftId)).toBe(author.text)
    await compactor.close()
  })

  test('goes on after a draft that cannot be folded', async () => {
    const compactor = new Compactor(pool)
    const [bad, good] = draftIds as [string, string]
    for (let number = 0; number < 301; number++) new Author(good).type('x')
    await log.whenSettled()
    await db.draftUpdate.createMany({
      data: Array.from({ length: 301 }, () => ({ draftId: bad, data: new Uint8Array([9]) })),
    })
    expect(await Promise.all([compactor.request(bad), compactor.request(good)])).toEqual([0, 302])
    expect(await rowsOf(bad)).toBe(302)
    await compactor.close()
  })
})
