import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { HtmlValidate } from 'html-validate'
import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { largeReport } from '@/lib/testing/large-report'
import { compile } from '../compile'
import { FORMATS, type FormatName } from '../formats'
import { faultsOf } from '../formats/docx/testing/faults-of'
import { faultsOf as faultsOfOdt } from '../formats/odt/testing/faults-of'
import { writable } from '../formats/shared'
import { readByTags } from '../formats/testing/tags-in'
import { textIn } from '../formats/testing/text-in'
import type { Part } from '../tree'
import { exportWording } from '../wording'
import {
  convertedByOffice,
  difference,
  isInstalled,
  pagesOf,
  pagesOnSheet,
  printedByOffice,
  sheetOf,
} from './page-images'

// The report of the limits, 30,000 words in seven languages, in every format, judged by programs that are not ours.

const wording = exportWording()
const names = Object.keys(FORMATS) as FormatName[]
const tree = compile(largeReport(), wording)
const files = {} as Record<FormatName, Uint8Array>
const folder = mkdtempSync(join(tmpdir(), 'cpt-proof-'))

beforeAll(async () => {
  for (const name of names) files[name] = await FORMATS[name].render(tree, wording.t)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const squeezed = (text: string) =>
  writable(text)
    .replace(/[\s\u2066-\u2069\u2060\u00ad]+/g, '')
    .replace(/(?:Table|Figure)\d*\./g, '')

function wordsOf({ type, text, attrs, content }: DocumentNode, notes: string[]): string {
  const inner = () => (content ?? []).map((child) => wordsOf(child, notes)).join('')
  if (type === 'footnote') {
    notes.push(inner())
    return ''
  }
  const own = (name: string) => (typeof attrs?.[name] === 'string' ? attrs[name] : '')
  // No picture is missing here; that it might be stands in the tree.
  return own('caption') + own('text') + (text ?? inner()) + own('attribution')
}

const partWords = ({ title, blocks, parts }: Part, notes: string[]): string =>
  title +
  blocks.map((block) => wordsOf(block, notes)).join('') +
  parts.map((each) => partWords(each, notes)).join('')

describe('text', () => {
  test.each(names.filter((name) => name !== 'pdf' && name !== 'zip'))(
    'of %s is the text of the report',
    async (name) => {
      const notes: string[] = []
      const body = tree.parts.map((part) => partWords(part, notes)).join('')
      expect(notes).toHaveLength(300)
      const text = squeezed((await textIn(files[name], name)).replaceAll(wording.t('missingPicture'), ''))
      const wanted = squeezed([body, ...notes].join(''))
      expect(text.endsWith(wanted), firstDifference(text.slice(-wanted.length), wanted)).toBe(true)
    },
  )

  test('of the PDF, read by its tags, holds every block in its order', { timeout: 120_000 }, async () => {
    const { text } = await readByTags(files.pdf)
    const read = squeezed(text)
    // Behind the contents, which name the headings a first time.
    const [start, end] = [squeezed(tree.parts[0]!.title), squeezed(tree.parts.at(-1)!.title)]
    let at = read.indexOf(start, read.indexOf(end, read.indexOf(squeezed(tree.contents))))
    const visit = ({ title, blocks, parts }: Part): void => {
      const lines = [title, ...blocks.filter(({ type }) => type === 'paragraph').map(opening)]
      for (const line of lines.map(squeezed)) {
        // Arabic is taken apart into what is drawn (tags.test.ts compares its words).
        if (/\p{Script=Arabic}/u.test(line)) continue
        const found = read.indexOf(line, at)
        expect(found, `“${line}” is not behind “${read.slice(at, at + 60)}”`).toBeGreaterThanOrEqual(0)
        at = found
      }
      parts.forEach(visit)
    }
    tree.parts.forEach(visit)
  })
})

/** The words of a paragraph up to its first note, or sixty letters. */
function opening({ content = [] }: DocumentNode): string {
  const words: string[] = []
  for (const node of content) {
    if (node.text === undefined) break
    words.push(node.text)
  }
  return words.join('').slice(0, 60).trim()
}

function firstDifference(one: string, other: string): string {
  let at = 0
  while (at < other.length && one[at] === other[at]) at++
  return `“${one.slice(at - 40, at + 40)}” is not “${other.slice(at - 40, at + 40)}”`
}

test('the Word document has no fault that its readers could stumble over', { timeout: 60_000 }, () => {
  expect(faultsOf(files.docx)).toEqual([])
})

test('the OpenDocument text has no fault that its readers could stumble over', { timeout: 60_000 }, () => {
  expect(faultsOfOdt(files.odt)).toEqual([])
})

test.skipIf(!isInstalled('soffice'))(
  'LibreOffice reads all of the OpenDocument text, and counts its paragraphs as the report does',
  { timeout: 300_000 },
  async () => {
    const saved = { name: 'report.odt', bytes: files.odt }
    const anew = new Uint8Array(readFileSync(convertedByOffice(folder, { ...saved, to: 'odt' })))
    const [ours, theirs] = [await textIn(files.odt, 'odt'), await textIn(anew, 'odt')].map(squeezed)
    expect(theirs === ours, firstDifference(theirs!, ours!)).toBe(true)
    const lines = readFileSync(convertedByOffice(folder, { ...saved, to: 'txt:Text' }), 'utf8').split('\n')
    const numbered = tree.parts
      .flatMap(paragraphsOf)
      .filter(({ type, attrs }) => type === 'paragraph' && attrs?.number)
    expect(numbered.length).toBeGreaterThan(400)
    let at = 0
    for (const node of numbered) {
      const words = squeezed(`${String(node.attrs!.number)}. ${opening(node)}`)
      const found = lines.findIndex((line, index) => index >= at && squeezed(line).startsWith(words))
      expect(found, `“${words}” is no line behind ${at}`).toBeGreaterThan(at)
      at = found
    }
  },
)

const paragraphsOf = ({ blocks, parts }: Part): DocumentNode[] => [...blocks, ...parts.flatMap(paragraphsOf)]

test('the page is valid HTML, and axe finds nothing in it', { timeout: 120_000 }, async () => {
  const html = new TextDecoder().decode(files.html)
  const rules = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    // One file: what it looks like stands in it, pictures too.
    rules: { 'require-sri': 'off', 'no-inline-style': 'off', 'long-title': 'off', 'tel-non-breaking': 'off' },
  })
  const report = await rules.validateString(html)
  const said = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
  )
  expect(said.slice(0, 20)).toEqual([])
  // A tenth of it: axe compares every element with every other.
  const small = compile(
    largeReport({ words: 3_000, notes: 30, tables: 4, figures: 2, questions: 8 }),
    wording,
  )
  const page = new TextDecoder().decode(await FORMATS.html.render(small, wording.t))
  const { window } = new JSDOM(page, { runScripts: 'outside-only' })
  window.eval(axe.source)
  const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(window.document, {
    // Colours are judged in the browser tests.
    rules: { 'color-contrast': { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
})

test.skipIf(!isInstalled('qpdf'))('the PDF is whole by qpdf', { timeout: 60_000 }, () => {
  const path = join(folder, 'report.pdf')
  writeFileSync(path, files.pdf)
  expect(String(execFileSync('qpdf', ['--check', path]))).toContain(
    'No syntax or stream encoding errors found',
  )
})

/** Every page looks as it was kept; UPDATE_PROOF=1 keeps it anew. */
async function expectAsKept(pdf: string, name: string): Promise<void> {
  const kept = join(import.meta.dirname, name)
  const pages = await pagesOf(pdf)
  if (process.env.UPDATE_PROOF || !existsSync(kept)) writeFileSync(kept, await sheetOf(pages))
  const before = await pagesOnSheet(kept)
  expect(pages).toHaveLength(before.length)
  const apart = pages.map((page, index) => [index + 1, Math.round(difference(page, before[index]!))])
  expect(apart.filter(([, each]) => each! > 6)).toEqual([])
  // That another page would be told from this one.
  expect(difference(pages[0]!, pages[30]!)).toBeGreaterThan(6)
}

test.skipIf(!isInstalled('soffice') || !isInstalled('pdftoppm'))(
  'LibreOffice shows the Word document page by page as it was kept',
  { timeout: 300_000 },
  () => expectAsKept(printedByOffice(folder, 'report.docx', files.docx), 'large-report.docx.png'),
)

test.skipIf(!isInstalled('pdftoppm'))(
  'the PDF shows its pages as they were kept',
  { timeout: 120_000 },
  () => {
    const path = join(folder, 'pages.pdf')
    writeFileSync(path, files.pdf)
    return expectAsKept(path, 'large-report.pdf.png')
  },
)
