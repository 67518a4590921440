import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { prosemirrorToYDoc } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  bold,
  br,
  commented,
  doc,
  h,
  hr,
  li,
  link,
  marked,
  ol,
  p,
  quote,
  table,
  td,
  th,
  tr,
  ul,
  withAttrs,
} from '@/lib/testing/richtext'
import { anyDocument } from '@/lib/testing/any-document'
import { documentExtensions, XML_FRAGMENT } from './schema'
import { documentFromUpdates, OVERLAPPING_MARKS, readDocument, seedUpdate, updateFromDocument } from './ydoc'

const schema = getSchema(documentExtensions)

const everything = doc(
  h(2, 'Shelters'),
  p(
    'There are ',
    bold('twelve'),
    br(),
    link('source', 'https://example.org/'),
    marked('x', 'bold', 'italic'),
  ),
  quote({ paragraph: '3-a.1', label: '3 (a)' }, p('30 crisis centres')),
  ul(li('one', ol(li('nested')))),
  table(tr(th('Year'), th('Cases')), tr(withAttrs(td('2024'), { colspan: 2, rowspan: 1 }))),
  hr(),
  p(),
)

test('a document comes back from Yjs as it went in', () => {
  const read = documentFromUpdates([updateFromDocument(everything)])
  expect(Node.fromJSON(schema, read).eq(Node.fromJSON(schema, everything))).toBe(true)
})

test(
  'it comes back whatever is in it, also where notes stand between texts, as they used to',
  { timeout: 30_000 },
  () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const node = Node.fromJSON(schema, document)
        for (const ydoc of [prosemirrorToYDoc(node, XML_FRAGMENT), documentOf(updateFromDocument(document))])
          expect(Node.fromJSON(schema, readDocument(ydoc)).eq(node)).toBe(true)
      }),
      { numRuns: 200 },
    )
  },
)

test('marks that may overlap are those that the schema says, under the names that the editor gives them', () => {
  const overlapping = Object.values(schema.marks).filter((type) => !type.excludes(type))
  expect(overlapping.map(({ name }) => name).sort()).toEqual([...OVERLAPPING_MARKS].sort())
  const document = doc(p('a', commented('b', 't-1', 't-2'), commented('c', 't-2'), 'd'))
  const keys = (ydoc: Y.Doc) => {
    const text = (ydoc.getXmlFragment(XML_FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText
    return (text.toDelta() as { attributes?: object }[]).map(({ attributes }) =>
      Object.keys(attributes ?? {}),
    )
  }
  const ours = documentOf(updateFromDocument(document))
  expect(keys(ours)).toEqual(keys(prosemirrorToYDoc(Node.fromJSON(schema, document), XML_FRAGMENT)))
  expect(keys(ours)[1]).toHaveLength(2)
  expect(readDocument(ours)).toEqual(document)
})

test('seeding is one empty paragraph, and seeding twice is seeding once', () => {
  expect(documentFromUpdates([seedUpdate()])).toEqual(doc(p()))
  expect(documentFromUpdates([seedUpdate(), seedUpdate()])).toEqual(doc(p()))
  expect(seedUpdate()).toEqual(seedUpdate())
})

test('a seeded draft that was typed into survives being seeded again', () => {
  const ydoc = documentOf(seedUpdate())
  const paragraph = ydoc.getXmlFragment(XML_FRAGMENT).get(0) as Y.XmlElement
  paragraph.insert(0, [new Y.XmlText('typed')])
  Y.applyUpdate(ydoc, seedUpdate())
  expect(readDocument(ydoc)).toEqual(doc(p('typed')))
})

test('reading changes nothing, and leaves what no schema knows', () => {
  const ydoc = new Y.Doc()
  const fragment = ydoc.getXmlFragment(XML_FRAGMENT)
  const footnote = new Y.XmlElement('footnote')
  footnote.setAttribute('id', 'n1')
  const text = new Y.XmlText()
  text.applyDelta([
    { insert: 'seen', attributes: { 'comment--a1B2c3D4': { id: 'c1' } } },
    { insert: { image: 'x' } },
  ])
  fragment.insert(0, [footnote, text])
  const before = Y.encodeStateAsUpdate(ydoc)
  let updates = 0
  ydoc.on('update', () => updates++)
  expect(readDocument(ydoc)).toEqual({
    type: 'doc',
    content: [
      { type: 'footnote', attrs: { id: 'n1' } },
      { type: 'text', text: 'seen', marks: [{ type: 'comment', attrs: { id: 'c1' } }] },
      { type: 'unknown' },
    ],
  })
  expect(updates).toBe(0)
  expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before)
})

test('the same document gives the same bytes', () => {
  expect(updateFromDocument(everything)).toEqual(updateFromDocument(everything))
})

function documentOf(update: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, update)
  return ydoc
}
