import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareCopy } from '@/lib/review-copies/compare'
import { readCopy } from '@/lib/review-copies/reading'
import { settledInWord } from '@/lib/review-copies/testing/in-word'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { resolve } from '@/lib/richtext/suggestions/resolve'
import { largeReport } from '@/lib/testing/large-report'
import { by, del, ins } from '@/lib/testing/suggested'
import { compile } from '../compile'
import type { ReportContent } from '../content'
import { faultsOf } from '../formats/docx/testing/faults-of'
import { FORMATS } from '../formats'
import { type CopyFacts, renderReview, type ReviewThread } from '../formats/review'
import { textIn } from '../formats/testing/text-in'
import { exportWording } from '../wording'
import { isInstalled } from './page-images'

// The report of the limits as a review copy: out with a suggestion in every third paragraph and a thread in each draft, and in.

const wording = exportWording()
const MOMENT = Date.UTC(2026, 4, 1, 10)
const folder = mkdtempSync(join(tmpdir(), 'cpt-review-proof-'))
const texts = new Map<string, DocumentNode>()
const threads: ReviewThread[] = []
let suggestions = 0
let content: ReportContent
let copy: Uint8Array
let facts: CopyFacts

/** Every third paragraph with words that go and words that come. */
function suggestedIn(node: DocumentNode): DocumentNode {
  if (node.type !== 'paragraph')
    return { ...node, ...(node.content && { content: node.content.map(suggestedIn) }) }
  const [first, ...rest] = node.content ?? []
  if (!first?.text || first.text.length < 12 || ++suggestions % 3 > 0) return node
  const record = by(suggestions % 2 ? 'author' : 'reviewer', `s-${suggestions}`, MOMENT)
  const at = first.text.indexOf(' ') + 1
  const piece = (text: string) => ({ ...first, text })
  const marks = first.marks ?? []
  return {
    ...node,
    content: [
      ...(at > 0 ? [piece(first.text.slice(0, at))] : []),
      del(record, first.text.slice(at, at + 5), ...marks),
      ins(record, 'instead ', ...marks),
      piece(first.text.slice(at + 5)),
      ...rest,
    ],
  }
}

const render = async (report: ReportContent) =>
  textIn(
    await FORMATS.docx.render(compile(report, wording, { isBare: true, variant: 'confidential' })),
    'docx',
  )
/** The contents tell the pages that were estimated for the copy, with what is only suggested. */
const behindContents = (text: string) => {
  const { title } = compile(content, wording, { isBare: true, variant: 'confidential' }).parts[0]!
  const start = text.indexOf(title, text.indexOf(title) + 1)
  expect(start).toBeGreaterThan(0)
  return text.slice(start)
}
const compare = (bytes: Uint8Array) => compareCopy(facts, texts, readCopy(bytes))
const brought = (bytes: Uint8Array) => {
  const { drafts, remarks } = compare(bytes)
  return [...remarks, ...drafts.flatMap((each) => [...each.edits, ...each.threads, ...each.remarks])]
}
const reading = (read: (text: DocumentNode) => DocumentNode): ReportContent => {
  const as = <Draft extends { text: DocumentNode }>(draft: Draft) => ({ ...draft, text: read(draft.text) })
  return {
    ...content,
    chapters: content.chapters.map(as),
    sections: content.sections.map((each) => ({ ...each, questions: each.questions.map(as) })),
  }
}

beforeAll(async () => {
  const report = largeReport()
  const draft = <Draft extends { text: DocumentNode }>(each: Draft) => {
    const draftId = `draft-${texts.size + 1}`
    const text = suggestedIn(each.text)
    texts.set(draftId, text)
    const comments = [
      { id: draftId, authorId: 'author', at: '2026-05-01T10:00:00.000Z', text: `About ${draftId}.` },
    ]
    threads.push({ id: `t-${draftId}`, draftId, isResolved: false, comments })
    return { ...each, draftId, text }
  }
  content = {
    ...report,
    chapters: report.chapters.map(draft),
    sections: report.sections.map((section) => ({ ...section, questions: section.questions.map(draft) })),
  }
  const options = {
    copyId: '0190a000-0000-7000-8000-000000000001',
    names: null,
    withDates: true,
    variant: 'confidential' as const,
    threads,
  }
  ;({ bytes: copy, facts } = await renderReview(content, wording, options))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('is a Word file without faults, with every suggestion and thread', () => {
  expect(faultsOf(copy)).toEqual([])
  expect(facts.drafts.length).toBe(texts.size)
  expect(facts.comments).toHaveLength(texts.size)
  expect(suggestions / 3).toBeGreaterThan(200)
})

test.each([
  ['accepted', 'accept', finalReading],
  ['rejected', 'reject', originalReading],
] as const)(
  'with all of it %s its text is that of the report, and it brings those decisions alone',
  async (kind, verdict, read) => {
    const settled = settledInWord(copy, verdict)
    expect(behindContents(await textIn(settled, 'docx'))).toBe(behindContents(await render(reading(read))))
    expect(brought(settled)).toEqual([])
    const proposals = compare(settled).drafts.flatMap((each) => each.proposals)
    expect(proposals).toHaveLength(Math.floor(suggestions / 3))
    expect(new Set(proposals.map((each) => each.kind))).toEqual(new Set([kind]))
    const targets = new Set(proposals.map(({ target }) => target))
    for (const text of texts.values())
      expect(resolve(text, ({ id }) => (targets.has(id) ? verdict : 'keep'))).toEqual(
        resolve(text, () => verdict),
      )
  },
  60_000,
)

test('as it was, and as LibreOffice writes it anew, it brings nothing', () => {
  expect(brought(copy)).toEqual([])
  expect(compare(copy).drafts.flatMap(({ proposals }) => proposals)).toEqual([])
  if (!isInstalled('soffice'))
    return console.info('LibreOffice is not installed: what it writes was not read.')
  const path = join(folder, 'copy.docx')
  writeFileSync(path, copy)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const out = join(folder, 'out')
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'docx', '--outdir', out, path], {
    stdio: 'pipe',
    timeout: 100_000,
  })
  const anew = new Uint8Array(readFileSync(join(out, 'copy.docx')))
  expect(brought(anew)).toEqual([])
  expect(compare(anew).drafts.flatMap(({ proposals }) => proposals)).toEqual([])
}, 120_000)
