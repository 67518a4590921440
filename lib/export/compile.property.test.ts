import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { anyDocument } from '@/lib/testing/any-document'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, p, ref } from '@/lib/testing/richtext'
import { compile } from './compile'
import type { ReportContent } from './content'
import { DEFAULT_COMPILATION } from './settings'
import type { Part, ReportTree } from './tree'
import { exportWording } from './wording'

// What holds of every report, whoever wrote whatever into it.

const wording = exportWording()
const KINDS = ['table', 'figure', 'paragraph'] as const
const picture = { bytes: new Uint8Array([1]), mime: 'image/png', width: 40, height: 40 }

/** Numbers below `count`, the same for the same seed. */
function dice(seed: number): (count: number) => number {
  let state = seed
  return (count) => ((state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) % 65_521) % count
}

/**
 * The document with anchors, tables and pictures for the annex and confidential blocks, and behind it references to whatever
 * there may be. What is confidential says, is called, shows and refers to what `salt` says; all else is the same for each.
 */
function written(any: DocumentNode, name: string, seed: number, salt: number): DocumentNode {
  const roll = dice(seed)
  let count = 0
  const visit = (node: DocumentNode, isWithin: boolean): DocumentNode => {
    const isBlock = node.type === 'table' || node.type === 'figure'
    const isAnnexed = isBlock && roll(3) === 0
    const isChosen = isBlock && roll(4) === 0
    const isRef = node.type === 'crossReference'
    const marks = node.marks?.some(({ type }) => type === 'confidential')
    const isSecret = isWithin || isChosen || node.attrs?.confidential === true || marks === true
    const content = node.content?.map((child) => visit(child, isSecret))
    // Of which nothing is left for the public.
    const isHidden =
      isSecret ||
      (node.content?.length &&
        node.content.every(
          ({ text, marks: own }) => text?.trim() && own?.some(({ type }) => type === 'confidential'),
        ))
    const anchor = isHidden ? `hush-${salt}-${name}-${count}` : `anchor-${name}-${count}`
    count++
    return {
      ...node,
      ...(node.text !== undefined && isSecret && { text: `hush-${salt}` }),
      ...(content && { content }),
      attrs: {
        ...node.attrs,
        ...((KINDS as readonly string[]).includes(node.type) && { anchor }),
        ...(isAnnexed && { standsIn: 'annex' }),
        ...(isChosen && { confidential: true }),
        ...(isSecret && isBlock && { caption: `hush-${salt}`, alt: `hush-${salt}`, image: `hush-${salt}` }),
        ...(isSecret && isRef && { target: `table:anchor-${name}-${salt * 3}`, label: `hush-${salt}` }),
      },
    }
  }
  const refs = Array.from({ length: 8 }, () => {
    const kind = KINDS[roll(3)]!
    const to = ['introduction', 'closing', 'q-1', 'q-2'][roll(4)]!
    return ref(`${kind}:${roll(4) === 0 ? `hush-${salt}` : 'anchor'}-${to}-${roll(12)}`, 'what it was called')
  })
  return doc(...(visit(any, false).content ?? []), p('See ', ...refs, ref('annex:tables', 'annex'), '.'))
}

const anyReport = fc
  .record({
    texts: fc.tuple(anyDocument(), anyDocument(), anyDocument(), anyDocument()),
    seed: fc.nat(1_000_000),
    isNumbered: fc.boolean(),
    tables: fc.constantFrom('chosen' as const, 'large' as const),
  })
  .map(({ texts, seed, isNumbered, tables }) => (salt: number): ReportContent => {
    const [introduction, one, two, closing] = texts.map((text, index) =>
      written(text, ['introduction', 'q-1', 'q-2', 'closing'][index]!, seed + index, salt),
    )
    const question = (id: string, text: DocumentNode) => ({
      title: `Section of ${id}`,
      questions: [{ id, label: `${id.at(-1)} (a)`, slug: id, draftId: id, text }],
    })
    return {
      report: reportFacts(),
      chapters: [
        { chapter: 'general_recommendations', draftId: 'closing', text: closing! },
        { chapter: 'introduction', draftId: 'introduction', text: introduction! },
      ],
      sections: [question('q-1', one!), question('q-2', two!)],
      settings: {
        ...DEFAULT_COMPILATION,
        isNumbered,
        annexes: { ...DEFAULT_COMPILATION.annexes, tables },
      },
      images: { 'i-1': picture, [`hush-${salt}`]: picture },
    }
  })

