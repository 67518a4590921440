import { expect, test } from 'vitest'
import { PIXEL } from '@/lib/testing/images'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import {
  bold,
  br,
  doc,
  figure,
  italic,
  li,
  note,
  p,
  rtl,
  table,
  td,
  th,
  tr,
  ul,
  withAttrs,
} from '@/lib/testing/richtext'
import type { DocumentNode } from '@/lib/richtext/document'
import { compile } from '../../compile'
import { exportWording } from '../../wording'
import { markdownOf } from './render'

const wording = exportWording()
const images = { seen: { bytes: new Uint8Array(PIXEL), mime: 'image/jpeg', width: 10, height: 5 } }

const NUMBER = '<a id="p-1"></a>1. '

/** What stands below the heading of the one question that has this text, without the first number. */
function written(text: DocumentNode): string {
  const sections = [{ title: 'Section', questions: [{ id: 'q', label: '3 (a)', slug: '3-a', text }] }]
  const { text: markdown } = markdownOf(
    compile({ report: reportFacts(), chapters: [], sections, images }, wording),
  )
  return markdown.split('of the list of issues\n\n')[1]!.trim().replaceAll(NUMBER, '')
}

test('is Markdown as a person would write it, where Markdown has it', () => {
  expect(
    written(
      doc(p('It is ', bold('not'), ' so', note('See ', italic('below'), '.'), '.'), ul(li('one'), li('two'))),
    ),
  ).toBe('It is **not** so[^1].\n\n- one\n- two\n\n[^1]: See *below*.')
  expect(written(doc(rtl(p('لا'))))).toBe('<div dir="rtl">\n\nلا\n\n</div>')
})

test('paragraphs have their number as text, where one can point to it', () => {
  const { text } = markdownOf(compile(richReport(), wording))
  expect(text).toMatch(/^<a id="p-1"><\/a>1\. The State counts/m)
})

test('the lines of the contact are lines, the names of organisations a list', () => {
  const { text } = markdownOf(compile(richReport({ contact: 'Secretariat\n1. PO Box 12\n+41 22' }), wording))
  expect(text).toContain('\n\nContact\n\nSecretariat\\\n1\\. PO Box 12\\\n+41 22\n\n')
  expect(text).toContain('\n\nSubmitted jointly by\n\n- Women’s Legal Aid Network\n- Crisis')
})

test('signs that could be read otherwise are elements, and words that look like signs stay words', () => {
  expect(written(doc(p('a', bold('“so”'), 'b')))).toBe('a<strong>“so”</strong>b')
  expect(written(doc(p('a', bold(' so '), 'b')))).toBe('a **so** b')
  expect(written(doc(p('x', br(), '1. _x_ [y](z) | <b>')))).toBe('x\\\n1\\. \\_x\\_ \\[y]\\(z) | \\<b>')
})

test('a table is one of GFM; cells that span leave room, and hold lines', () => {
  const made = written(
    doc(
      table(
        tr(th('Region'), th('Centres'), th('Open')),
        tr(
          withAttrs(td('North'), { rowspan: 2 }),
          withAttrs(td('9|'), { align: 'right' }),
          td(ul(li('one')), p('two')),
        ),
        tr(withAttrs(td('none'), { colspan: 2 })),
      ),
    ),
  )
  expect(made.split('\n')).toEqual([
    '| Region | Centres | Open |',
    '| - | -: | - |',
    '| North | 9\\| | <span>• </span>one<br>two |',
    '| | none | |',
  ])
})

test('pictures are named, and lie beside the text in the order in which they are shown', () => {
  const tree = compile(
    {
      ...richReport(),
      images,
      chapters: [
        {
          chapter: 'introduction',
          text: doc(figure({ image: 'seen', alt: 'A [door]' }, 'In May'), figure({ image: 'gone', alt: '' })),
        },
      ],
    },
    wording,
  )
  const { text, pictures } = markdownOf(tree)
  expect(text).toContain('![A \\[door\\]](images/picture-1.jpg)')
  expect(text).toContain('\\[Picture missing]')
  expect(pictures).toEqual([['picture-1.jpg', images.seen]])
})
