import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import type { BlockKind, Outline } from '@/lib/parsing/outline'
import { createReport } from '@/lib/reports/create-report'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { createUser, type TestUser } from '@/lib/testing/factories'
import { createIntake } from '@/lib/testing/intakes'
import { doc, p } from '@/lib/testing/richtext'
import { correctReply } from './correct-reply'
import { replyForCorrection } from './for-correction'
import { outlineOf } from './queries'
import { reviseReply } from './revise-reply'
import type { VersionContent } from './version-content'

testDatabase()

let coordinator: TestUser
beforeAll(async () => {
  coordinator = await createUser()
})

/** What people do to an outline, by the place of a block. */
const edit = fc.record({
  what: fc.constantFrom('drop', 'restore', 'kind', 'relabel', 'retype', 'split', 'merge', 'add', 'move'),
  at: fc.nat(40),
  kind: fc.constantFrom<BlockKind>('heading', 'label', 'question', 'paragraph', 'note'),
  number: fc.integer({ min: 1, max: 6 }),
})
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never

const TEXT = [
  ...['Replies of Kazakhstan to the list of issues', '', 'First section', ''],
  ...[1, 2, 3, 4].flatMap((number) => [
    `${number}`,
    `\tThe first paragraph of the reply to question ${number} says one thing.`,
    `\tThe second paragraph under ${number} says something else entirely.`,
    '',
  ]),
].join('\n')

function apply({ blocks, ...rest }: Outline, { what, at, kind, number }: Edit, step: number): Outline {
  const index = at % Math.max(1, blocks.length)
  const block = blocks[index]
  const typed = { ranges: [], confidence: 1, guesses: [] }
  if (what === 'add' || !block) {
    const added = {
      ...typed,
      id: `t${step}`,
      kind,
      text: kind === 'label' ? `${number}` : `Typed in step ${step}.`,
    }
    return { ...rest, blocks: blocks.toSpliced(index, 0, added) }
  }
  const [start, end] = block.ranges[0] ?? [0, 0]
  const middle = Math.floor((start + end) / 2)
  switch (what) {
    case 'drop':
      return { ...rest, blocks: blocks.with(index, { ...block, kind: 'dropped' }) }
    case 'restore':
      return { ...rest, blocks: blocks.map((each) => (each.kind === 'dropped' ? { ...each, kind } : each)) }
    case 'kind':
      return { ...rest, blocks: blocks.with(index, { ...block, kind }) }
    case 'relabel': {
      const label = blocks.findIndex((each, place) => place >= index && each.kind === 'label')
      return label < 0
        ? { ...rest, blocks }
        : { ...rest, blocks: blocks.with(label, { ...blocks[label]!, text: `${number}` }) }
    }
    case 'retype':
      return { ...rest, blocks: blocks.with(index, { ...block, text: `Retyped in step ${step}.` }) }
    case 'split': {
      if (middle <= start || middle >= end) return { ...rest, blocks }
      const [first, second] = [
        { ...block, ranges: [[start, middle] as [number, number]] },
        { ...block, id: `s${step}`, ranges: [[middle, end] as [number, number], ...block.ranges.slice(1)] },
      ]
      return { ...rest, blocks: blocks.toSpliced(index, 1, first, second) }
    }
    case 'merge': {
      const next = blocks[index + 1]
      if (!next) return { ...rest, blocks }
      return {
        ...rest,
        blocks: blocks.toSpliced(index, 2, { ...block, ranges: [...block.ranges, ...next.ranges] }),
      }
    }
    default:
      return { ...rest, blocks: [...blocks.toSpliced(index, 1), block] }
  }
}

/** Everything under which somebody wrote can still be reached: in the outline, or among what was withdrawn. */
async function reachable(reportId: string): Promise<string[]> {
  const { sections, withdrawn } = await outlineOf(coordinator.id, reportId)
  const questions = [...sections.flatMap((section) => section.questions), ...withdrawn]
  expect(new Set(questions.map(({ slug }) => slug)).size).toBe(questions.length)
  return questions.map(({ draftId }) => draftId)
}

