import { expect, test } from 'vitest'
import { isOutdated, slugOf } from './quoted-places'

const places = {
  '3-b.1': { slug: '3-a', changedIn: null },
  '4.1': { slug: '4', changedIn: 3 },
}

test('a paragraph is in the question that its anchor names, unless it was moved', () => {
  expect(slugOf('3-a.1', places)).toBe('3-a')
  expect(slugOf('3-b.1', places)).toBe('3-a')
  expect(slugOf('9-i-j.12', places)).toBe('9-i-j')
  expect(slugOf('toString', places)).toBe('toString')
})

test('a quotation is out of date when its paragraph changed after the version that it quotes', () => {
  expect(isOutdated('4.1', 2, places)).toBe(true)
  expect(isOutdated('4.1', 3, places)).toBe(false)
  expect(isOutdated('4.1', null, places)).toBe(false)
  expect(isOutdated('3-b.1', 1, places)).toBe(false)
  expect(isOutdated('9.1', 1, places)).toBe(false)
  expect(isOutdated(null, 1, places)).toBe(false)
})
