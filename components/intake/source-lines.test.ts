import { expect, test } from 'vitest'
import type { SourceDocument, SourceMark } from '@/lib/parsing/document'
import type { OutlineBlock } from '@/lib/parsing/outline'
import { blockAt, linesOf, lineStates, originsOf, partsOfLine } from './source-lines'

const text = 'Title\n\n1 (a)\n\tThe law of 2019.\n12\nMore of it.'
const at = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length]
const mark = (words: string, more: object) => {
  const [start, end] = at(words)
  return { start, end, ...more } as SourceMark
}
const document: SourceDocument = {
  format: 'pdf',
  text,
  notices: [],
  marks: [
    { start: 0, end: 30, kind: 'page', page: 1 },
    mark('Title', { kind: 'heading', level: 1 }),
    mark('law of', { kind: 'bold' }),
    mark('12', { kind: 'runningHead' }),
    { start: 30, end: text.length, kind: 'page', page: 2 },
  ],
}
const block = (id: string, kind: OutlineBlock['kind'], ...ranges: [number, number][]): OutlineBlock => ({
  id,
  kind,
  ranges,
  confidence: 1,
  guesses: [],
})
const blocks = [
  block('a', 'dropped', at('Title')),
  block('b', 'label', at('1 (a)')),
  block('c', 'paragraph', at('The law of 2019.'), at('More of it.')),
]

test('every line that is not blank is there once, with its form and the page that begins', () => {
  const lines = linesOf(document)
  expect(lines.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Title',
    '1 (a)',
    '\tThe law of 2019.',
    '12',
    'More of it.',
  ])
  expect(lines.map(({ form }) => form)).toEqual(['heading', null, null, 'runningHead', null])
  expect(lines.map(({ page }) => page)).toEqual([1, null, null, 2, null])
  expect(lines.map(({ isApart }) => isApart)).toEqual([false, true, false, false, false])
  expect(linesOf({ ...document, text: '', marks: [] })).toEqual([])
})

test('a place belongs to the block around it, or to the nearest one', () => {
  const origins = originsOf(blocks)
  expect(blockAt(origins, text.indexOf('2019'))).toBe('c')
  expect(blockAt(origins, text.indexOf('More'))).toBe('c')
  expect(blockAt(origins, text.indexOf('(a)'))).toBe('b')
  expect(blockAt(origins, text.indexOf('\n1 (a)'))).toBe('a')
  expect(blockAt(origins, text.length + 9)).toBe('c')
  expect(blockAt(originsOf([]), 3)).toBeNull()
})

test('a line tells what became of it', () => {
  expect(lineStates(linesOf(document), blocks)).toEqual(['dropped', 'kept', 'kept', 'unused', 'kept'])
})

test('a line is cut at emphasis and at the chosen block, and its parts are the line', () => {
  const line = linesOf(document)[2]!
  const parts = partsOfLine(text, line, [at('of 2019.')])
  expect(parts.map((part) => part.text)).toEqual(['\tThe ', 'law ', 'of', ' 2019.'])
  expect(parts.map(({ isBold }) => isBold)).toEqual([false, true, true, false])
  expect(parts.map(({ isChosen }) => isChosen)).toEqual([false, false, true, true])
  expect(parts.map((part) => part.text).join('')).toBe(text.slice(line.start, line.end))
})

test('signs of footnotes are raised, and what cannot be printed keeps its place', () => {
  const noted = 'The law\v holds\u00011.'
  const at = noted.indexOf('1.')
  const [line] = linesOf({
    ...document,
    text: noted,
    marks: [{ start: at, end: at + 1, kind: 'noteReference', note: 'n1' }],
  })
  const parts = partsOfLine(noted, line!, [])
  expect(parts.map((part) => [part.text, part.isRaised])).toEqual([
    ['The law\n holds ', false],
    ['1', true],
    ['.', false],
  ])
})
