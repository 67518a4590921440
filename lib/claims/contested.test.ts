import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quotedRanges, touches } from './contested'

const text =
  'There are 30 crisis centres, and 27 of them have a lawyer\u2011in\u2011chief. There are more to come.'
const textOf = (anchor: string) => (anchor === '3-f.1' ? text : undefined)
const quoted = (...lines: string[]) =>
  quotedRanges([{ anchor: '3-f.1', text: lines.join('\n') }], textOf)
    .get('3-f.1')
    ?.map(({ start, end }) => text.slice(start, end))

test.each([
  [['30 crisis centres'], ['30 crisis centres']],
  [['“There are 30” was said'], undefined],
  [['There are 30 crisis centres, and 27'], ['There are 30 crisis centres, and 27']],
  [['a lawyer-in-chief'], ['a lawyer\u2011in\u2011chief']],
  [['There are 30 crisis centres … more to come.'], ['There are 30 crisis centres', 'more to come.']],
  [
    ['27 of them', 'There are more'],
    ['27 of them', 'There are more'],
  ],
  [[''], undefined],
  [['of'], undefined],
])('%j is found as %j', (lines, expected) => expect(quoted(...lines)).toEqual(expected))

test('a quotation of a paragraph that is gone touches nothing', () => {
  expect(quotedRanges([{ anchor: '9-x.1', text: '30' }], textOf).size).toBe(0)
})

test('ranges touch what they share a character with', () => {
  expect(touches([{ start: 4, end: 8 }], { start: 8, end: 9 })).toBe(false)
  expect(touches([{ start: 4, end: 8 }], { start: 7, end: 9 })).toBe(true)
  expect(touches(undefined, { start: 0, end: 9 })).toBe(false)
})

test('whatever is quoted, ranges lie in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (paragraph, words) => {
      const ranges = quotedRanges([{ anchor: 'a', text: words }], () => paragraph).get('a') ?? []
      for (const { start, end } of ranges) {
        expect(start).toBeLessThanOrEqual(end)
        expect(end).toBeLessThanOrEqual(paragraph.length)
      }
    }),
  )
})
