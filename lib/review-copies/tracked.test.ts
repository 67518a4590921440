import { describe, expect, test } from 'vitest'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { bold, h, li, p, table, td, tr, ul } from '@/lib/testing/richtext'
import {
  LAWYER,
  draftText,
  copyOf,
  edited,
  inDocument,
  taken,
  linesOf,
  accepted,
  insteadOf,
} from './testing/copies'

describe('what was tracked', () => {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const gone = (text: string) =>
    `<w:del w:id="900" ${LAWYER}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
  const came = (text: string) => `<w:ins w:id="901" ${LAWYER}>${run(text)}</w:ins>`

  test('words that come and go, also within a word, are suggestions of one another', async () => {
    const lines = await accepted([
      run(' centres, nine are open.'),
      run(' centre') + gone('s') + run(', ') + gone('nine') + came('eight') + run(' are open.'),
    ])
    expect(lines).toEqual(insteadOf([0, 'The State counts twelve centre, eight are open.']))
  })

  test('keep the name of who made them, and what belongs together', async () => {
    const { bytes, compare } = await copyOf(draftText)
    const back = inDocument(bytes, [
      run('A third paragraph.'),
      run('A ') + gone('third') + came('fourth') + run(' paragraph.'),
    ])
    expect(compare(back).drafts[0]!.edits).toEqual([
      { kind: 'delete', block: 2, note: null, from: 2, to: 7, author: 'The lawyer', group: 1 },
      {
        ...{ kind: 'insert', block: 2, note: null, at: 7, author: 'The lawyer', group: 1 },
        pieces: [{ kind: 'text', text: 'fourth', look: [] }],
      },
    ])
  })

  test('words of a note', async () => {
    const { bytes, compare } = await copyOf(draftText)
    const back = edited(bytes, {
      'word/footnotes.xml': (xml) =>
        xml.replace(run('A survey of 2025.'), run('A survey of ') + gone('2025') + came('2024') + run('.')),
    })
    const { document, conflicts } = taken(draftText, compare(back))
    expect(conflicts).toEqual([])
    expect(linesOf(finalReading(document))[1]).toBe('Nobody opened at night[A survey of 2024.], as @ says.')
  })

  test('notes that come: in the midst of words, after bold ones, and in a paragraph of their own', async () => {
    const { bytes, compare } = await copyOf(draftText)
    const sign = (id: number) =>
      `<w:ins w:id="9${id}" ${LAWYER}><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r></w:ins>`
    const words = (id: number, text: string) =>
      `<w:footnote w:id="${id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:footnoteRef/></w:r>${came(text)}</w:p></w:footnote>`
    const ends = `<w:pPr><w:pStyle w:val="BodyText"/><w:rPr><w:ins w:id="903" ${LAWYER}/></w:rPr></w:pPr>`
    const back = edited(bytes, {
      'word/document.xml': (xml) =>
        xml
          .replace(run('A third paragraph.'), run('A third') + sign(71) + run(' paragraph.'))
          .replace(/<w:r><w:rPr><w:b\/>(?:(?!<\/w:r>).)*opened<\/w:t><\/w:r>/, `$&${sign(72)}`)
          .replace(
            /(<w:p><w:pPr><w:pStyle w:val="BodyText"\/><\/w:pPr><w:bookmarkStart [^>]*_cpD1B10")/,
            `<w:p>${ends}${came('A new one')}${sign(73)}${came('.')}</w:p>$1`,
          ),
      'word/footnotes.xml': (xml) =>
        xml.replace(
          '</w:footnotes>',
          `${words(71, 'Counted.')}${words(72, 'By hand.')}${words(73, 'In May.')}</w:footnotes>`,
        ),
    })
    const { document, conflicts } = taken(draftText, compare(back))
    expect(conflicts).toEqual([])
    expect(originalReading(document)).toEqual(originalReading(draftText))
    expect(linesOf(finalReading(document))).toEqual(
      insteadOf(
        [1, 'Nobody opened[By hand.] at night[A survey of 2025.], as @ says.'],
        [2, 'A third[Counted.] paragraph.'],
        [9, 'A new one[In May.].', 'The last one.'],
      ),
    )
  })

  test('a paragraph that parts, and one that joins the one before', async () => {
    const mark = (name: string) => `<w:rPr><w:${name} w:id="902" ${LAWYER}/></w:rPr>`
    const parted = await accepted([
      /<w:p><w:pPr><w:pStyle w:val="BodyText"\/><\/w:pPr>((?:(?!<w:p>).)*)A third paragraph\.<\/w:t><\/w:r><\/w:p>/,
      `<w:p><w:pPr><w:pStyle w:val="BodyText"/>${mark('ins')}</w:pPr>$1A third</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>${run(' paragraph.')}</w:p>`,
    ])
    expect(parted).toEqual(insteadOf([2, 'A third', ' paragraph.']))
    const joined = await accepted([
      /<w:pPr><w:pStyle w:val="BodyText"\/><\/w:pPr>(<w:bookmarkStart [^>]*_cpD1B2")/,
      `<w:pPr><w:pStyle w:val="BodyText"/>${mark('del')}</w:pPr>$1`,
    ])
    expect(joined).toEqual(
      insteadOf([1, 'Nobody opened at night[A survey of 2025.], as @ says.A third paragraph.'], [2]),
    )
  })

  test('whole paragraphs that come and go', async () => {
    const ends = (name: string) =>
      `<w:pPr><w:pStyle w:val="BodyText"/><w:rPr><w:${name} w:id="903" ${LAWYER}/></w:rPr></w:pPr>`
    const lines = await accepted(
      [
        /<w:pPr><w:pStyle w:val="BodyText"\/><\/w:pPr>((?:(?!<w:p>).)*)<w:r><w:t xml:space="preserve">A third paragraph\.<\/w:t><\/w:r>/,
        `${ends('del')}$1${gone('A third paragraph.')}`,
      ],
      [
        /(<w:p><w:pPr><w:pStyle w:val="BodyText"\/><\/w:pPr><w:bookmarkStart [^>]*_cpD1B10")/,
        `<w:p>${ends('ins')}${came('A new one.')}</w:p><w:p>${ends('ins')}${came('And another.')}</w:p>$1`,
      ],
    )
    expect(lines).toEqual(insteadOf([2], [9, 'A new one.', 'And another.', 'The last one.']))
  })

  test('an item of a list, a row that goes, another look, a heading', async () => {
    const { bytes, compare } = await copyOf(draftText)
    const back = inDocument(
      bytes,
      [
        /(<w:p><w:pPr><w:pStyle w:val="ListBullet"\/><w:numPr>(?:(?!<\/w:numPr>).)*<\/w:numPr>)(<\/w:pPr>(?:(?!<w:p>).)*)places in towns<\/w:t><\/w:r><\/w:p>/,
        `$1<w:rPr><w:ins w:id="904" ${LAWYER}/></w:rPr>$2places in towns</w:t></w:r></w:p>$1</w:pPr>${came('by the sea')}</w:p>`,
      ],
      [
        /<w:trPr>(<w:cantSplit\/>)<\/w:trPr>((?:(?!<w:trPr>).)*three)/,
        `<w:trPr>$1<w:del w:id="905" ${LAWYER}/></w:trPr>$2`,
      ],
      [
        run('A third paragraph.'),
        `${run('A ')}<w:r><w:rPr><w:b/><w:rPrChange w:id="906" ${LAWYER}><w:rPr/></w:rPrChange></w:rPr><w:t>third paragraph.</w:t></w:r>`,
      ],
      [
        /<w:pStyle w:val="BodyText"\/>(<\/w:pPr><w:bookmarkStart [^>]*_cpD1B10")/,
        `<w:pStyle w:val="Heading3"/><w:pPrChange w:id="907" ${LAWYER}><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:pPrChange>$1`,
      ],
    )
    const { document, conflicts } = taken(draftText, compare(back))
    expect(conflicts).toEqual([])
    expect(originalReading(document)).toEqual(originalReading(draftText))
    const { content } = finalReading(document)
    expect(content!.slice(2)).toEqual([
      p('A ', bold('third paragraph.')),
      ul(li('places in towns'), li('by the sea'), li('places in villages')),
      table(tr(td('one'), td('two'))),
      h(1, 'The last one.'),
    ])
  })
})
