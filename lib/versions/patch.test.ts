import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { keepThreads, storedCommentName, threadsInXml } from '@/lib/richtext/comment-marks'
import type { DocumentNode } from '@/lib/richtext/document'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readDocument, updateFromDocument } from '@/lib/richtext/ydoc'
import { anyDocument } from '@/lib/testing/any-document'
import { bold, doc, h, li, p, table, td, tr, ul, withAttrs } from '@/lib/testing/richtext'
import { patchDraft } from './patch'

function open(node: DocumentNode, client = 7): Y.Doc {
  const made = new Y.Doc()
  Y.applyUpdate(made, updateFromDocument(node, client))
  return made
}
const everything = { hasThread: () => true }
const textsOf = (of: Y.Doc) =>
  [
    ...of.getXmlFragment(XML_FRAGMENT).createTreeWalker((node) => node instanceof Y.XmlText),
  ] as unknown as Y.XmlText[]
const firstText = (of: Y.Doc) => textsOf(of)[0]!
const comment = (of: Y.Doc, text: Y.XmlText, start: number, length: number, thread: string) =>
  of.transact(() => text.format(start, length, { [storedCommentName(thread)]: { thread } }))
const commented = (of: Y.Doc) =>
  textsOf(of).flatMap((text) =>
    (text.toDelta() as { insert: string; attributes?: object }[]).flatMap(({ insert, attributes }) =>
      Object.keys(attributes ?? {}).some((name) => name.startsWith('comment')) ? [insert] : [],
    ),
  )

test('any draft becomes as any other', () => {
  fc.assert(
    fc.property(anyDocument(), anyDocument(), (now, then) => {
      const [current, target] = [open(now), open(then, 8)]
      patchDraft(current, target, { hasThread: () => false })
      // Marks of comments stay or go by rules of their own.
      const read = (of: Y.Doc) => textually(keepThreads(readDocument(of)))
      expect(read(current)).toEqual(read(target))
    }),
    { numRuns: 150 },
  )
}, 60_000)

/** Runs of text with the same marks in one, in whichever order the marks are. */
function textually(node: DocumentNode): unknown {
  const content: DocumentNode[] = []
  for (const child of node.content ?? []) {
    const last = content.at(-1)
    const marks = (of: DocumentNode) =>
      JSON.stringify((of.marks ?? []).map((mark) => JSON.stringify(mark)).sort())
    if (last?.text !== undefined && child.text !== undefined && marks(last) === marks(child))
      content[content.length - 1] = { ...last, text: last.text + child.text }
    else content.push(child)
  }
  return {
    ...node,
    ...(node.marks && { marks: node.marks.map((mark) => JSON.stringify(mark)).sort() }),
    content: content.map(textually),
  }
}

describe('what stays is not touched', () => {
  test('nothing is written when nothing differs', () => {
    const current = open(doc(h(1, 'Title'), p('Some ', bold('words'), '.'), table(tr(td('x')))))
    let updates = 0
    current.on('update', () => (updates += 1))
    patchDraft(current, open(readDocument(current), 8), everything)
    expect(updates).toBe(0)
  })

  test('what somebody types meanwhile into a paragraph that is restored stays', () => {
    const then = doc(p('The law of 2009 is in force.'), p('Second.'))
    const current = open(doc(p('The law of 2019 is no longer in force.'), p('Second, and more.'), p('New.')))
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(current))
    firstText(other).insert(0, 'Typed. ')
    patchDraft(current, open(then, 8), everything)
    Y.applyUpdate(current, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(current))
    expect(readDocument(current)).toEqual(readDocument(other))
    expect(textsOf(current).map((text) => text.toString().replace(/<[^>]*>/g, ''))).toEqual([
      'Typed. The law of 2009 is in force.',
      'Second.',
    ])
  })
})

describe('comments', () => {
  test('stay on words that stay, also when their paragraph becomes a heading or stands elsewhere', () => {
    const long = 'A rather long paragraph about shelters in the regions.'
    for (const [now, then] of [
      [doc(p('One two three.')), doc(p('Zero one two three four.'))],
      [doc(p(long)), doc(h(2, long))],
      [doc(p(long), p('Alpha beta gamma.'), p('Delta.')), doc(p('Alpha beta gamma.'), p('Delta.'), p(long))],
    ] as const) {
      const current = open(now)
      comment(current, firstText(current), 4, 3, 'new')
      const [words] = commented(current)
      patchDraft(current, open(then, 8), everything)
      expect(commented(current)).toEqual([words])
    }
  })

  test('come back with their words, if they have lost their place and still are', () => {
    const version = open(doc(p('Kept.'), p('Words that somebody deleted.')))
    for (const thread of ['lost', 'deleted', 'elsewhere'])
      comment(version, textsOf(version)[1]!, 0, 5, thread)
    const current = open(doc(p('Kept.')), 9)
    comment(current, firstText(current), 0, 4, 'elsewhere')
    patchDraft(current, version, { hasThread: (thread) => thread !== 'deleted' })
    expect(threadsInXml(current.getXmlFragment(XML_FRAGMENT))).toEqual(['elsewhere', 'lost'])
    expect(commented(current)).toEqual(['Kept', 'Words'])
  })
})

test('what refers to a block goes on doing so when the block reads as it did before', () => {
  const current = open(doc(withAttrs(p('Now'), { anchor: 'anchor-one' })))
  patchDraft(current, open(doc(p('Then')), 8), everything)
  expect(readDocument(current)).toEqual(doc(withAttrs(p('Then'), { anchor: 'anchor-one' })))
})

test('a part alone is restored', () => {
  const version = open(doc(p('One.'), ul(li('a'), li('b')), p('Three.')), 8)
  const current = open(doc(p('Changed one.'), ul(li('a'), li('c')), p('Changed three.')))
  patchDraft(current, version, { ...everything, current: { start: 1, end: 2 }, target: { start: 1, end: 2 } })
  expect(readDocument(current)).toEqual(
    readDocument(open(doc(p('Changed one.'), ul(li('a'), li('b')), p('Changed three.')))),
  )
  patchDraft(current, version, { ...everything, current: { start: 0, end: 3 }, target: { start: 0, end: 0 } })
  expect(readDocument(current)).toEqual(doc(p()))
})
