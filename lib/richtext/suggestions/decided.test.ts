import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { doc, li, p, ul } from '@/lib/testing/richtext'
import '@/lib/testing/property-seed'
import { anySuggestedDocument, by, del, fmt, ins, split, suggested } from '@/lib/testing/suggested'
import type { DocumentNode } from '../document'
import { XML_FRAGMENT } from '../version'
import { readDocument, updateFromDocument } from '../ydoc'
import { authorsOf } from './check'
import { type Decision, decisionsIn } from './decided'
import type { Judge } from './resolve'
import { resolveInFragment } from './resolve-in-fragment'
import { saidBy } from './shape'

/** A draft and a copy on a server, which hears of each transaction what it decided. */
function setUp(node: DocumentNode) {
  const mine = new Y.Doc()
  Y.applyUpdate(mine, updateFromDocument(node))
  const server = new Y.Doc()
  Y.applyUpdate(server, Y.encodeStateAsUpdate(mine))
  const fragment = mine.getXmlFragment(XML_FRAGMENT)
  const heard: Decision[] = []
  server.on('afterTransaction', (transaction) =>
    heard.push(...decisionsIn(transaction, server.getXmlFragment(XML_FRAGMENT))),
  )
  const send = () => Y.applyUpdate(server, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(server)))
  return { mine, fragment, heard, send }
}

const sorted = (decisions: readonly Decision[]) => decisions.toSorted((a, b) => (a.id < b.id ? -1 : 1))

function decided(node: DocumentNode, judge: Judge): Decision[] {
  const { mine, fragment, heard, send } = setUp(node)
  mine.transact(() => resolveInFragment(fragment, judge))
  send()
  return sorted(heard)
}

describe('what a transaction decided', () => {
  const reviewer = by('reviewer')
  test.each<[string, DocumentNode]>([
    ['words that come', doc(p('a ', ins(reviewer, 'b')))],
    ['words that go', doc(p('a ', del(reviewer, 'b')))],
    ['another look', doc(p('a ', fmt(reviewer, 'b', { add: [{ type: 'bold' }] })))],
    ['a split', doc(p('a', split(reviewer), 'b'))],
    ['a joining', doc(p('a'), suggested(p('b'), { joined: reviewer }))],
    ['a block that comes', doc(p('a'), suggested(p(ins(reviewer, 'b')), { inserted: reviewer }))],
    ['a block that goes', doc(p('a'), suggested(p('b'), { deleted: reviewer }))],
    ['a heading', doc(suggested(p('b'), { changed: [{ ...reviewer, type: 'heading' }] }))],
    [
      'a list',
      doc(suggested(p('b'), { changed: [{ ...reviewer, place: { depth: 1, list: 'bulletList' } }] })),
    ],
    [
      'an item that is nested',
      doc(
        ul(
          li('a'),
          li(suggested(p('b'), { changed: [{ ...reviewer, place: { depth: 2, list: 'bulletList' } }] })),
        ),
      ),
    ],
  ])('is seen: %s', (_, node) => {
    for (const verdict of ['accept', 'reject'] as const)
      expect(decided(node, () => verdict)).toEqual([{ id: 'reviewer', user: 'reviewer', verdict }])
    expect(decided(node, () => 'keep')).toEqual([])
  })

  test('is seen of all at once, whatever they are, and never otherwise than it was', () => {
    fc.assert(
      fc.property(anySuggestedDocument(), fc.boolean(), (node, isAccepted) => {
        const { mine, fragment, heard, send } = setUp(node)
        const before = readDocument(mine)
        const verdict = isAccepted ? 'accept' : 'reject'
        mine.transact(() => resolveInFragment(fragment, () => verdict))
        send()
        // Both may come to the same: what comes and goes at once is in neither.
        const after = saidBy(readDocument(mine))
        const isEither = saidBy(readDocument(resolved(node, !isAccepted))) === after
        expect(new Map(heard.map(({ id, user }) => [id, user]))).toEqual(authorsOf(before))
        if (!isEither)
          expect(new Set(heard.map((each) => each.verdict))).toEqual(
            new Set(heard.length > 0 ? [verdict] : []),
          )
      }),
      { numRuns: 25 },
    )
  })

  function resolved(node: DocumentNode, isAccepted: boolean): Y.Doc {
    const { mine, fragment } = setUp(node)
    resolveInFragment(fragment, () => (isAccepted ? 'accept' : 'reject'))
    return mine
  }

  test('is seen of each where some are accepted, some rejected and others typed', () => {
    const node = doc(
      p('a ', ins(by('reviewer', 'one'), 'b')),
      p('c ', del(by('author', 'two'), 'd')),
      p('e ', ins(by('author', 'three'), 'f')),
    )
    const { mine, fragment, heard, send } = setUp(node)
    mine.transact(() => {
      resolveInFragment(fragment, ({ id }) => (id === 'one' ? 'accept' : id === 'two' ? 'reject' : 'keep'))
      ;((fragment.get(2) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'typed ')
    })
    send()
    expect(sorted(heard)).toEqual([
      { id: 'one', user: 'reviewer', verdict: 'accept' },
      { id: 'two', user: 'author', verdict: 'reject' },
    ])
  })

  test('is seen of each within one paragraph too, in which somebody typed at once', () => {
    const node = doc(p('a ', ins(by('reviewer', 'one'), 'b'), ' c ', ins(by('author', 'two'), 'd'), ' e'))
    const { fragment, heard, send } = setUp(node)
    resolveInFragment(fragment, ({ id }) => (id === 'one' ? 'accept' : 'keep'))
    resolveInFragment(fragment, ({ id }) => (id === 'two' ? 'reject' : 'keep'))
    ;((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'typed ')
    send()
    expect(sorted(heard).map(({ id, verdict }) => [id, verdict])).toEqual([
      ['one', 'accept'],
      ['two', 'reject'],
    ])
  })

  test('is nothing where somebody types, formats or goes on suggesting', () => {
    const { mine, fragment, heard, send } = setUp(doc(p('a ', ins(reviewer, 'bcd'), ' e')))
    const text = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText
    mine.transact(() => text.insert(0, 'x'))
    mine.transact(() => text.format(0, 2, { bold: {} }))
    mine.transact(() => text.insert(5, 'yy'))
    mine.transact(() => text.delete(4, 1))
    send()
    expect(heard).toEqual([])
  })
})
