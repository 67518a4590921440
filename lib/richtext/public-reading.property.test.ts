import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDocument } from '@/lib/testing/any-document'
import {
  figure,
  h,
  hr,
  li,
  note,
  ol,
  p,
  quote,
  secret,
  secretNode,
  table,
  td,
  tr,
  ul,
} from '@/lib/testing/richtext'
import { hasConfidential } from './confidential'
import type { DocumentNode } from './document'
import { mergeText } from './merge-text'
import { confidentialReading, publicReading } from './public-reading'
import { isEmptyDocument } from './words'

/** Whole blocks that the public never sees. */
const SECRET_BLOCKS: readonly (() => DocumentNode)[] = [
  () => p(secret('Hidden')),
  () => p(secret('Hidden', 'bold'), note('hidden source')),
  () => h(2, secret('Hidden')),
  () => quote({ paragraph: '3-a.1', label: '3 (a)' }, p(secret('Hidden')), p()),
  () => ul(li(secret('Hidden')), li(secret('hidden too'), ol(li(secret('deep'))))),
  () => table(tr(td(secret('Hidden')), td()), tr(td(secret('hidden')), td(secret('too')))),
  () => secretNode(table(tr(td('Hidden')))),
  () => secretNode(figure({ image: 'i-secret', alt: 'Hidden' }, 'Hidden')),
  () => secretNode(hr()),
]

/** What is written into a line between two letters, and what the public reads there: nothing. */
const SECRET_WORDS: readonly (() => DocumentNode[])[] = [
  () => [secret('hidden')],
  () => [secret(' hidden'), note('hidden source')],
  () => [secret('hid', 'bold'), secret('den')],
  () => [secretNode(note('hidden source'))],
  () => [secret(' hidden '), { type: 'crossReference', attrs: { target: 'question:q-1', label: 'hidden' } }],
]

const LETTER = /^[\p{L}\p{N}]$/u
const MAY_HOLD = new Set(['doc', 'blockquote', 'tableCell', 'listItem'])

/** The document with passages added that are confidential, wherever `chosen` says; the public reads `node` itself. */
function withSecrets(node: DocumentNode, chosen: () => number): DocumentNode {
  if (!node.content || node.type === 'footnote') return node
  const content: DocumentNode[] = []
  // What is blank beside what is hidden goes with it.
  const mayHold = MAY_HOLD.has(node.type) && !isEmptyDocument(node)
  node.content.forEach((child, index) => {
    // An item begins with a paragraph.
    if (mayHold && (node.type !== 'listItem' || index > 0) && chosen() % 4 === 0)
      content.push(SECRET_BLOCKS[chosen() % SECRET_BLOCKS.length]!())
    if (child.type === 'text') content.push(...splitAt(child, chosen))
    else content.push(withSecrets(child, chosen))
  })
  return { ...node, content }
}

function splitAt(node: DocumentNode, chosen: () => number): DocumentNode[] {
  const words = node.text ?? ''
  const at = chosen() % Math.max(words.length, 1)
  const [before, after] = [words.slice(0, at), words.slice(at)]
  if (!LETTER.test(before.at(-1) ?? '') || !LETTER.test(after[0] ?? '') || chosen() % 2 === 0) return [node]
  const hidden = SECRET_WORDS[chosen() % SECRET_WORDS.length]!()
  return [{ ...node, text: before }, ...hidden, { ...node, text: after }]
}

test('whatever confidential passages are written into a text, the public reads the text without them', () => {
  let added = 0
  fc.assert(
    fc.property(anyDocument(), fc.infiniteStream(fc.nat(1000)), (any, stream) => {
      const open = publicReading(any)
      const chosen = () => stream.next().value as number
      const marked = withSecrets(open, chosen)
      if (hasConfidential(marked)) added++
      const read = publicReading(marked)
      expect(hasConfidential(read)).toBe(false)
      expect(JSON.stringify(read)).not.toMatch(/hidden|i-secret/i)
      expect(merged(read)).toEqual(merged(open))
    }),
    { numRuns: 300 },
  )
  expect(added).toBeGreaterThan(100)
})

test('of any text, the public reads no marked word and the Committee every one', () => {
  const wordsOf = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(wordsOf).join('')
  fc.assert(
    fc.property(anyDocument(), (any) => {
      expect(hasConfidential(publicReading(any))).toBe(false)
      expect(hasConfidential(confidentialReading(any))).toBe(false)
      expect(wordsOf(confidentialReading(any))).toBe(wordsOf(any))
    }),
    { numRuns: 200 },
  )
})

/** Neighbouring texts of the same marks in one piece. */
function merged(node: DocumentNode): DocumentNode {
  return node.content ? { ...node, content: mergeText(node.content.map(merged)) } : node
}
