import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { doc, note, p, ref } from '@/lib/testing/richtext'
import {
  accepted,
  copyOf,
  draftText,
  edited,
  inDocument,
  insteadOf,
  LAWYER,
  linesOf,
  taken,
} from './testing/copies'

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const gone = (text: string) =>
  `<w:del w:id="900" ${LAWYER}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
const came = (text: string) => `<w:ins w:id="901" ${LAWYER}>${run(text)}</w:ins>`
/** The run with the words of the reference, which the report makes. */
const words =
  /(?<=<w:hyperlink [^>]*>)<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>(?=<\/w:hyperlink>)/
const document = strFromU8(unzipSync((await copyOf(draftText)).bytes)['word/document.xml']!)
const [, WORDS = ''] = words.exec(document)!
const FIRST = WORDS.slice(0, WORDS.indexOf(' '))
const REST = WORDS.slice(FIRST.length + 1)
const LINE = `Nobody opened at night, as ${WORDS} says.`

describe('words of a reference', () => {
  test.each([
    ['tracked', gone(WORDS)],
    ['not tracked', ''],
  ])('that went altogether take the reference with them: %s', async (_, now) => {
    expect(await accepted([words, now])).toEqual(
      insteadOf([1, 'Nobody opened at night[A survey of 2025.], as  says.']),
    )
  })

  test.each([
    ['behind it', gone(WORDS) + came('section 7')],
    ['before it', came('section 7') + gone(WORDS)],
    ['among them', gone(FIRST) + came('section 7') + gone(` ${REST}`)],
    ['not tracked', run('section 7')],
  ])('that others came for are those others: %s', async (_, now) => {
    expect(await accepted([words, now])).toEqual(
      insteadOf([1, 'Nobody opened at night[A survey of 2025.], as section 7 says.']),
    )
  })

  test.each([
    ['some of them', run(`${FIRST} `) + gone(REST) + came('5'), `${FIRST} 5`, 'The lawyer'],
    ['not tracked', run(`${FIRST} 5`), `${FIRST} 5`, null],
    ['one that is left out', gone(`${FIRST} `) + run(REST), REST, 'The lawyer'],
    [
      'one that came among them',
      run(`${FIRST} `) + came('no. ') + run(REST),
      `${FIRST} no. ${REST}`,
      'The lawyer',
    ],
    [
      'at their beginning',
      came('P') + gone(WORDS[0]!) + run(WORDS.slice(1)),
      `P${WORDS.slice(1)}`,
      'The lawyer',
    ],
  ])('of which some stay are told, line by line: %s', async (_, now, wanted, author) => {
    const { bytes, compare } = await copyOf(draftText)
    const changes = compare(inDocument(bytes, [words, now]))
    expect(changes.drafts[0]).toMatchObject({
      edits: [],
      remarks: [{ kind: 'reference', author, passage: LINE, wanted: LINE.replace(WORDS, wanted) }],
    })
    expect(taken(draftText, changes).document).toEqual(draftText)
  })

  test('what else was changed in the line comes in, and the reference is told', async () => {
    const { bytes, compare } = await copyOf(draftText)
    const changes = compare(
      inDocument(bytes, [words, run(`${FIRST} `) + gone(REST) + came('5')], [' says.', ' said.']),
    )
    const { document, conflicts } = taken(draftText, changes)
    expect(conflicts).toEqual([])
    expect(originalReading(document)).toEqual(originalReading(draftText))
    expect(linesOf(finalReading(document))[1]).toBe('Nobody opened at night[A survey of 2025.], as @ said.')
    expect(changes.drafts[0]!.remarks).toMatchObject([
      { wanted: `Nobody opened at night, as ${FIRST} 5 said.` },
    ])
  })
})

test('a reference in a note goes and is told as one in a line', async () => {
  const text = doc(p('Nobody opened', note('See ', ref('question:q-2', 'paragraph 4'), ' there.'), '.'))
  const { bytes, compare } = await copyOf(text)
  const inNotes = (now: string) =>
    compare(edited(bytes, { 'word/footnotes.xml': (xml) => xml.replace(words, now) }))
  const { document } = taken(text, inNotes(gone(WORDS) + came('the State')))
  expect(linesOf(finalReading(document))).toEqual(['Nobody opened[See the State there.].'])
  expect(inNotes(run(`${FIRST} `) + gone(REST)).drafts[0]).toMatchObject({
    edits: [],
    remarks: [{ kind: 'reference', passage: `See ${WORDS} there.`, wanted: `See ${FIRST}  there.` }],
  })
})
