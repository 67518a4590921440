import { expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, link, note, p, ref, table, td, th, tr, withAttrs } from '@/lib/testing/richtext'
import { compile } from '../../compile'
import { exportWording } from '../../wording'
import { tablesIn } from '../testing/tables-in'
import { textIn } from '../testing/text-in'
import { renderPdf } from './render'

const wording = exportWording()

const made = (...blocks: DocumentNode[]) =>
  renderPdf(
    compile(
      {
        report: reportFacts(),
        chapters: [],
        sections: [
          { title: 'Section', questions: [{ id: 'q-1', label: '3', slug: '3', text: doc(...blocks) }] },
        ],
      },
      wording,
    ),
  )

const long = (...heads: DocumentNode[]) =>
  table(tr(...heads), ...Array.from({ length: 70 }, (_, row) => tr(td(`Row ${row}`), td('1'))))

const squeezed = (text: string) => text.replace(/\s+/g, '')
const rolesIn = async (bytes: Uint8Array) =>
  (await tablesIn(bytes)).tables.map((rows) => rows.map((row) => row.map(({ role }) => role).join(' ')))

test.each([
  ['a note', p('Year', note('As counted in spring.'))],
  ['a link', p(link('Year', 'https://example.org'))],
  ['a reference', p(ref('question:q-1', 'paragraph 3'))],
])('%s may stand in the header of a table that is longer than a page', async (_, head) => {
  const bytes = await made(long(th(head), th('Places')))
  const [roles] = await rolesIn(bytes)
  expect(roles!.slice(0, 2)).toEqual(['TH TH', 'TD TD'])
  expect(squeezed(await textIn(bytes, 'pdf')).split('Places')).toHaveLength(2)
})

test('a header without any stands again on each page', async () => {
  const text = squeezed(await textIn(await made(long(th('Year'), th('Places'))), 'pdf'))
  expect(text.split('Places').length).toBeGreaterThan(2)
})

test('of a header that is taller than a page all is shown, and it may hold a note or a link', async () => {
  const words = 'word '.repeat(1500)
  for (const each of ['', note('As counted.'), link('here', 'https://example.org')]) {
    const head = tr(th(p(words, each)), th('Places'))
    const bytes = await made(withAttrs(table(head, tr(td('a'), td('b'))), { caption: 'Cases' }))
    expect((await textIn(bytes, 'pdf')).split('word')).toHaveLength(1501)
  }
})

const SHY = '\u00ad'

test('a soft hyphen may stand at the end of a link, and alone behind a note in a header', async () => {
  const bytes = await made(
    p('See ', link(`page${SHY}`, 'https://example.org')),
    p(link('that', 'https://example.org'), SHY),
    p(link('other', 'https://example.org'), `${SHY}wise`),
    p('Text', note('Noted.'), `${SHY}word`),
    p(`word${SHY}`, note(`Noted${SHY}.`)),
    table(tr(th(p(note('Counted.'), SHY)), th('Cases')), tr(td('a'), td('b'))),
  )
  expect(squeezed(await textIn(bytes, 'pdf'))).toContain('Seepage')
})
