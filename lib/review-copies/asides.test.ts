import { expect, test } from 'vitest'
import { doc, p, note } from '@/lib/testing/richtext'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { by, ins } from '@/lib/testing/suggested'
import { copyOf, edited, inDocument, LAWYER } from './testing/copies'

const text = doc(p('Stateparty here'), p('Last.'))
const within = (inner: string) => `State</w:t></w:r>${inner}<w:r><w:t>party`
const MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
const formula = `<m:oMath ${MATH}><m:r><m:t>x</m:t></m:r><m:r><m:t>=1</m:t></m:r></m:oMath>`
const inBox =
  '<w:txbxContent><w:p><w:r><w:t>In a</w:t></w:r></w:p><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>'
const box = `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${inBox}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${inBox}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`
const symbol = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`

const cameOf = async (...replacements: [string | RegExp, string][]) => {
  const { bytes, compare } = await copyOf(text)
  const { edits, remarks } = compare(inDocument(bytes, ...replacements)).drafts[0]!
  return { edits, remarks }
}
const told = (kind: string, wanted: string, author: string | null = null) => ({
  ...{ edits: [], remarks: [{ kind, author, passage: 'Stateparty here', wanted }] },
})

test('a formula and words in a box are told, with who put them there, and the words beside them are left', async () => {
  expect(await cameOf(['Stateparty', within(formula)])).toEqual(told('formula', 'x=1'))
  expect(await cameOf(['Stateparty', within(box)])).toEqual(told('textBox', 'In a\nbox'))
  const tracked = `<w:ins w:id="81" ${LAWYER}>${box}</w:ins>`
  expect(await cameOf(['Stateparty', within(tracked)])).toEqual(told('textBox', 'In a\nbox', 'The lawyer'))
  const gone = `<w:del w:id="81" ${LAWYER}>${box}</w:del>`
  expect(await cameOf(['Stateparty', within(gone)])).toEqual({ edits: [], remarks: [] })
})

test('a formula in a paragraph of its own is told, and no empty paragraph comes', async () => {
  const { edits, remarks } = await cameOf([/<w:p>(?:(?!<\/w:p>).)*Last\./, `<w:p>${formula}</w:p>$&`])
  expect(edits).toEqual([])
  expect(remarks).toEqual([{ kind: 'formula', author: null, passage: '', wanted: 'x=1' }])
})

test('a note at the end of the file is told with its words', async () => {
  const { bytes, compare } = await copyOf(text)
  const back = edited(bytes, {
    'word/document.xml': (xml) =>
      xml.replace('Stateparty', within('<w:r><w:endnoteReference w:id="2"/></w:r>')),
    'word/_rels/document.xml.rels': (xml) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rIdE" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes" Target="endnotes.xml"/></Relationships>',
      ),
  })
  const endnotes = `<w:endnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:endnote w:id="2"><w:p><w:r><w:endnoteRef/></w:r><w:r><w:t xml:space="preserve"> See the law.</w:t></w:r></w:p></w:endnote></w:endnotes>`
  const whole = zipSync({ ...unzipSync(back), 'word/endnotes.xml': strToU8(endnotes) })
  expect(compare(whole).drafts[0]).toMatchObject(told('endnote', 'See the law.'))
})

test('signs of fonts of signs come as letters; one that nobody knows is told', async () => {
  const { edits, remarks } = await cameOf([
    'here',
    `here${within(symbol('Wingdings', 'F0E0')).replace(/State|party/g, '')}`,
  ])
  expect(remarks).toEqual([])
  expect(edits).toMatchObject([{ kind: 'insert', pieces: [{ text: '→' }] }])
  const unknown = await cameOf([
    'here',
    `here${within(symbol('Webdings', 'F0AB')).replace(/State|party/g, '')}`,
  ])
  expect(unknown.remarks).toMatchObject([{ kind: 'symbol', wanted: 'Webdings F0AB' }])
})

test('a formula in a note is a part of its words', async () => {
  const withNote = doc(p('Open', note('a survey'), ' door.'))
  const { bytes, compare } = await copyOf(withNote)
  const back = edited(bytes, {
    'word/footnotes.xml': (xml) => xml.replace('>a survey</w:t></w:r>', `$&${formula}`),
  })
  const { edits, remarks } = compare(back).drafts[0]!
  expect(remarks).toEqual([])
  expect(edits.at(-1)).toMatchObject({ kind: 'insert', note: 4, pieces: [{ text: 'surveyx=1' }] })
})

test('of a space alone nobody is told that it was accepted', async () => {
  const suggested = doc(p('A ', ins(by('a'), 'one two'), ' end.'))
  const { bytes, compare } = await copyOf(suggested)
  const back = inDocument(bytes, [
    /(<w:ins [^>]*>)<w:r><w:t[^>]*>one two<\/w:t><\/w:r><\/w:ins>/,
    '$1<w:r><w:t>one</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> </w:t></w:r>$1<w:r><w:t>two</w:t></w:r></w:ins>',
  ])
  expect(compare(back).drafts[0]).toMatchObject({ edits: [], remarks: [], proposals: [] })
})
