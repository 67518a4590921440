import { expect, test } from 'vitest'
import { picture } from '@/lib/images/testing/pictures'
import type { DocumentNode } from '@/lib/richtext/document'
import { publicReading } from '@/lib/richtext/public-reading'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { doc, figure, li, p, secret, table, td, tr, ul, withAttrs } from '@/lib/testing/richtext'
import { copyOf, inDocument, LAWYER, linesOf, taken } from './testing/copies'
import { pictureRun, withPictures } from './testing/with-picture'

const NEW = 'She lives in Almaty.'
const run = `<w:ins w:id="81" ${LAWYER}><w:r><w:t>${NEW}</w:t></w:r></w:ins>`
const paragraph = (isTracked: boolean, style = '') =>
  `<w:p><w:pPr>${style}${isTracked ? `<w:rPr><w:ins w:id="80" ${LAWYER}/></w:rPr>` : ''}</w:pPr>${isTracked ? run : `<w:r><w:t>${NEW}</w:t></w:r>`}</w:p>`
const ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
const paragraphWith = (words: string) => new RegExp(`<w:p>(?:(?!</w:p>).)*>${words}<(?:(?!</w:p>).)*</w:p>`)
const rowWith = (words: string) => new RegExp(`<w:tr>(?:(?!</w:tr>).)*>${words}<(?:(?!</w:tr>).)*</w:tr>`)
const row = `<w:tr><w:tc><w:tcPr/>${paragraph(false)}</w:tc><w:tc><w:tcPr/><w:p/></w:tc></w:tr>`
const made = `<w:tbl><w:tblPr/><w:tblGrid/>${row}</w:tbl>`

/** The lines of everybody and of the public, after this came back and was accepted. */
async function readings(text: DocumentNode, ...replacements: [string | RegExp, string][]) {
  const { bytes, compare } = await copyOf(text)
  const { document, conflicts } = taken(text, compare(inDocument(bytes, ...replacements)))
  expect(conflicts).toEqual([])
  expect(originalReading(document)).toEqual(originalReading(text))
  const final = finalReading(document)
  expect(linesOf(final).join('\n')).toContain(NEW)
  return linesOf(publicReading(final))
}

const secrets = table(tr(td(p(secret('Anna'))), td(p(secret('32')))), tr(td('open'), td('y')))
const told = doc(p('Before.'), p(secret('Anna told us.')), p('After.'))
const cases: [string, DocumentNode, RegExp, string, string[]][] = [
  ['a paragraph', told, paragraphWith('Anna told us\\.'), `$&${paragraph(true)}`, ['Before.', 'After.']],
  ['one not tracked', told, paragraphWith('Anna told us\\.'), `$&${paragraph(false)}`, ['Before.', 'After.']],
  ['two', told, paragraphWith('Anna told us\\.'), `$&${paragraph(true).repeat(2)}`, ['Before.', 'After.']],
  [
    'one behind words of which only the end is confidential',
    doc(p('Open, ', secret('Anna told us.')), p('After.')),
    paragraphWith('Anna told us\\.'),
    `$&${paragraph(false)}`,
    ['Open,', 'After.'],
  ],
  [
    'an item',
    doc(ul(li(p(secret('Anna'))), li(p('x')))),
    paragraphWith('Anna'),
    `$&${paragraph(true, ITEM)}`,
    ['x'],
  ],
  [
    'a paragraph behind a list',
    doc(ul(li('x'), li(p(secret('Anna')))), p('After.')),
    paragraphWith('Anna'),
    `$&${paragraph(false)}`,
    ['x', 'After.'],
  ],
  ['a paragraph in a cell', doc(secrets), paragraphWith('Anna'), `$&${paragraph(false)}`, ['open', 'y']],
  ['a row', doc(secrets), rowWith('Anna'), `$&${row}`, ['open', 'y']],
  ['a row before it', doc(secrets), rowWith('Anna'), `${row}$&`, ['open', 'y']],
  ['a table', told, paragraphWith('Anna told us\\.'), `$&${made}`, ['Before.', 'After.']],
  [
    'a paragraph behind a confidential table',
    doc(p('Before.'), withAttrs(table(tr(td('Anna'), td('y'))), { confidential: true }), p('After.')),
    /Anna(?:(?!<\/w:tbl>).)*<\/w:tbl>/,
    `$&${paragraph(false)}`,
    ['Before.', 'After.'],
  ],
  [
    'a paragraph behind a confidential picture',
    doc(
      p('Before.'),
      withAttrs(figure({ image: 'i-1', alt: 'A door' }, 'Anna'), { confidential: true }),
      p('After.'),
    ),
    paragraphWith('Anna'),
    `$&${paragraph(false)}`,
    ['Before.', 'After.'],
  ],
  ['words before them in their line', told, />(?=Anna told us)/, `>${NEW} `, ['Before.', 'After.']],
  [
    'words in an empty cell of a confidential row',
    doc(table(tr(td(p(secret('Anna'))), td()), tr(td('open'), td('y')))),
    /(Anna<(?:(?!<\/w:tr>).)*)<\/w:p><\/w:tc><\/w:tr>/,
    `$1<w:r><w:t>${NEW}</w:t></w:r></w:p></w:tc></w:tr>`,
    ['open', 'y'],
  ],
]

test.each(cases)(
  'what came behind confidential words is confidential: %s',
  async (_, text, from, to, lines) => {
    expect(await readings(text, [from, to])).toEqual(lines)
  },
)

test.each([
  ['behind words that end in the open', doc(p(secret('Anna'), ' told us.'), p('After.')), ' told us\\.'],
  ['before confidential words', doc(p('Before.'), p(secret('Anna'))), 'Before\\.'],
  ['behind an open table row', doc(secrets, p('After.')), 'y'],
])('what came beside open words is public: %s', async (_, text, words) => {
  expect(await readings(text, [paragraphWith(words), `$&${paragraph(true)}`])).toContain(NEW)
})

test('a picture that came among confidential words is so itself', async () => {
  const png = new Uint8Array(await picture('chart').png().toBuffer())
  const text = doc(p(secret('Anna'), ' told us.'), p('Open.'))
  const { bytes, compare } = await copyOf(text)
  const back = withPictures(bytes, { rIdP1: { name: 'new1.png', bytes: png } }, (xml) =>
    xml
      .replace(
        'Anna',
        `Anna</w:t></w:r>${pictureRun('rIdP1', { alt: 'Her house' })}<w:r><w:t xml:space="preserve">`,
      )
      .replace(paragraphWith('Open\\.'), `$&<w:p>${pictureRun('rIdP1', { alt: 'A door' })}</w:p>`),
  )
  const final = finalReading(taken(text, compare(back)).document)
  expect(JSON.stringify(final)).toContain('Her house')
  const open = JSON.stringify(publicReading(final))
  expect(open).not.toContain('Her house')
  expect(open).toContain('A door')
})