const allParts = (parts: readonly Part[]): Part[] => parts.flatMap((part) => [part, ...allParts(part.parts)])

/** All nodes, in the order in which they are read. */
function nodesOf({ parts }: ReportTree): DocumentNode[] {
  const found: DocumentNode[] = []
  const visit = (node: DocumentNode) => {
    found.push(node)
    node.content?.forEach(visit)
  }
  allParts(parts).forEach(({ blocks }) => blocks.forEach(visit))
  return found
}

const countedFrom1 = (numbers: readonly unknown[]) =>
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))

test(
  'numbers of notes, paragraphs, tables and figures go from 1 on without a gap, in the order in which one reads',
  { timeout: 30_000 },
  () => {
    fc.assert(
      fc.property(
        anyReport,
        fc.constantFrom('public' as const, 'confidential' as const),
        (report, variant) => {
          const nodes = nodesOf(compile(report(1), wording, { variant }))
          const numbersOf = (type: string, isInAnnex = false) =>
            nodes.flatMap(({ type: own, attrs }) =>
              own === type && attrs?.number && Boolean(attrs.isInAnnex) === isInAnnex ? [attrs.number] : [],
            )
          for (const type of ['footnote', 'paragraph', 'table', 'figure']) countedFrom1(numbersOf(type))
          for (const type of ['table', 'figure']) countedFrom1(numbersOf(type, true))
          const labels = nodes.flatMap(({ attrs }) => attrs?.label ?? [])
          expect(new Set(labels).size).toBe(labels.length)
        },
      ),
      { numRuns: 40 },
    )
  },
)

test(
  'every reference leads to one thing of the report or says that it is not there, and every block to where it was written',
  { timeout: 30_000 },
  () => {
    const absent = ['table', 'figure', 'paragraph', 'annex'].map((kind) => wording.t(`absent.${kind}`))
    fc.assert(
      fc.property(
        anyReport,
        fc.constantFrom('public' as const, 'confidential' as const),
        (report, variant) => {
          const content = report(1)
          const tree = compile(content, wording, { variant })
          const nodes = nodesOf(tree)
          const ids = [
            ...allParts(tree.parts).map(({ id }) => id),
            ...nodes.flatMap(({ attrs }) => (typeof attrs?.id === 'string' ? [attrs.id] : [])),
          ]
          expect(new Set(ids).size).toBe(ids.length)
          for (const { type, attrs } of nodes) {
            if (type !== 'crossReference') continue
            expect(attrs?.text).toEqual(expect.stringMatching(/\S/))
            if (attrs?.part !== null) expect(ids).toContain(attrs?.part)
            else if (attrs.text !== 'paragraph 3 (a)' && attrs.text !== 'Introduction')
              expect(absent).toContain(attrs.text)
          }
          const lengths = new Map(
            [...content.chapters, ...content.sections.flatMap(({ questions }) => questions)].map(
              ({ draftId, text }) => [draftId, text.content!.length],
            ),
          )
          for (const { source, made, blocks } of allParts(tree.parts)) {
            const from =
              source?.blocks.map((block) => ({ draftId: source.draftId, block })) ?? made?.blocks ?? []
            expect(from).toHaveLength(blocks.length)
            for (const each of from)
              if (each && 'draftId' in each) expect(each.block).toBeLessThan(lengths.get(each.draftId)!)
          }
          expect(JSON.stringify(tree)).not.toMatch(/anchor|standsIn|waiting|confidential"/)
        },
      ),
      { numRuns: 40 },
    )
  },
)

test(
  'the public tree is the same whatever is said, shown, named and referred to in confidential passages',
  { timeout: 30_000 },
  () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const [one, other] = [1, 2].map((salt) => compile(report(salt), wording, { variant: 'public' }))
        expect(one).toEqual(other)
        expect(JSON.stringify(one)).not.toContain('hush')
        expect(Object.keys(one!.images).every((name) => /^image-\d+$/.test(name))).toBe(true)
      }),
      { numRuns: 40 },
    )
  },
)
