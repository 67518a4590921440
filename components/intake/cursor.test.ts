import { expect, test } from 'vitest'
import { moveCursor } from './cursor'

const text = 'Law No. 5 (“on parties”) holds.'

function walk(by: 1 | -1, from: number | null): string[] {
  const stops: string[] = []
  for (let at = moveCursor(text, from, by, 'word'); ; at = moveCursor(text, at, by, 'word')) {
    stops.push(text.slice(at, at + 3))
    if (at === 0 || at === text.length) return stops
  }
}

test('the cursor goes from word to word, and brackets stay with what they open', () => {
  expect(walk(1, null)).toEqual(['No.', '5 (', '(“o', 'par', 'hol', ''])
  expect(walk(-1, text.length)).toEqual(['hol', 'par', '(“o', '5 (', 'No.', 'Law'])
})

test('by letters it never stops within one', () => {
  expect(moveCursor('a👩‍🔬b', 1, 1, 'letter')).toBe('a👩‍🔬'.length)
  expect(moveCursor('a👩‍🔬b', 'a👩‍🔬'.length, -1, 'letter')).toBe(1)
})

test('a script without spaces has words too', () => {
  const chinese = '缔约国表示，该法律已经修订'
  const first = moveCursor(chinese, 0, 1, 'word')
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThan(5)
})

test('at the ends it stays', () => {
  expect(moveCursor(text, 0, -1, 'word')).toBe(0)
  expect(moveCursor(text, text.length, 1, 'letter')).toBe(text.length)
  expect(moveCursor('', null, 1, 'word')).toBe(0)
})
