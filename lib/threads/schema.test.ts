import { expect, test } from 'vitest'
import { mentionsIn } from './mentions'
import { commentPieces, mentionOf, threadFilter } from './schema'

const ONE = '0199a000-0000-7000-8000-000000000001'
const OTHER = '0199a000-0000-7000-8000-000000000002'

test.each([
  ['plain', [{ text: 'plain' }]],
  [`${mentionOf(ONE)}`, [{ mention: ONE }]],
  [
    `Ask ${mentionOf(ONE)}${mentionOf(OTHER)}, please`,
    [{ text: 'Ask ' }, { mention: ONE }, { mention: OTHER }, { text: ', please' }],
  ],
  ['@[nobody] a@b.example @[', [{ text: '@[nobody] a@b.example @[' }]],
  ['', []],
])('%j is read in pieces', (text, pieces) => {
  expect(commentPieces(text)).toEqual(pieces)
})

test('everybody is named once', () => {
  expect(mentionsIn(`${mentionOf(OTHER)} ${mentionOf(ONE)} ${mentionOf(OTHER)}`)).toEqual([OTHER, ONE])
})

test('an address with nonsense in it asks for all threads, or is refused where it names one', () => {
  expect(threadFilter.parse({ show: 'everything' })).toEqual({ show: 'all' })
  expect(threadFilter.safeParse({ thread: 'x' }).success).toBe(false)
})
