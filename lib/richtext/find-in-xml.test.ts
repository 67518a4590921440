import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyDocument } from '@/lib/testing/any-document'
import { bold, doc, h, li, p, table, td, tr, ul } from '@/lib/testing/richtext'
import type { DocumentNode } from './document'
import { findInXml, type Replaced, replaceInXml, takeBackInXml } from './find-in-xml'
import { XML_FRAGMENT } from './version'
import { readDocument, updateFromDocument } from './ydoc'

const LOOSE = { matchCase: false, wholeWords: false, foldAccents: false }

function draftOf(node: DocumentNode): { ydoc: Y.Doc; fragment: Y.XmlFragment } {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, updateFromDocument(node))
  return { ydoc, fragment: ydoc.getXmlFragment(XML_FRAGMENT) }
}

test('finds across marks, in lists and tables, with the words around', () => {
  const { fragment } = draftOf(
    doc(
      h(1, 'Shelters'),
      p('Thirty shel', bold('ters'), ' exist.'),
      ul(li('a shelter')),
      table(tr(td('no'))),
    ),
  )
  expect(findInXml(fragment, 'shelter', LOOSE)).toEqual([
    { before: '', match: 'Shelter', after: 's' },
    { before: 'Thirty ', match: 'shelter', after: 's exist.' },
    { before: 'a ', match: 'shelter', after: '' },
  ])
})

test('a footnote is read where it stands', () => {
  const footnote = { type: 'footnote', content: [{ type: 'text', text: 'note two' }] }
  const { fragment } = draftOf(doc(p('note one', footnote, ' note three')))
  expect(findInXml(fragment, 'note', LOOSE).map(({ after }) => after.slice(0, 6).trim())).toEqual([
    'one n',
    'two',
    'three',
  ])
})

test('long lines are cut between words', () => {
  const { fragment } = draftOf(doc(p(`${'word '.repeat(40)}here${' word'.repeat(40)}`)))
  const [{ before, after } = { before: '', after: '' }] = findInXml(fragment, 'here', LOOSE)
  expect(before).toMatch(/^…(word )+$/)
  expect(after).toMatch(/^( word)+…$/)
  expect(before.length).toBeLessThan(70)
})

