import { randomUUID } from 'node:crypto'
import { afterAll, expect, test, vi } from 'vitest'
import { oneDraft } from '@/lib/collab/testing/one-draft'
import { db } from '@/lib/db'
import { choosePaper } from '@/lib/designs/choose-paper'
import type { DrawnPage } from '@/lib/export/preview/page'
import { addOrganisation } from '@/lib/reports/add-organisation'
import { updateCompilation } from '@/lib/reports/update-compilation'
import { updateSettings } from '@/lib/reports/update-settings'
import { addMember, createUser } from '@/lib/testing/factories'
import { previews } from './previews'
import { previewAfter, previewPage } from './queries'
import { choicesIn, type Preview, tagOf } from './schema'

const the = oneDraft()
afterAll(() => previews().sweep(0))

const usual = choicesIn(new URLSearchParams())
const lookedBy = (userId: string, choices = usual) => ({ userId, reportId: the.reportId, choices })
const look = async (seen: Preview | null = null, choices = usual): Promise<Preview> => {
  const looked = lookedBy(the.author.id, choices)
  // Once more when it took longer than a browser should wait.
  for (;;) {
    const found = await previewAfter(looked, seen && tagOf(seen), new AbortController().signal)
    if (found) return found
  }
}
const page = async (hash: string): Promise<DrawnPage> =>
  JSON.parse(await previewPage(lookedBy(the.author.id), hash)) as DrawnPage
const textOf = async ({ pages }: Preview) =>
  (await Promise.all(pages.map(({ hash }) => page(hash))))
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .join('\n')

test('it follows what anybody types, and says where that stands', { timeout: 40_000 }, async () => {
  const editor = await (await the.open(the.author)).opened()
  const first = await look()
  expect(first.fault).toBeNull()
  // What stands on the cover is set, and written in no draft.
  expect(new Set(first.regions.map(({ draftId }) => draftId))).toEqual(new Set([null]))
  editor.type('There is no shelter at night.')
  const second = await look(first)
  expect(tagOf(second)).not.toBe(tagOf(first))
  expect(await textOf(second)).toContain('There is no shelter at night.')
  const written = second.regions.filter(({ draftId }) => draftId !== null)
  expect(written.map(({ draftId, block }) => [draftId, block])).toEqual([
    [the.draftId, null],
    [the.draftId, 1],
  ])
  // Not one of the pages that did not change is another.
  editor.type('Nobody opens. ')
  const from = performance.now()
  const third = await look(second)
  expect(performance.now() - from).toBeLessThan(8_000)
  const before = new Set(second.pages.map(({ hash }) => hash))
  expect(third.pages.filter(({ hash }) => !before.has(hash))).toHaveLength(1)
  expect(await textOf(third)).toContain('Nobody opens.')

  // A letter that no font has: shown all the same, and named.
  editor.type('\u{10437} ')
  const faulty = await look(third)
  expect(faulty.fault).toMatchObject({
    reason: 'exportGlyph',
    draftId: the.draftId,
    values: { glyph: '\u{10437}' },
  })

  // What was told to another process is read when somebody looks again.
  await db.report.update({ where: { id: the.reportId }, data: { title: 'Another title' } })
  previews().find(the.reportId, usual)!.reportChanged()
  expect(await textOf(await look(faulty))).toContain('Another title')
})

test(
  'whoever waits is told at once of what settings, organisations and paper say',
  { timeout: 60_000 },
  async () => {
    const { reportId } = the
    const coordinator = await addMember(reportId, 'coordinator')
    const before = { title: (await db.report.findUniqueOrThrow({ where: { id: reportId } })).title }
    const changes: [
      what: string,
      change: () => Promise<unknown>,
      isShown: (now: Preview) => Promise<boolean>,
    ][] = [
      [
        'title',
        () => updateSettings(coordinator.id, { reportId, changes: { title: 'Told at once' }, before }),
        async (now) => (await textOf(now)).includes('Told at once'),
      ],
      [
        'organisation',
        () => addOrganisation(coordinator.id, { reportId, name: 'Union of the North' }),
        async (now) => (await textOf(now)).includes('Union of the North'),
      ],
      [
        'date',
        () =>
          updateCompilation(coordinator.id, {
            reportId,
            changes: { date: 'March 2027' },
            before: { date: '' },
          }),
        async (now) => (await textOf(now)).includes('March 2027'),
      ],
      [
        'paper',
        () => choosePaper(coordinator.id, { reportId, paper: 'letter' }),
        async (now) => now.pages.every(({ width }) => width === 612),
      ],
    ]
    let shown = await look()
    expect(shown.pages.map(({ width }) => Math.round(width))).toEqual(shown.pages.map(() => 596))
    for (const [what, change, isShown] of changes) {
      // Waits before it is changed: who asks anew is told anyhow, after a while.
      const waiting = look(shown)
      const from = performance.now()
      await change()
      shown = await waiting
      expect(performance.now() - from, what).toBeLessThan(6_000)
      expect(await isShown(shown), what).toBe(true)
    }
  },
)

