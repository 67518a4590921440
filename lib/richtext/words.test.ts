import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyDocument } from '@/lib/testing/any-document'
import {
  bold,
  br,
  doc,
  figure,
  h,
  hr,
  italic,
  li,
  note,
  p,
  quote,
  ref,
  table,
  td,
  th,
  tr,
  ul,
  withAttrs,
} from '@/lib/testing/richtext'
import { XML_FRAGMENT } from './schema'
import { countWords, countWordsInXml, isEmptyDocument } from './words'
import { seedUpdate, updateFromDocument } from './ydoc'

test.each([
  ['one two three', 3],
  ['  one   two  ', 2],
  ['state-of-the-art, 12,671 and/or 50%', 4],
  ['women — and girls', 4],
  ['women—and girls', 2],
  ['para.\u00a03', 2],
  ['1\u202f000', 2],
  ['zero\u200bwidth', 1],
  ['\u2011non\u2011governmental', 1],
  ['对问题清单第3段的答复。', 12],
  ['女性と少女', 5],
  ['여성과 소녀', 2],
  ['\u{20000}\u{20001}', 2],
  ['Ответ на пункт 3', 4],
  ['الرد على الفقرة', 3],
  ['😀 face', 2],
  ['', 0],
  [' \t\u00a0', 0],
])('%j has %i words', (text, words) => {
  expect(countWords(doc(p(text)))).toBe(words)
})

test('marks do not split a word, blocks and breaks do', () => {
  expect(countWords(doc(p('un', bold('believ'), italic('able'))))).toBe(1)
  expect(countWords(doc(p('one'), p('two')))).toBe(2)
  expect(countWords(doc(p('one', br(), 'two')))).toBe(2)
  expect(countWords(doc(h(1, 'Title'), hr(), quote({}, p('quoted words')), ul(li('a', ul(li('b'))))))).toBe(5)
  expect(countWords(doc(table(tr(th('Year'), th('Cases')), tr(td('2024'), td('12')))))).toBe(4)
})

test('a note ends no word where it is called, and counts where notes count', () => {
  const noted = doc(p('Twelve centres', note('Survey of 2025.'), ', and two', note('a', br(), 'b'), 'fold'))
  expect(countWords(noted)).toBe(4 + 3 + 2)
  expect(countWords(noted, { footnotes: false })).toBe(4)
  expect(countWords(doc(p('un', note('x'), 'able')))).toBe(2)
})

test('captions and the words of references count, descriptions do not', () => {
  const picture = figure({ image: 'i-1', alt: 'not these words' }, 'Centres in ', bold('2025'))
  expect(countWords(doc(picture))).toBe(3)
  const titled = withAttrs(table(tr(td('a'))), { caption: 'By region', summary: 'not this' })
  expect(countWords(doc(titled))).toBe(3)
  expect(countWords(doc(p('see ', ref('question:1', 'paragraph 3 (a)'), ', too')))).toBe(5)
})

test('a live draft has as many words as its document', () => {
  fc.assert(
    fc.property(anyDocument(), fc.boolean(), (document, footnotes) => {
      const fragment = fragmentOf(updateFromDocument(document))
      expect(countWordsInXml(fragment, 'original', { footnotes })).toBe(countWords(document, { footnotes }))
    }),
    { numRuns: 300 },
  )
})

test('a live draft counts what is left after edits, not what was deleted', () => {
  const fragment = fragmentOf(updateFromDocument(doc(p('keep these'), p('drop these words'))))
  const first = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText
  fragment.delete(1, 1)
  first.format(2, 4, { bold: {} })
  first.insert(10, ' too')
  expect(countWordsInXml(fragment)).toBe(3)
  first.delete(4, 1)
  expect(first.toString()).toContain('ep')
  expect(countWordsInXml(fragment)).toBe(2)
})

test('empty is what shows nothing', () => {
  expect(isEmptyDocument(doc())).toBe(true)
  expect(isEmptyDocument(doc(p(), hr(), table(tr(td()))))).toBe(true)
  expect(isEmptyDocument(doc(p(' \u00a0\u200b\ufeff\u00ad')))).toBe(true)
  expect(isEmptyDocument(doc(p(), quote({}, p('.'))))).toBe(false)
  expect(isEmptyDocument(doc(p(), { type: 'image' }))).toBe(false)
  expect(countWordsInXml(fragmentOf(seedUpdate()))).toBe(0)
})

function fragmentOf(update: Uint8Array): Y.XmlFragment {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, update)
  return ydoc.getXmlFragment(XML_FRAGMENT)
}
