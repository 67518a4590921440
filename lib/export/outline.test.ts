import { expect, test } from 'vitest'
import { bold, br, h, hr, italic, li, p, quote, table, td, th, tr, ul } from '@/lib/testing/richtext'
import { fitBlocks } from './outline'

const levels = (blocks: ReturnType<typeof fitBlocks>) => blocks.map(({ attrs }) => attrs?.level)

test.each([
  { own: [1, 2, 3], under: 2, fitted: [3, 4, 5] },
  { own: [3, 3, 1], under: 2, fitted: [3, 3, 3] },
  { own: [1, 3, 2, 3], under: 1, fitted: [2, 3, 3, 4] },
  { own: [2, 1, 2], under: 1, fitted: [2, 2, 3] },
  { own: [1, 2, 3], under: 5, fitted: [6, 6, 6] },
])('headings $own under level $under become $fitted', ({ own, under, fitted }) => {
  const blocks = own.map((level) => h(level as 1 | 2 | 3, 'A heading'))
  expect(levels(fitBlocks(blocks, under))).toEqual(fitted)
})

test('blank lines go, rules and everything with a word stay', () => {
  const kept = [p('word'), hr(), quote({}, p('quoted')), table(tr(td('x')))]
  expect(
    fitBlocks([p(), p(' \u00a0'), h(1), p(br()), quote({}, p()), ul(li()), table(tr(td())), ...kept], 1),
  ).toEqual(kept)
})

test('within a quotation blank lines go, within items and cells they keep their place', () => {
  expect(fitBlocks([quote({}, p('a'), p(), p('b'))], 1)).toEqual([quote({}, p('a'), p('b'))])
  const held = [ul(li(), li('x')), table(tr(th('a'), td()))]
  expect(fitBlocks(held, 1)).toEqual(held)
  expect(fitBlocks([ul(li('x', quote({}, p())))], 1)).toEqual([ul(li('x'))])
})

test('a heading inside of something is bold text of no level', () => {
  const inner = h(1, 'Who ', bold('counted'), italic(' and how'))
  const both = { type: 'text', text: ' and how', marks: [{ type: 'italic' }, { type: 'bold' }] }
  expect(fitBlocks([quote({}, inner)], 1)).toEqual([quote({}, p(bold('Who '), bold('counted'), both))])
  expect(fitBlocks([ul(li('x', h(2, 'y')))], 1)).toEqual([ul(li('x', p(bold('y'))))])
})

test('what is given is left as it was', () => {
  const given = [h(3, 'x'), quote({}, h(1, 'y'), p())]
  const before = structuredClone(given)
  fitBlocks(given, 2)
  expect(given).toEqual(before)
})
