import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { largeReport } from '@/lib/testing/large-report'
import { compile } from '../../compile'
import type { ReportTree } from '../../tree'
import { exportWording } from '../../wording'
import { readByTags, streamsIn } from '../testing/tags-in'
import { partsOf } from './marks'
import { renderPdf } from './render'

const squeezed = (text: string) => text.replace(/[\s\u2066-\u2069\u2060\u00ad]+/g, '')

/** The runs of text of a block as they are read, without its notes. */
function runsIn({ type, text, content, attrs }: DocumentNode): string[] {
  if (type === 'footnote') return []
  if (text !== undefined) return [text]
  if (type === 'crossReference') return typeof attrs?.text === 'string' ? [attrs.text] : []
  const { caption, attribution } = attrs ?? {}
  const inner = (content ?? []).flatMap(runsIn)
  return [
    ...(typeof caption === 'string' ? [caption] : []),
    ...inner,
    ...(typeof attribution === 'string' ? [attribution] : []),
  ]
}

const headsIn = (node: DocumentNode): string[] =>
  node.type === 'tableHeader' ? [runsIn(node).join('')] : (node.content ?? []).flatMap(headsIn)

describe.each(['ua-1', 'a-2a'] as const)('%s of a report in seven languages', (standard) => {
  let tree: ReportTree
  let bytes: Uint8Array
  let read: Awaited<ReturnType<typeof readByTags>>
  let raw: string

  beforeAll(async () => {
    tree = compile(
      largeReport({ words: 3_000, notes: 30, tables: 4, figures: 2, sections: 4, questions: 8 }),
      exportWording(),
      { variant: 'confidential' },
    )
    bytes = await renderPdf(tree, standard)
    read = await readByTags(bytes)
    raw = Buffer.from(bytes).toString('latin1')
  })

  test('is read in the order in which it was written', () => {
    const text = squeezed(read.text)
    let from = text.indexOf(squeezed(tree.contents))
    // Behind the contents, which name the headings a first time.
    from = text.indexOf(
      squeezed(tree.parts[0]!.title),
      text.indexOf(squeezed(tree.parts.at(-1)!.title), from),
    )
    const runs = partsOf(tree).flatMap(({ title, blocks }) => [title, ...blocks.flatMap(runsIn)])
    expect(runs.length).toBeGreaterThan(150)
    for (const run of runs) {
      // Arabic is taken apart into what is drawn; its words are compared below, without their order.
      if (/\p{Script=Arabic}/u.test(run)) continue
      const words = squeezed(run)
      const at = text.indexOf(words, from)
      expect(at, run).toBeGreaterThanOrEqual(from)
      from = at + words.length
    }
  })

  test('has nothing in no tag but what stands on every page', () => {
    // The marking, the heads of tables that go on, numbers of pages and what leads to them in the contents.
    const heads = partsOf(tree).flatMap(({ blocks }) => blocks.flatMap(headsIn))
    const furniture = [tree.marking!, ...heads].map(squeezed).sort((one, other) => other.length - one.length)
    expect(read.unread).toContain(tree.marking)
    const left = furniture.reduce((text, each) => text.replaceAll(each, ''), squeezed(read.unread))
    expect(left.replace(/[\d.]/g, '')).toBe('')
  })

  test('says its languages, and of each passage which it is', () => {
    expect(raw).toMatch(/\/Lang ?\(en\)/)
    // Of a stretch of a line where it is drawn; of a whole block in its tag.
    const said = [...`${raw}${streamsIn(bytes)}`.matchAll(/\/Lang ?\(([\w-]+)\)/g)].map(([, each]) => each!)
    expect([...new Set(said)].sort()).toEqual(expect.arrayContaining(['ar', 'es', 'fr', 'kk', 'ru', 'zh']))
  })

  test('brings every font that it uses, and names no other', () => {
    const descriptors = [...raw.matchAll(/<<[^>]*\/Type ?\/FontDescriptor.*?>>/gs)].map(([each]) => each)
    expect(descriptors.length).toBeGreaterThan(3)
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontFile[23] \d+ 0 R/)
    expect(raw.match(/\/Type ?\/Font\b(?!Descriptor)/g)!.length).toBeGreaterThanOrEqual(descriptors.length)
  })

  test('has a bookmark for every heading, and links that lead somewhere', async () => {
    const pdf = await getDocumentProxy(bytes.slice())
    type Mark = { title: string; items: Mark[] }
    const titles = (marks: Mark[]): string[] => marks.flatMap(({ title, items }) => [title, ...titles(items)])
    const marks = titles((await pdf.getOutline()) as Mark[])
    for (const { title } of partsOf(tree)) expect(marks).toContain(title)
    let inside = 0
    let outside = 0
    for (let number = 1; number <= pdf.numPages; number++)
      for (const { subtype, dest, url } of (await (await pdf.getPage(number)).getAnnotations()) as {
        subtype: string
        dest?: unknown
        url?: string
      }[]) {
        expect(subtype).toBe('Link')
        if (url) outside++
        else if (dest) inside++
      }
    expect(outside).toBeGreaterThan(10)
    expect(inside).toBeGreaterThan(partsOf(tree).length)
  })

  test('tables have header cells, pictures their words, notes are notes', () => {
    const count = (role: string) => read.tags.filter((tag) => tag.role === role).length
    expect(count('Table')).toBeGreaterThanOrEqual(4)
    expect(count('TH')).toBeGreaterThanOrEqual(8)
    expect(count('Note')).toBeGreaterThanOrEqual(30)
    const figures = read.tags.filter(({ role }) => role === 'Figure')
    expect(figures).toHaveLength(2)
    for (const { alt } of figures) expect(alt?.trim()).toBeTruthy()
  })

  test('is well made, as qpdf sees it', async ({ skip }) => {
    const folder = await mkdtemp(join(tmpdir(), 'counterpoint-pdf-'))
    try {
      const file = join(folder, 'report.pdf')
      writeFileSync(file, bytes)
      try {
        execFileSync('qpdf', ['--version'])
      } catch {
        return skip('qpdf is not installed')
      }
      expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toMatch(
        /No syntax or stream encoding errors/,
      )
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
