import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { createReport } from '@/lib/testing/factories'
import { createDraftPool } from './connections'
import { loadDraft } from './load-draft'

testDatabase()

let pool: Pool
let draftId: string

beforeAll(async () => {
  pool = createDraftPool()
})
afterAll(async () => {
  await pool.end()
})
beforeEach(async () => {
  const reportId = await createReport()
  draftId = (await db.draft.findFirstOrThrow({ where: { reportId }, select: { id: true } })).id
})

describe('a draft without anything', () => {
  test('is given the seed once, however many open it at once', async () => {
    await db.draftUpdate.deleteMany({ where: { draftId } })
    const loaded = await Promise.all([1, 2, 3].map(() => loadDraft(pool, draftId)))
    expect(await db.draftUpdate.count({ where: { draftId } })).toBe(1)
    const doc = new Y.Doc()
    for (const { state } of loaded) Y.applyUpdate(doc, state)
    expect(JSON.stringify(doc.getXmlFragment('default').toJSON())).toBe('"<paragraph></paragraph>"')
  })
})

describe('the state vector of a loaded draft', () => {
  test('is the one that Yjs finds in the same update, gaps and deletions included', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.nat(2), text: fc.string({ maxLength: 4 }), lost: fc.boolean() }), {
          maxLength: 30,
        }),
        async (edits) => {
          await db.draftUpdate.deleteMany({ where: { draftId } })
          const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
          const kept: Uint8Array[] = []
          let lost = false
          for (const doc of docs) doc.on('update', (data: Uint8Array) => void (lost || kept.push(data)))
          for (const edit of edits) {
            lost = edit.lost
            const text = docs[edit.who]!.getText('t')
            if (edit.text) text.insert(0, edit.text)
            else text.delete(0, Math.min(2, text.length))
          }
          if (kept.length === 0) return
          await db.draftUpdate.createMany({
            data: kept.map((data) => ({ draftId, data: new Uint8Array(data) })),
          })
          const { state, vector } = await loadDraft(pool, draftId)
          expect(Y.decodeStateVector(vector)).toEqual(
            Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state)),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})