test('nobody else finds it; who lost the right is told nothing more', { timeout: 40_000 }, async () => {
  const signal = new AbortController().signal
  const stranger = await createUser()
  const reader = await addMember(the.reportId, 'reader')
  await expect(previewAfter(lookedBy(stranger.id), null, signal)).rejects.toMatchObject({ code: 'not_found' })
  await expect(previewAfter(lookedBy(reader.id), null, signal)).rejects.toMatchObject({ code: 'forbidden' })
  const shown = await look()
  const hash = shown.pages[0]!.hash
  await expect(previewPage(lookedBy(stranger.id), hash)).rejects.toMatchObject({ code: 'not_found' })
  await expect(previewPage(lookedBy(the.author.id), 'none')).rejects.toMatchObject({ code: 'not_found' })
  const waiting = look(shown)
  const { reportId, author } = the
  await db.membership.deleteMany({ where: { reportId, userId: author.id } })
  const { publish } = await import('@/lib/bus')
  publish('membership.changed', { reportId, userId: author.id })
  await expect(waiting).rejects.toMatchObject({ code: 'not_found' })
})

test('one person has two of them at most, so that there is one for others', { timeout: 60_000 }, async () => {
  previews().sweep(0)
  const other = await addMember(the.reportId, 'reviewer')
  const abort = new AbortController()
  const variants = (['public', 'confidential'] as const).map((variant) => ({ ...usual, variant }))
  const waiting: Promise<unknown>[] = []
  for (const choices of variants) {
    const looked = lookedBy(the.author.id, choices)
    const shown = await previewAfter(looked, null, abort.signal)
    waiting.push(previewAfter(looked, shown && tagOf(shown), abort.signal))
  }
  await vi.waitFor(() => {
    expect(variants.every((each) => previews().find(the.reportId, each)?.isLookedAt)).toBe(true)
  })
  const third = { ...usual, reading: 'final' as const }
  await expect(previewAfter(lookedBy(the.author.id, third), null, abort.signal)).rejects.toMatchObject({
    reason: 'previewsOwn',
  })
  const others = await previewAfter(lookedBy(other.id, third), null, abort.signal)
  expect(others?.pages.length).toBeGreaterThan(0)
  // What somebody else looks at is there for everybody.
  await previewAfter(lookedBy(the.author.id, third), null, abort.signal)
  abort.abort()
  await Promise.all(waiting)
})

test('they are few, and go when nobody looks', { timeout: 40_000 }, async () => {
  const shown = await look()
  previews().sweep(0)
  expect(previews().count).toBe(0)
  // Whoever comes back after that is drawn a new one, and does not take it for the one before.
  expect(tagOf(await look(shown))).not.toBe(tagOf(shown))
  previews().sweep(0)
  const papers = ['a4', 'letter'] as const
  const choices = papers.flatMap((paper) =>
    (['public', 'confidential'] as const).map((variant) => ({ ...usual, paper, variant })),
  )
  const abort = new AbortController()
  const watched = choices.slice(0, 3).map((each) => {
    const id = randomUUID()
    return previews().look(the.reportId, each, id).after(id, 'another', 60_000, abort.signal)
  })
  await expect(look(null, choices[3])).rejects.toMatchObject({ code: 'unavailable', reason: 'previewsBusy' })
  previews().sweep(0)
  expect(previews().count).toBe(3)
  abort.abort()
  await Promise.all(watched)
  expect(previews().look(the.reportId, choices[3]!, the.author.id).reportId).toBe(the.reportId)
  expect(previews().count).toBe(3)
  previews().sweep(0)
  expect(previews().count).toBe(0)
})