test('replaces in one update, keeps how the first letter looks and every comment', () => {
  const comment = { type: 'comment', attrs: { thread: 't1' } }
  const { ydoc, fragment } = draftOf(
    doc(
      p(
        'the ',
        { type: 'text', text: 'vic', marks: [{ type: 'bold' }] },
        { type: 'text', text: 'tims', marks: [comment] },
      ),
      p('Victims and victims'),
    ),
  )
  const updates: Uint8Array[] = []
  ydoc.on('update', (update) => updates.push(update))
  const replaced = ydoc.transact(() => replaceInXml(fragment, 'victims', LOOSE, 'survivors'))
  expect(updates).toHaveLength(1)
  expect(replaced.map(({ was }) => was.map(({ text }) => text))).toEqual([
    ['vic', 'tims'],
    ['Victims'],
    ['victims'],
  ])
  const [first, second] = readDocument(ydoc).content ?? []
  expect(first?.content?.[1]).toMatchObject({ text: 'survivors' })
  expect(first?.content?.[1]?.marks?.map(({ type }) => type).sort()).toEqual(['bold', 'comment'])
  expect(second).toMatchObject(p('survivors and survivors'))

  // Others write meanwhile: what still stands is put back, what does not is left alone.
  const text = (fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(0, 'All ')
  text.delete(text.length - 1, 1)
  expect(ydoc.transact(() => takeBackInXml(ydoc, replaced))).toBe(2)
  expect(readDocument(ydoc).content?.[1]).toMatchObject(p('All Victims and survivor'))
  expect(
    readDocument(ydoc)
      .content?.[0]?.content?.map(({ text: words }) => words)
      .join(''),
  ).toBe('the victims')
})

test.each([
  ['victims', 'persons', doc(p('the per', bold('sons'), ' of ', bold('war'), ' here'))],
  ['victims of war', 'survivors of arms', doc(p('the survivors of ', bold('arms'), ' here'))],
  ['victims of war', 'x', doc(p('the x here'))],
])(
  'what looks mixed stays mixed where it can, and is given back as it was: %s to %s',
  (old, words, expected) => {
    const { ydoc, fragment } = draftOf(doc(p('the vic', bold('tims'), ' of ', bold('war'), ' here')))
    const before = readDocument(ydoc)
    const replaced = replaceInXml(fragment, old, LOOSE, words)
    expect(readDocument(ydoc)).toEqual(expected)
    // As it is kept in the database.
    expect(takeBackInXml(ydoc, JSON.parse(JSON.stringify(replaced)) as Replaced[])).toBe(1)
    expect(readDocument(ydoc)).toEqual(before)
  },
)

test('what others did to the new words since stays with the old ones', () => {
  const { ydoc, fragment } = draftOf(
    doc(p({ type: 'text', text: 'old', marks: [{ type: 'comment', attrs: { thread: 'settled' } }] })),
  )
  const replaced = replaceInXml(fragment, 'old', LOOSE, 'newer')
  const text = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText
  const [{ attributes } = { attributes: {} }] = text.toDelta() as { attributes: Record<string, unknown> }[]
  text.format(0, 5, Object.fromEntries(Object.keys(attributes).map((name) => [name, null])))
  text.format(1, 2, { 'comment--new': { thread: 'new' } })
  expect(takeBackInXml(ydoc, replaced)).toBe(1)
  expect(text.toDelta()).toEqual([{ insert: 'old', attributes: { 'comment--new': { thread: 'new' } } }])
})

test('what was deleted comes back where it stood', () => {
  const { ydoc, fragment } = draftOf(doc(p('a b c'), p('b')))
  const replaced = replaceInXml(fragment, 'b', LOOSE, '')
  expect(readDocument(ydoc)).toMatchObject(doc(p('a  c'), { type: 'paragraph' }))
  expect(takeBackInXml(ydoc, replaced)).toBe(2)
  expect(readDocument(ydoc)).toMatchObject(doc(p('a b c'), p('b')))
})

test('what is no position takes nothing back', () => {
  const { ydoc } = draftOf(doc(p('text')))
  for (const start of ['', 'AA==', 'not base64!', btoa('\x01\x02\x03\xff\xff')])
    expect(takeBackInXml(ydoc, [{ start, end: start, was: [], is: 'text' }])).toBe(0)
  expect(readDocument(ydoc)).toMatchObject(doc(p('text')))
})

/** Marks say the same in any order, and text the same in one piece or two. */
function inOneOrder(node: DocumentNode): DocumentNode {
  const content: DocumentNode[] = []
  for (const child of (node.content ?? []).map(inOneOrder)) {
    const last = content.at(-1)
    const isOne = last?.text !== undefined && child.text !== undefined
    if (isOne && JSON.stringify(last.marks) === JSON.stringify(child.marks))
      content[content.length - 1] = { ...child, text: last.text! + child.text! }
    else content.push(child)
  }
  const keyed = node.marks?.map((mark) => [JSON.stringify(mark), mark] as const)
  const marks = keyed?.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, mark]) => mark)
  return { ...node, ...(marks && { marks }), ...(node.content && { content }) }
}

test('whatever a draft holds, replacing changes the words found and nothing else, and is taken back whole, with its marks', () => {
  fc.assert(
    fc.property(anyDocument(), fc.constantFrom('a', 'e', 'the', ' ', '.'), (document, query) => {
      const { ydoc, fragment } = draftOf(document)
      const before = inOneOrder(readDocument(ydoc))
      const replaced = ydoc.transact(() => replaceInXml(fragment, query, { ...LOOSE, matchCase: true }, '§§'))
      for (const { is } of replaced) expect(is).toBe('§§')
      expect(ydoc.transact(() => takeBackInXml(ydoc, replaced))).toBe(replaced.length)
      expect(inOneOrder(readDocument(ydoc))).toEqual(before)
    }),
    { numRuns: 100 },
  )
})
