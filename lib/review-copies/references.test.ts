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
const LINE = 'Nobody opened at night, as paragraph 4 says.'

/** The run with the words of the reference, whatever its look is. */
const words = /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>paragraph 4<\/w:t><\/w:r>/

describe('words of a reference', () => {
  test.each([
    ['tracked', gone('paragraph 4')],
    ['not tracked', ''],
  ])('that went altogether take the reference with them: %s', async (_, now) => {
    expect(await accepted([words, now])).toEqual(
      insteadOf([1, 'Nobody opened at night[A survey of 2025.], as  says.']),
    )
  })

  test.each([
    ['behind it', gone('paragraph 4') + came('section 7')],
    ['before it', came('section 7') + gone('paragraph 4')],
    ['among them', gone('paragraph') + came('section 7') + gone(' 4')],
    ['not tracked', run('section 7')],
  ])('that others came for are those others: %s', async (_, now) => {
    expect(await accepted([words, now])).toEqual(
      insteadOf([1, 'Nobody opened at night[A survey of 2025.], as section 7 says.']),
    )
  })

  test.each([
    ['one of them', run('paragraph ') + gone('4') + came('5'), 'paragraph 5', 'The lawyer'],
    ['not tracked', run('paragraph 5'), 'paragraph 5', null],
    ['one that is left out', gone('paragraph ') + run('4'), '4', 'The lawyer'],
    [
      'one that came among them',
      run('paragraph ') + came('no. ') + run('4'),
      'paragraph no. 4',
      'The lawyer',
    ],
    ['at their beginning', came('P') + gone('p') + run('aragraph 4'), 'Paragraph 4', 'The lawyer'],
  ])('of which some stay are told, line by line: %s', async (_, now, wanted, author) => {
    const { bytes, compare } = await copyOf(draftText)
    const changes = compare(inDocument(bytes, [words, now]))
    expect(changes.drafts[0]).toMatchObject({
      edits: [],
      remarks: [{ kind: 'reference', author, passage: LINE, wanted: LINE.replace('paragraph 4', wanted) }],
    })
    expect(taken(draftText, changes).document).toEqual(draftText)
  })

  test('what else was changed in the line comes in, and the reference is told', async () => {
    const { bytes, compare } = await copyOf(draftText)
    const changes = compare(
      inDocument(bytes, [words, run('paragraph ') + gone('4') + came('5')], [' says.', ' said.']),
    )
    const { document, conflicts } = taken(draftText, changes)
    expect(conflicts).toEqual([])
    expect(originalReading(document)).toEqual(originalReading(draftText))
    expect(linesOf(finalReading(document))[1]).toBe('Nobody opened at night[A survey of 2025.], as @ said.')
    expect(changes.drafts[0]!.remarks).toMatchObject([
      { wanted: 'Nobody opened at night, as paragraph 5 said.' },
    ])
  })
})

test('a reference in a note goes and is told as one in a line', async () => {
  const text = doc(p('Nobody opened', note('See ', ref('question:q-2', 'paragraph 4'), ' there.'), '.'))
  const { bytes, compare } = await copyOf(text)
  const inNotes = (now: string) =>
    compare(edited(bytes, { 'word/footnotes.xml': (xml) => xml.replace(words, now) }))
  const { document } = taken(text, inNotes(gone('paragraph 4') + came('the State')))
  expect(linesOf(finalReading(document))).toEqual(['Nobody opened[See the State there.].'])
  expect(inNotes(run('paragraph ') + gone('4')).drafts[0]).toMatchObject({
    edits: [],
    remarks: [{ kind: 'reference', passage: 'See paragraph 4 there.', wanted: 'See paragraph  there.' }],
  })
})
