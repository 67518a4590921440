import { expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { doc, p, table, td, tr } from '@/lib/testing/richtext'
import { copyOf, edited, LAWYER, linesOf, taken } from './testing/copies'

const text = doc(p('Before.'), table(tr(td('one'), td()), tr(td(), td('four'))), p('After.'))
const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
const came = (words: string, isTracked: boolean) =>
  isTracked ? `<w:ins w:id="901" ${LAWYER}>${words}</w:ins>` : words
const sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="71"/></w:r>'

test.each([true, false])('an empty cell takes what was written there, tracked: %s', async (isTracked) => {
  const { bytes, compare } = await copyOf(text)
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']!)
  // Behind the cell that says "one" the first that says nothing.
  const empty = /(>one<(?:(?!<\/w:tc>).)*<\/w:tc><w:tc>(?:(?!<\/w:tc>).)*)(<\/w:p><\/w:tc>)/
  expect(xml).toMatch(empty)
  const back = edited(bytes, {
    'word/document.xml': (xml) =>
      xml.replace(empty, `$1${came(run('two') + sign + run(' more'), isTracked)}$2`),
    'word/footnotes.xml': (xml) =>
      xml.replace(
        '</w:footnotes>',
        `<w:footnote w:id="71"><w:p>${came(run('Counted.'), isTracked)}</w:p></w:footnote></w:footnotes>`,
      ),
  })
  const { document, conflicts } = taken(text, compare(back))
  expect(conflicts).toEqual([])
  expect(originalReading(document)).toEqual(originalReading(text))
  expect(linesOf(finalReading(document))).toEqual([
    'Before.',
    'one',
    'two[Counted.] more',
    '',
    'four',
    'After.',
  ])
})
