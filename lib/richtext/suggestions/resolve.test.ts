import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bold, doc, h, hr, li, p, table, td, tr, ul, withAttrs } from '@/lib/testing/richtext'
import { anyDocument } from '@/lib/testing/any-document'
import '@/lib/testing/property-seed'
import { anySuggestedDocument, by, del, fmt, ins, split, suggested } from '@/lib/testing/suggested'
import type { DocumentNode } from '../document'
import { finalReading, originalReading } from '../readings'
import { XML_FRAGMENT } from '../version'
import { countWords, countWordsInXml } from '../words'
import { readDocument, updateFromDocument } from '../ydoc'
import { hasSuggestions } from './record'
import { type Judge, resolve } from './resolve'
import { resolveInFragment } from './resolve-in-fragment'
import { keyOfMarks, sorted, tidied } from './shape'

const reviewer = by('reviewer')
const author = by('author')

/** As text, with what may differ between two forms of the same document put aside. */
function plain(node: DocumentNode): unknown {
  return plainNode(tidied(node))
}

function plainNode(node: DocumentNode): unknown {
  const { text, marks = [], content = [], attrs } = node
  if (text !== undefined) return [text, keyOfMarks(marks)]
  return [node.type, sorted(attrs ?? {}), content.map(plainNode)]
}

function live(node: DocumentNode): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, updateFromDocument(node))
  return ydoc
}

describe('both readings', () => {
  const both = (node: DocumentNode) => [originalReading(node), finalReading(node)]

  test('of text that comes and goes', () => {
    expect(both(doc(p('a ', del(reviewer, 'old'), ins(reviewer, 'new'), ' b')))).toEqual([
      doc(p('a old b')),
      doc(p('a new b')),
    ])
  })

  test('of text that one proposes and another wants gone', () => {
    const node = doc(
      p('a', { ...ins(reviewer, 'x'), marks: [...ins(reviewer, '').marks!, ...del(author, '').marks!] }),
    )
    expect(both(node)).toEqual([doc(p('a')), doc(p('a'))])
    expect(resolve(node, ({ user }) => (user === 'reviewer' ? 'accept' : 'reject'))).toEqual(doc(p('ax')))
  })

  test('of another look', () => {
    const node = doc(p(fmt(reviewer, 'word', { add: [{ type: 'bold' }], remove: ['italic'] }, 'italic')))
    expect(finalReading(node)).toEqual(doc(p(bold('word'))))
    expect(originalReading(node).content![0]!.content![0]!.marks).toEqual([{ type: 'italic' }])
  })

  test('of a paragraph that is split, in a list with its item', () => {
    expect(both(doc(p('one', split(reviewer), 'two')))).toEqual([doc(p('onetwo')), doc(p('one'), p('two'))])
    expect(both(doc(ul(li(p('one', split(reviewer, 2), 'two'), ul(li('below'))))))).toEqual([
      doc(ul(li(p('onetwo'), ul(li('below'))))),
      doc(ul(li('one'), li(p('two'), ul(li('below'))))),
    ])
  })

  test('of paragraphs that are joined, out of a list too', () => {
    expect(both(doc(p('one'), suggested(p('two'), { joined: reviewer })))).toEqual([
      doc(p('one'), p('two')),
      doc(p('onetwo')),
    ])
    expect(finalReading(doc(p('one'), ul(li(suggested(p('two'), { joined: reviewer })))))).toEqual(
      doc(p('onetwo')),
    )
  })

  test('nothing is joined across cells, rules or the beginning', () => {
    const apart = [
      doc(suggested(p('a'), { joined: reviewer })),
      doc(p('a'), hr(), suggested(p('b'), { joined: reviewer })),
      doc(table(tr(td('a'), td(suggested(p('b'), { joined: reviewer }))))),
    ]
    for (const node of apart) expect(plain(finalReading(node))).toEqual(plain(originalReading(node)))
  })

  test('of blocks, rows and types', () => {
    const node = doc(
      suggested(h(2, 'Title'), { changed: [{ ...reviewer, type: 'paragraph', attrs: { level: null } }] }),
      suggested(p(ins(reviewer, 'new')), { inserted: reviewer }),
      table(
        tr(td('kept')),
        suggested(tr(td('gone')), { deleted: reviewer }),
        suggested(tr(td()), { inserted: reviewer }),
      ),
    )
    expect(plain(originalReading(node))).toEqual(
      plain(doc(h(2, 'Title'), table(tr(td('kept')), tr(td('gone'))))),
    )
    expect(plain(finalReading(node))).toEqual(
      plain(doc(p('Title'), p('new'), table(tr(td('kept')), tr(td())))),
    )
  })

  test('what others wrote into a block that is not to come stays', () => {
    const node = doc(p('a'), suggested(p(ins(reviewer, 'b'), 'c'), { inserted: reviewer }))
    expect(plain(originalReading(node))).toEqual(plain(doc(p('a'), p('c'))))
  })

  test('a draft never loses its last paragraph, nor a list item its first', () => {
    expect(finalReading(doc(suggested(p('a'), { deleted: reviewer })))).toEqual(doc(p()))
    expect(finalReading(doc(ul(li(suggested(p('a'), { deleted: reviewer }), ul(li('b'))))))).toEqual(
      doc(ul(li(p(), ul(li('b'))))),
    )
  })

  test('of a text without suggestions is the text itself', () => {
    fc.assert(
      fc.property(anyDocument(), (node) => {
        expect(originalReading(node)).toBe(node)
        expect(finalReading(node)).toBe(node)
      }),
    )
  })

  test('marks of comments stay unless they are not wanted', () => {
    const commented = doc(
      p({
        ...ins(reviewer, 'x'),
        marks: [...ins(reviewer, '').marks!, { type: 'comment', attrs: { thread: 't' } }],
      }),
    )
    expect(finalReading(commented).content![0]!.content![0]!.marks).toEqual([
      { type: 'comment', attrs: { thread: 't' } },
    ])
    expect(finalReading(commented, { withoutComments: true })).toEqual(doc(p('x')))
  })
})

