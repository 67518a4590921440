import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { createDraftPool } from '@/lib/drafts/connections'
import { loadDraft } from '@/lib/drafts/load-draft'
import { updateSettings } from '@/lib/reports/update-settings'
import { COUNTING, countWords } from '@/lib/richtext/words'
import { correctReply } from '@/lib/state-replies/correct-reply'
import { replyForCorrection } from '@/lib/state-replies/for-correction'
import { outlineOf } from '@/lib/state-replies/queries'
import { addMember } from '@/lib/testing/factories'
import { CLOSE_CODES, readServerMessage, REFUSALS, reportDocument } from './protocol'
import { until } from './testing/editor'
import { oneDraft } from './testing/one-draft'
import { startTestServer } from './testing/server'

const the = oneDraft()

describe('a draft', () => {
  test('is counted after an edit, and whoever is in the report is told', async () => {
    const watcher = await (await the.open(the.author, { name: reportDocument(the.reportId) })).opened()
    const editor = await (await the.open(the.author)).opened()
    editor.type('five words are in here')
    const told = () => watcher.statelessMessages.map(readServerMessage)
    await until(() => told().some((each) => each?.type === 'counted'), 'the count is told')
    expect(told()).toEqual([
      expect.objectContaining({ type: 'allCounted', countsFootnotes: true }),
      { type: 'counted', draftId: the.draftId, words: 5, final: 5, notes: 0 },
    ])
    const draft = await db.draft.findUniqueOrThrow({ where: { id: the.draftId } })
    expect(draft.words).toBe(5)
    expect(Date.now() - draft.editedAt!.getTime()).toBeLessThan(10_000)
    expect(countWords(await the.logged())).toBe(5)
  })

  test('is told to who comes, and to everybody when footnotes count no more; one counted in another way is counted anew', async () => {
    const editor = await (await the.open(the.author)).opened()
    editor.type('four words of text')
    await editor.saved()
    editor.destroy()
    const counted = (where = {}) => db.draft.count({ where: { id: the.draftId, words: 4, ...where } })
    await until(async () => (await counted({ countedAs: COUNTING })) === 1, 'it is counted')
    const editedAt = await db.draft.findUniqueOrThrow({
      where: { id: the.draftId },
      select: { editedAt: true },
    })
    await db.draft.update({
      where: { id: the.draftId },
      data: { countedAs: 0, noteWords: 3, finalWords: 0, notes: 1 },
    })
    const watcher = await (await the.open(the.author, { name: reportDocument(the.reportId) })).opened()
    const told = () =>
      watcher.statelessMessages.map(readServerMessage).map((each) => {
        if (each?.type !== 'allCounted') return each
        return [
          each.countsFootnotes,
          each.wordLimit,
          each.drafts.find(({ draftId }) => draftId === the.draftId),
        ]
      })
    const { draftId } = the
    await until(() => told().length === 1, 'who comes is told')
    expect(told()).toEqual([[true, 6600, { draftId, words: 4, final: 0, notes: 1 }]])
    const coordinator = await addMember(the.reportId, 'coordinator')
    const change = {
      reportId: the.reportId,
      changes: { footnotes: 'apart' as const, wordLimit: 500 },
      before: { footnotes: null, wordLimit: 6600 },
    }
    await updateSettings(coordinator.id, change)
    await until(() => told().length === 2, 'everybody is told')
    expect(told()[1]).toEqual([false, 500, { draftId, words: 1, final: 0, notes: 1 }])

    await the.server.collab.countAnew()
    const right = { countedAs: COUNTING, noteWords: 0, finalWords: 4, notes: 0, ...editedAt }
    await until(async () => (await counted(right)) === 1, 'it is counted anew')
    await until(() => told().length === 3, 'which is told')
    expect(told()[2]).toEqual({ type: 'counted', draftId, words: 4, final: 4, notes: 0 })
    await db.report.update({ where: { id: the.reportId }, data: { footnotes: null } })
  })

  test('is counted when its last editor leaves at once', async () => {
    const editor = await (await the.open(the.author)).opened()
    editor.type('gone in a moment')
    await editor.saved()
    editor.destroy()
    await until(
      async () => (await db.draft.findUniqueOrThrow({ where: { id: the.draftId } })).words === 4,
      'it is counted',
    )
  })

  test('is folded when it is left with a long log, and opens the same', async () => {
    const editor = await (await the.open(the.author)).opened()
    for (let number = 0; number < 60; number++) {
      editor.type(`${number} `)
      await editor.saved()
    }
    const text = editor.text
    editor.destroy()
    await until(
      async () => (await db.draftUpdate.count({ where: { draftId: the.draftId } })) === 0,
      'it is folded',
    )
    expect((await (await the.open(the.author)).opened()).text).toBe(text)
    const pool = createDraftPool()
    expect((await loadDraft(pool, the.draftId)).unfolded).toBe(0)
    await pool.end()
  })

  test('goes on while its question is corrected away, and everybody is told', async () => {
    const coordinator = await addMember(the.reportId, 'coordinator')
    const watcher = await (await the.open(the.author, { name: reportDocument(the.reportId) })).opened()
    const editor = await (await the.open(the.author)).opened()
    editor.type('before ')
    const { version, outline, document } = await replyForCorrection(coordinator.id, the.reportId)
    const { question } = await db.draft.findUniqueOrThrow({
      where: { id: the.draftId },
      select: { question: true },
    })
    const blocks = outline.blocks.map((block) =>
      block.id === question!.blockId ? { ...block, kind: 'dropped' as const } : block,
    )
    const typing = setInterval(() => editor.type('x'), 5)
    await correctReply(coordinator.id, the.reportId, { version, outline: { ...outline, blocks } })
    clearInterval(typing)
    editor.type(' after')
    await editor.saved()
    expect(document.text).toContain(question!.label)
    await until(
      () => watcher.statelessMessages.map(readServerMessage).some((told) => told?.type === 'replyChanged'),
      'the correction is told',
    )
    expect(editor.closes).toEqual([])
    expect((await (await the.open(the.author)).opened()).text).toBe(editor.text)
    await until(
      async () =>
        (await outlineOf(the.author.id, the.reportId)).withdrawn.some((each) => each.draftId === the.draftId),
      'the draft is among what was withdrawn',
    )
  })

  test('that somebody else deletes closes, and is then not there', async () => {
    const editor = await (await the.open(the.author)).opened()
    await db.report.delete({ where: { id: the.reportId } })
    editor.type('into nothing')
    await until(() => editor.closes.includes(CLOSE_CODES.notSaved), 'the socket closes')
    await until(() => editor.refusals.includes(REFUSALS.notFound), 'it is not there')
    expect(editor.isSaved).toBe(false)
  })
})

describe('a shutdown', () => {
  test('says so, and keeps and counts what was typed until then', async () => {
    const passing = await startTestServer()
    const editor = await (await the.open(the.author, { url: passing.url })).opened()
    for (let number = 0; number < 30; number++) editor.type('word ')
    await editor.saved()
    const at = Date.now()
    await passing.stop()
    expect(Date.now() - at).toBeLessThan(3_000)
    await until(() => editor.closes.length > 0, 'the socket closes')
    expect(editor.closes[0]).toBe(CLOSE_CODES.restart)
    expect((await db.draft.findUniqueOrThrow({ where: { id: the.draftId } })).words).toBe(30)
    expect((await (await the.open(the.author)).opened()).text).toBe(editor.text)
  })
})
