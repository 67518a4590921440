import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { chart } from '@/lib/testing/pictures'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import {
  br,
  commented,
  doc,
  figure,
  h,
  li,
  note,
  ol,
  p,
  quote,
  ref,
  secret,
  secretNode,
  table,
  td,
  th,
  tr,
  withAttrs,
} from '@/lib/testing/richtext'
import { compile } from './compile'
import type { ReportContent } from './content'
import { FORMATS, type FormatName } from './formats'
import { textIn } from './formats/testing/text-in'
import { exportWording } from './wording'

const wording = exportWording()
const names = Object.keys(FORMATS) as FormatName[]
const images = { 'i-1': chart([0.2, 0.9], 40, 30), 'i-2': chart([0.7, 0.1, 0.4], 40, 30) }

function reportOf(text: DocumentNode, other: DocumentNode): ReportContent {
  const questions = [
    { id: 'q-1', label: '3 (a)', slug: '3-a', text },
    { id: 'q-2', label: '4', slug: '4', text: other },
  ]
  return { report: reportFacts(), chapters: [], sections: [{ title: 'A section', questions }], images }
}

const shown = (caption: string) => figure({ image: 'i-1', alt: 'Two bars', width: 50 }, caption)

/** The same report as somebody marked it, and as it would be had nobody ever written the marked words. */
const marked = reportOf(
  doc(
    h(2, 'Centres', secret(' and a warder')),
    p(
      'Nobody ',
      secret('but the warder '),
      commented('opened', 't-1'),
      '.',
      note('Survey.'),
      secret(' He said so.'),
      note('Warder, June.'),
    ),
    p('See ', ref('question:q-2', 'paragraph 4'), '.', br(), secret('See his letter.')),
    p(secret('The warder came back.')),
    shown('Centres'),
    secretNode(figure({ image: 'i-2', alt: 'The warder’s house', width: 50 }, 'The warder')),
    withAttrs(
      table(
        tr(th('Town'), th(secret('Warder'))),
        tr(td('North'), td(secret('W.'))),
        tr(td(secret('South')), td()),
      ),
      { caption: 'Towns' },
    ),
    secretNode(withAttrs(table(tr(td('a'))), { caption: 'Warders', summary: 'Their names' })),
    ol(li('one'), li(secret('the warder')), li('three')),
    quote({ paragraph: '3-a.1', label: '3 (a)' }, p(secret('A warder opens.'))),
    p('End', note('Last.')),
  ),
  doc(p(secret('Only what the warder said.'), note('Warder.'))),
)

const unmarked = reportOf(
  doc(
    h(2, 'Centres'),
    p('Nobody opened.', note('Survey.')),
    p('See ', ref('question:q-2', 'paragraph 4'), '.'),
    shown('Centres'),
    withAttrs(table(tr(th('Town')), tr(td('North'))), { caption: 'Towns' }),
    ol(li('one'), li('three')),
    p('End', note('Last.')),
  ),
  doc(p()),
)

test.each(names)(
  '%s: the public file is the one of the report in which it was never written',
  async (format) => {
    const { render } = FORMATS[format]
    const bytes = await render(compile(marked, wording, { variant: 'public' }), wording.t)
    expect(bytes).toEqual(await render(compile(unmarked, wording, { variant: 'public' }), wording.t))
    expect(await textIn(bytes, format)).not.toMatch(/warder|letter|South/i)
    // Nor anywhere that is no text, as far as bytes can be read.
    const parts = format === 'docx' ? Object.values(unzipSync(bytes)) : [bytes]
    for (const part of parts) expect(strFromU8(part, true)).not.toMatch(/warder|confidential|i-2/i)
  },
)

test.each(names)(
  '%s: the Committee’s file says all of it, and nothing of who may not read it',
  async (format) => {
    const { render } = FORMATS[format]
    const tree = compile(marked, wording, { variant: 'confidential' })
    const text = (await textIn(await render(tree, wording.t), format)).replace(/\s+/g, ' ')
    for (const words of [
      'but the warder',
      'He said so',
      'See his letter',
      'Only what the warder said',
      'South',
    ])
      expect(text).toContain(words)
    expect(JSON.stringify(tree.parts)).not.toContain('"confidential"')
    expect(Object.keys(tree.images)).toEqual(['image-1', 'image-2'])
  },
)

test('who has not decided is given the public text, and a file for the Committee whole', () => {
  const textOf = (publicity: 'public' | 'confidential' | null) =>
    JSON.stringify(compile(richReport({ publicity }), wording).parts)
  expect(textOf(null)).not.toContain('a guard told us')
  expect(textOf('public')).not.toContain('a guard told us')
  expect(textOf('confidential')).toContain('a guard told us')
})

test('notes count on over those that are gone', () => {
  const numbers: unknown[] = []
  const visit = (node: DocumentNode) => {
    if (node.type === 'footnote') numbers.push(node.attrs?.number)
    node.content?.forEach(visit)
  }
  compile(marked, wording, { variant: 'public' }).parts[0]!.parts.forEach(({ blocks }) =>
    blocks.forEach(visit),
  )
  expect(numbers).toEqual([1, 2])
})
