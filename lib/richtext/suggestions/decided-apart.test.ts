import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { doc, li, note, p, ul } from '@/lib/testing/richtext'
import '@/lib/testing/property-seed'
import { anySuggestedDocument, by, del, ins, split, suggested } from '@/lib/testing/suggested'
import type { DocumentNode } from '../document'
import { XML_FRAGMENT } from '../version'
import { readDocument, updateFromDocument } from '../ydoc'
import { type Judge, resolve } from './resolve'
import { resolveInFragment } from './resolve-in-fragment'
import { keyOfMarks, sorted, tidied } from './shape'

const reviewer = by('reviewer')
const author = by('author')

function plain(node: DocumentNode): unknown {
  const one = ({ type, text, marks = [], content = [], attrs }: DocumentNode): unknown =>
    text !== undefined ? [text, keyOfMarks(marks)] : [type, sorted(attrs ?? {}), content.map(one)]
  return one(tidied(node))
}

/** Two people's copies of a draft. */
function two(node: DocumentNode): [Y.Doc, Y.Doc] {
  const copies = [new Y.Doc(), new Y.Doc()] as [Y.Doc, Y.Doc]
  for (const copy of copies) Y.applyUpdate(copy, updateFromDocument(node))
  return copies
}

function decide(ydoc: Y.Doc, judge: Judge): void {
  ydoc.transact(() => resolveInFragment(ydoc.getXmlFragment(XML_FRAGMENT), judge))
}

function meet(one: Y.Doc, other: Y.Doc): void {
  const [mine, theirs] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(other)]
  Y.applyUpdate(one, theirs)
  Y.applyUpdate(other, mine)
  expect(readDocument(one)).toEqual(readDocument(other))
}

const textIn = (ydoc: Y.Doc, block: number) =>
  (ydoc.getXmlFragment(XML_FRAGMENT).get(block) as Y.XmlElement).get(0) as Y.XmlText

const accept: Judge = () => 'accept'

describe('two people who decide without knowing of each other', () => {
  test.each<[string, Judge]>([
    ['accept', accept],
    ['reject', () => 'reject'],
    ['some', ({ user }) => (user === 'reviewer' ? 'accept' : user === 'author' ? 'reject' : 'keep')],
  ])(
    'have decided once (%s)',
    (_, judge) => {
      fc.assert(
        fc.property(anySuggestedDocument(), (node) => {
          const [one, other] = two(node)
          const before = readDocument(one)
          decide(one, judge)
          decide(other, judge)
          meet(one, other)
          expect(plain(readDocument(one))).toEqual(plain(resolve(before, judge)))
        }),
        { numRuns: 30 },
      )
    },
    20_000,
  )

  test.each([
    ['a split', doc(p('one ', split(reviewer), 'two')), doc(p('one '), p('two'))],
    [
      'a split of an item',
      doc(ul(li(p('one', split(reviewer, 2), 'two'), ul(li('below'))))),
      doc(ul(li('one'), li(p('two'), ul(li('below'))))),
    ],
    ['a joining', doc(p('one'), suggested(p('two'), { joined: reviewer })), doc(p('onetwo'))],
    [
      'another type',
      doc(suggested(p('one'), { changed: [{ ...reviewer, type: 'heading', attrs: { level: 2 } }] })),
      doc({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'one' }] }),
    ],
    ['a note that goes', doc(p('one', suggested(note('x'), { deleted: reviewer }), 'two')), doc(p('onetwo'))],
    [
      'a line that ends',
      doc(p('one', split(reviewer, 0), 'two')),
      doc({
        type: 'paragraph',
        content: [{ type: 'text', text: 'one' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }],
      }),
    ],
  ])('accept %s once, one of them with all else', (_, node, wanted) => {
    const beside = suggested(p(ins(author, 'new')), { inserted: author })
    const [one, other] = two({ ...node, content: [...node.content!, p(del(author, 'old')), beside] })
    // Elsewhere they have written meanwhile.
    textIn(one, one.getXmlFragment(XML_FRAGMENT).length - 2).insert(0, 'and ')
    decide(one, accept)
    decide(other, ({ user }) => (user === 'reviewer' ? 'accept' : 'keep'))
    meet(one, other)
    expect(readDocument(one)).toEqual(doc(...wanted.content!, p('and '), p('new')))
  })

  test('one all of a paragraph, the other its split alone', () => {
    const [one, other] = two(doc(p('a ', del(author, 'b'), split(reviewer), 'c', ins(author, 'd'), 'e')))
    decide(one, accept)
    decide(other, ({ user }) => (user === 'reviewer' ? 'accept' : 'keep'))
    meet(one, other)
    expect(readDocument(one)).toEqual(doc(p('a '), p('cde')))
  })

  test('one takes it back: there is the passage once', () => {
    const [one, other] = two(doc(p('one ', split(reviewer), 'two')))
    const undo = new Y.UndoManager(one.getXmlFragment(XML_FRAGMENT))
    decide(one, accept)
    undo.undo()
    decide(one, accept)
    undo.undo()
    decide(other, accept)
    meet(one, other)
    expect(JSON.stringify(readDocument(one)).match(/two/g)).toHaveLength(1)
  })
})

test('what is written once can be kept in both encodings', () => {
  const [one] = two(doc(p('one ', split(reviewer), 'two'), suggested(p('three'), { joined: author })))
  decide(one, accept)
  for (const [encode, apply] of [
    [Y.encodeStateAsUpdate, Y.applyUpdate],
    [Y.encodeStateAsUpdateV2, Y.applyUpdateV2],
  ] as const) {
    const kept = new Y.Doc()
    apply(kept, encode(one))
    expect(readDocument(kept)).toEqual(readDocument(one))
  }
})
