import { expect, test } from 'vitest'
import { splitOf } from './device'

test('a width is whole, within its limits, and the middle when it is none', () => {
  expect(splitOf('41')).toBe(41)
  expect(splitOf(63.6)).toBe(64)
  expect(splitOf('5')).toBe(25)
  expect(splitOf('400')).toBe(75)
  for (const nonsense of [undefined, '', 'wide', Number.NaN, '1;x']) expect(splitOf(nonsense)).toBe(50)
})