describe('a live draft', () => {
  const judges: Record<string, Judge> = {
    accept: () => 'accept',
    reject: () => 'reject',
    mixed: ({ user, id }) => (user === 'reviewer' ? 'accept' : id.endsWith('1') ? 'reject' : 'keep'),
    none: () => 'keep',
  }

  test.each(Object.entries(judges))('is decided as its document is (%s)', (name, judge) => {
    fc.assert(
      fc.property(anySuggestedDocument(), (node) => {
        const ydoc = live(node)
        const before = readDocument(ydoc)
        resolveInFragment(ydoc.getXmlFragment(XML_FRAGMENT), judge)
        const after = readDocument(ydoc)
        expect(plain(after)).toEqual(plain(resolve(before, judge)))
        if (name === 'accept' || name === 'reject') expect(hasSuggestions(after)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('has as many words as its readings', () => {
    fc.assert(
      fc.property(anySuggestedDocument(), (node) => {
        const ydoc = live(node)
        const fragment = ydoc.getXmlFragment(XML_FRAGMENT)
        expect(countWordsInXml(fragment)).toBe(countWords(originalReading(readDocument(ydoc))))
        expect(countWordsInXml(fragment, 'final')).toBe(countWords(finalReading(readDocument(ydoc))))
        const bare = { footnotes: false }
        for (const [reading, read] of [
          ['original', originalReading],
          ['final', finalReading],
        ] as const)
          expect(countWordsInXml(fragment, reading, bare)).toBe(countWords(read(readDocument(ydoc)), bare))
      }),
    )
  })

  test('keeps what others type meanwhile where they typed it', () => {
    const mine = live(
      doc(p('Shelters ', del(reviewer, 'exist'), ins(reviewer, 'are missing'), ' in the north and south.')),
    )
    const theirs = live(doc(p()))
    const second = new Y.Doc()
    Y.applyUpdate(second, Y.encodeStateAsUpdate(mine))
    theirs.destroy()
    const text = (second.getXmlFragment(XML_FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText
    text.insert(
      text
        .toJSON()
        .replaceAll(/<[^>]*>/g, '')
        .indexOf('south'),
      'deep ',
    )
    mine.transact(() => resolveInFragment(mine.getXmlFragment(XML_FRAGMENT), () => 'reject'))
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(second))
    expect(readDocument(mine)).toEqual(doc(p('Shelters exist in the north and deep south.')))
  })

  test('is whole again when a decision is undone', () => {
    fc.assert(
      fc.property(anySuggestedDocument(), fc.boolean(), (node, isAccepted) => {
        const ydoc = live(node)
        const fragment = ydoc.getXmlFragment(XML_FRAGMENT)
        const before = plain(readDocument(ydoc))
        const undo = new Y.UndoManager(fragment)
        ydoc.transact(() => resolveInFragment(fragment, () => (isAccepted ? 'accept' : 'reject')))
        if (undo.undoStack.length > 0) undo.undo()
        expect(plain(readDocument(ydoc))).toEqual(before)
      }),
    )
  })

  test('keeps the words of blocks in a list that are numbered', () => {
    const node = doc(withAttrs(ul(li(p('a', split(author, 2), 'b'))), { dir: 'rtl' }))
    const ydoc = live(node)
    resolveInFragment(ydoc.getXmlFragment(XML_FRAGMENT), () => 'accept')
    expect(readDocument(ydoc)).toEqual(doc(withAttrs(ul(li('a'), li('b')), { dir: 'rtl' })))
  })
})
