import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { doc, li, p, quote, ul } from '@/lib/testing/richtext'
import '@/lib/testing/property-seed'
import { by, split, suggested } from '@/lib/testing/suggested'
import type { DocumentNode } from '../document'
import { finalReading, originalReading } from '../readings'
import { XML_FRAGMENT } from '../version'
import { readDocument, updateFromDocument } from '../ydoc'
import { type Place, placeOf } from './place'
import { resolveInFragment } from './resolve-in-fragment'

const reviewer = by('reviewer')
const ol = (...content: DocumentNode[]): DocumentNode => ({ type: 'orderedList', content })
const to = (node: DocumentNode, place: Place) => suggested(node, { changed: [{ ...reviewer, place }] })
const bullet = (text: string, depth = 1) => to(p(text), { depth, list: 'bulletList' })
const number = (text: string, depth = 1) => to(p(text), { depth, list: 'orderedList' })
const free = (text: string) => to(p(text), { depth: 0 })
const more = (text: string, depth = 1) => to(p(text), { depth, list: 'bulletList', continues: true })

function live(node: DocumentNode): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, updateFromDocument(node))
  return ydoc
}

describe('blocks that are to stand elsewhere as to lists', () => {
  test.each<[string, DocumentNode, DocumentNode]>([
    ['become a list', doc(bullet('a'), bullet('b'), p('c')), doc(ul(li('a'), li('b')), p('c'))],
    [
      'join the lists beside them',
      doc(ul(li('a')), bullet('b'), ul(li('c'))),
      doc(ul(li('a'), li('b'), li('c'))),
    ],
    [
      'stay apart from another kind',
      doc(ol(li('a')), bullet('b'), ul(li('c'))),
      doc(ol(li('a')), ul(li('b'), li('c'))),
    ],
    [
      'leave a list, which parts',
      doc(ul(li('a'), li(free('b')), li('c'))),
      doc(ul(li('a')), p('b'), ul(li('c'))),
    ],
    ['are nested', doc(ul(li('a'), li(bullet('b', 2)), li('c'))), doc(ul(li(p('a'), ul(li('b'))), li('c')))],
    [
      'are nested with what is below them',
      doc(ul(li('a'), li(bullet('b', 2), ul(li(bullet('c', 3)))))),
      doc(ul(li(p('a'), ul(li(p('b'), ul(li('c'))))))),
    ],
    [
      'come out, and what follows is below them',
      doc(ul(li(p('a'), ul(li(bullet('b')), li('c'))), li('d'))),
      doc(ul(li('a'), li(p('b'), ul(li('c'))), li('d'))),
    ],
    ['become numbered', doc(ul(li(number('a')), li(number('b')))), doc(ol(li('a'), li('b')))],
    ['go on an item', doc(ul(li('a')), more('b'), ul(li('c'))), doc(ul(li(p('a'), p('b')), li('c')))],
    [
      'never stand deeper than they can',
      doc(p('x'), number('a', 7), number('b', 7)),
      doc(p('x'), ol(li(p('a'), ol(li('b'))))),
    ],
    ['go on with nothing where there is nothing', doc(more('a', 3), p('b')), doc(p('a'), p('b'))],
    ['are in a quotation', doc(quote({}, bullet('a'), p('b'))), doc(quote({}, ul(li('a')), p('b')))],
  ])('%s', (_, node, wanted) => {
    const as = (each: DocumentNode) => JSON.parse(JSON.stringify(each)) as unknown
    expect(finalReading(node)).toMatchObject(wanted)
    const ydoc = live(node)
    const before = readDocument(ydoc)
    const undo = new Y.UndoManager(ydoc.getXmlFragment(XML_FRAGMENT))
    ydoc.transact(() => resolveInFragment(ydoc.getXmlFragment(XML_FRAGMENT), () => 'accept'))
    expect(as(readDocument(ydoc))).toEqual(as(live2(finalReading(before))))
    undo.undo()
    expect(readDocument(ydoc)).toEqual(before)
    resolveInFragment(ydoc.getXmlFragment(XML_FRAGMENT), () => 'reject')
    expect(readDocument(ydoc)).toEqual(originalReading(before))
    expect(JSON.stringify(originalReading(before))).not.toContain('place')
  })

  const live2 = (node: DocumentNode) => readDocument(live(node))

  test('an item that is split parts into two that are nested', () => {
    const node = doc(ul(li('a'), li(to(p('b', split(reviewer, 2), 'c'), { depth: 2, list: 'bulletList' }))))
    expect(finalReading(node)).toMatchObject(doc(ul(li(p('a'), ul(li('b'), li('c'))))))
    const made = doc(to(p('b', split(by('author'), 2), 'c'), { depth: 1, list: 'bulletList' }))
    expect(finalReading(made)).toMatchObject(doc(ul(li('b'), li('c'))))
  })

  test('what stays where it is stays for who types in it meanwhile', () => {
    const mine = live(doc(ul(li('a'), li(bullet('b', 2)), li('c')), bullet('d')))
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    const list = theirs.getXmlFragment(XML_FRAGMENT).get(0) as Y.XmlElement
    for (const index of [0, 2]) {
      const text = ((list.get(index) as Y.XmlElement).get(0) as Y.XmlElement).get(0) as Y.XmlText
      text.insert(1, '!')
    }
    resolveInFragment(mine.getXmlFragment(XML_FRAGMENT), () => 'accept')
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    expect(readDocument(mine)).toMatchObject(doc(ul(li(p('a!'), ul(li('b'))), li('c!'), li('d'))))
  })

  test('only what is a place is one', () => {
    expect(placeOf({ depth: 2, list: 'bulletList', evil: 1 })).toEqual({ depth: 2, list: 'bulletList' })
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const place = placeOf(value)
        if (place) expect(place.depth === 0 || place.list !== undefined).toBe(true)
      }),
    )
    for (const depth of [-1, 1.5, 10, NaN, Infinity, '1'])
      expect(placeOf({ depth, list: 'bulletList' })).toBeNull()
    expect(placeOf({ depth: 1, list: 'script' })).toBeNull()
  })
})
