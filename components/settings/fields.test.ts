import { expect, test } from 'vitest'
import { toStored, toText } from './fields'

test.each([
  ['wordLimit', '6,600', 6600],
  ['wordLimit', '6 600', 6600],
  ['wordLimit', ' ', null],
  ['wordLimit', 'many', 'many'],
  ['wordLimit', '-5', '-5'],
  ['session', '93', 93],
  ['title', ' 2025 ', '2025'],
  ['title', '', ''],
  ['contact', '', ''],
  ['publicity', '', null],
] as const)('%s "%s" is stored as %j', (field, text, stored) => {
  expect(toStored(field, text)).toBe(stored)
})

test('what is stored comes back as it was', () => {
  for (const value of [6600, null]) expect(toStored('wordLimit', toText(value))).toBe(value)
})
