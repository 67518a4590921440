// Writes a Word document of some 30,000 words to FILE, built as Word builds a reply: numbered paragraphs in many short
// runs with their revision marks, headings by style, footnotes, tables.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { register } from 'tsx/esm/api'
import { seededRandom } from './statistics.mjs'

register({ tsconfig: join(import.meta.dirname, '..', '..', 'tsconfig.json') })
const d = await import('../../lib/parsing/readers/testing/docx.ts')

const WORDS =
  'women law national programme committee court violence equality access health rural education data police in of the and'.split(
    ' ',
  )
const random = seededRandom(3)
const words = (count) =>
  Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ')

/** Three words with what Word writes beside them. */
const run = (bold) =>
  d.el(
    'w:r',
    { 'w:rsidRPr': Math.floor(random() * 0xffff_ffff).toString(16), 'w:rsidR': '00A77B3E' },
    d.el('w:rPr', {}, bold ? d.el('w:b') : '', d.val('lang', 'en-GB')),
    d.el('w:t', { 'xml:space': 'preserve' }, `${words(3)} `),
  )

const body = []
const footnotes = []
for (let section = 1; section <= 200; section++) {
  body.push(d.p(`Section ${section}`, { pStyle: 'H1G' }))
  for (let paragraph = 0; paragraph < 3; paragraph++) {
    const runs = Array.from({ length: 15 }, (_, at) => run(at === 0))
    if (paragraph === 1) {
      footnotes.push(d.footnote(section, words(10)))
      runs.push(d.footnoteRef(section))
    }
    body.push(d.p(runs, { pStyle: 'SingleTxtG', numId: 1, level: paragraph % 2 }))
  }
  if (section % 10 === 0)
    body.push(
      d.table(
        4,
        Array.from({ length: 12 }, (_, row) => [`Region ${row}`, '12', '3 400', words(3)]),
      ),
    )
}
const file = d.docx({
  body,
  footnotes,
  styles: [
    d.style('Normal', { isDefault: true }),
    d.style('SingleTxtG', { name: '_ Single Txt_G', basedOn: 'Normal' }),
    d.style('H1G', { name: '_ H_1_G', basedOn: 'SingleTxtG', bold: true }),
  ],
  numbering: [d.abstractList(0, [{}, { format: 'lowerLetter', text: '(%2)' }]), d.list(1, 0)],
})
writeFileSync(process.argv[2], file)
