import { describe, expect, test } from 'vitest'
import {
  bold,
  br,
  doc,
  figure,
  h,
  hr,
  li,
  marked,
  note,
  ol,
  p,
  quote,
  ref,
  secret,
  secretNode,
  table,
  td,
  th,
  tr,
  ul,
  withAttrs,
} from '@/lib/testing/richtext'
import type { DocumentNode } from './document'
import { confidentialReading, publicReading } from './public-reading'

const open = (...blocks: DocumentNode[]) => publicReading(doc(...blocks)).content

describe('words', () => {
  test.each<[string, DocumentNode[], DocumentNode]>([
    ['between two words', ['They ', secret('all'), ' fled'].map(asText), p('They fled')],
    ['with its space', ['They ', secret('all '), 'fled'].map(asText), p('They fled')],
    ['before a stop', ['They fled ', secret('north'), '.'].map(asText), p('They fled.')],
    ['at the beginning', [secret('Here'), ' they fled'].map(asText), p('they fled')],
    ['at the end', ['They fled ', secret('north')].map(asText), p('They fled')],
    ['within a word', ['un', secret('til'), 'done'].map(asText), p('undone')],
    ['with other marks', ['a ', secret('b', 'bold'), bold(' c')].map(asText), p('a', bold(' c'))],
    ['two passages', ['a ', secret('b'), ' ', secret('c'), ' d'].map(asText), p('a d')],
  ])('%s', (_, content, left) => {
    const textOf = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(textOf).join('')
    expect(textOf(publicReading(doc(p(...content))))).toBe(textOf(left))
  })

  test('what remains is one piece, as if it had been written so', () => {
    expect(open(p('They ', secret('all'), ' fled'))).toEqual([p('They fled')])
  })

  test('a line goes with its break', () => {
    expect(open(p('one', br(), secret('two'), br(), 'three'))).toEqual([p('one', br(), 'three')])
    expect(open(p(secret('one'), ' ', br(), 'two'))).toEqual([p('two')])
    expect(open(p('one', br(), secret('two')))).toEqual([p('one')])
    expect(open(p('one', br(), br(), 'two', secret('!')))).toEqual([p('one', br(), br(), 'two')])
  })
})

describe('what stands in a line and is no text', () => {
  test('a note within or straight behind, and a reference', () => {
    expect(open(p('a ', secret('b'), note('source'), ' c', note('kept')))).toEqual([p('a c', note('kept'))])
    expect(
      open(p('a', note('kept'), secret(' see '), ref('question:q', 'paragraph 3'), secret(' for it'))),
    ).toEqual([p('a', note('kept'))])
    expect(open(p(note('source'), secret('b'), ' c'))).toEqual([p('c')])
  })

  test('marked by itself, and before what is confidential', () => {
    expect(open(p('a', secretNode(note('source')), ' b'))).toEqual([p('a b')])
    expect(open(p(ref('question:q', 'paragraph 3'), secret(' lies'), ' here'))).toEqual([
      p(ref('question:q', 'paragraph 3'), ' here'),
    ])
  })

  test('the words of a note', () => {
    expect(open(p('a', note('see ', secret('the guard')), ' b'))).toEqual([p('a', note('see'), ' b')])
    expect(open(p('a', note(secret('the guard')), ' b'))).toEqual([p('a b')])
  })
})

describe('blocks that held nothing else', () => {
  test.each<[string, DocumentNode]>([
    ['a paragraph', p(secret('x'))],
    ['a paragraph with a note', p(secret('x'), note('source'))],
    ['a heading', h(2, secret('x'))],
    ['a quotation', quote({ paragraph: '3' }, p(secret('x')), p())],
    ['a list', ul(li(secret('x')), li(secret('y'), ol(li(secret('z')))))],
    ['a table', table(tr(th(secret('x'))), tr(td(secret('y'))))],
    ['a figure', secretNode(figure({ image: 'i' }, 'caption'))],
    ['a whole table', secretNode(withAttrs(table(tr(td('x'))), { caption: 'Known' }))],
    ['a rule', secretNode(hr())],
  ])('%s', (_, block) => {
    expect(open(p('kept'), block)).toEqual([p('kept')])
    expect(open(ul(li('kept', block)))).toEqual([ul(li('kept'))])
  })

  test('a text of nothing else is an empty one', () => {
    expect(publicReading(doc(p(secret('x'))))).toEqual(doc(p()))
  })

  test('a caption, with its figure kept', () => {
    expect(open(figure({ image: 'i' }, secret('who')))).toEqual([figure({ image: 'i' })])
  })

  test('items, and an item begins with a paragraph', () => {
    expect(open(ol(li('one'), li(secret('two')), li('three')))).toEqual([ol(li('one'), li('three'))])
    expect(open(ul(li(secret('one'), ul(li('inner')))))).toEqual([ul(li(p(), ul(li('inner'))))])
  })

  test('rows and columns; a cell keeps its place', () => {
    const marked = table(
      tr(th('a'), th(secret('b')), th('c')),
      tr(td('1'), td(secret('2')), td(secret('3'))),
      tr(td(secret('4')), td(secret('5')), td(secret('6'))),
    )
    expect(open(marked)).toEqual([table(tr(th('a'), th('c')), tr(td('1'), td()))])
    const spanned = table(tr(withAttrs(td('a'), { rowspan: 2 }), td('b')), tr(td(secret('c'))))
    expect(open(spanned)).toEqual([table(tr(withAttrs(td('a'), { rowspan: 2 }), td('b')), tr(td()))])
  })

  test('what is blank of itself stays as it was', () => {
    const blank = [p(), ul(li('a', p())), p(' '), p('x', secret('y'))]
    expect(open(...blank)).toEqual([p(), ul(li('a', p())), p(' '), p('x')])
  })
})

test('who may know all reads plain text', () => {
  const text = doc(p('a ', secret('b', 'bold'), secret('c'), 'd'), secretNode(hr()))
  expect(confidentialReading(text)).toEqual(doc(p('a ', bold('b'), 'cd'), hr()))
})

test('a text without any is the same text', () => {
  const text = doc(p('a', marked('b', 'bold')))
  expect(publicReading(text)).toBe(text)
  expect(confidentialReading(text)).toBe(text)
})

function asText(item: string | DocumentNode): DocumentNode {
  return typeof item === 'string' ? { type: 'text', text: item } : item
}