const paragraphs = (reportId: string) =>
  db.replyParagraph.findMany({
    where: { question: { stateReply: { reportId } } },
    select: { id: true, anchor: true, text: true, blockId: true },
  })

/** What the latest version says, and what the rows say: the same, id by id. */
async function written(reportId: string): Promise<string[]> {
  const { content } = await db.stateReplyVersion.findFirstOrThrow({
    where: { stateReply: { reportId } },
    orderBy: { version: 'desc' },
  })
  return (content as unknown as VersionContent).questions.flatMap(({ id, slug, paragraphs: all }) => [
    `${id} ${slug}`,
    ...all.map((each) => `${each.id} ${each.anchor} ${each.text}`),
  ])
}

async function standing(reportId: string): Promise<string[]> {
  const questions = await db.question.findMany({
    where: { stateReply: { reportId }, withdrawnIn: null },
    orderBy: { position: 'asc' },
    include: { paragraphs: { orderBy: { position: 'asc' } } },
  })
  return questions.flatMap(({ id, slug, paragraphs: all }) => [
    `${id} ${slug}`,
    ...all.map((each) => `${each.id} ${each.anchor} ${each.text}`),
  ])
}

async function startReport(): Promise<{ reportId: string; drafts: string[] }> {
  const reportId = await createReport({ file: Buffer.from(TEXT), actorId: coordinator.id })
  const drafts = await db.draft.findMany({
    where: { reportId, questionId: { not: null } },
    select: { id: true },
  })
  const data = new Uint8Array(updateFromDocument(doc(p('Ours'))))
  for (const { id } of drafts) {
    await db.draftUpdate.create({ data: { draftId: id, data } })
    await db.draft.update({ where: { id }, data: { words: 1 } })
  }
  return { reportId, drafts: drafts.map(({ id }) => id) }
}

test(
  'whatever is corrected, no text is lost and no untouched paragraph gets another anchor',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (corrections, isRevisedAtLast) => {
          const { reportId, drafts } = await startReport()
          const named = new Map<string, string>()
          let step = 0
          for (const edits of corrections) {
            const { version, outline } = await replyForCorrection(coordinator.id, reportId)
            const next = edits.reduce((all, each) => apply(all, each, ++step), outline)
            const before = new Map((await paragraphs(reportId)).map((each) => [each.blockId, each]))
            try {
              await correctReply(coordinator.id, reportId, { version, outline: next })
            } catch (error) {
              // Without a label there is no reply, and then nothing has changed.
              expect(error).toMatchObject({ reason: 'replyNoLabels' })
              expect((await replyForCorrection(coordinator.id, reportId)).version).toBe(version)
              continue
            }
            const after = await paragraphs(reportId)
            expect(new Set(after.map(({ anchor }) => anchor)).size).toBe(after.length)
            for (const { id, anchor, blockId } of after) {
              const known = before.get(blockId)
              if (known) expect({ id, anchor }).toEqual({ id: known.id, anchor: known.anchor })
              // No anchor ever means another block's words.
              expect(named.get(anchor) ?? blockId).toBe(blockId)
              named.set(anchor, blockId ?? '')
            }
            expect(await written(reportId)).toEqual(await standing(reportId))
            expect(await reachable(reportId)).toEqual(expect.arrayContaining(drafts))
          }
          if (isRevisedAtLast) {
            const text = TEXT.replace('one thing', 'another thing').replace(/^3\n[^]*?\n\n/m, '')
            await reviseReply(coordinator.id, {
              intakeId: await createIntake({ user: coordinator, reportId, text }),
            })
            expect(await reachable(reportId)).toEqual(expect.arrayContaining(drafts))
          }
          // Seed and text.
          for (const draftId of drafts) expect(await db.draftUpdate.count({ where: { draftId } })).toBe(2)
        },
      ),
      { numRuns: 25 },
    )
  },
)
