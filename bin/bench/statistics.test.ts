import { expect, test } from 'vitest'

// The benchmark is plain JavaScript, which the type checker leaves alone.
const { median, percentile, seededRandom, summary, waitUntil } = await import('./statistics.mjs' as string)

const upTo = (last: number) => Array.from({ length: last }, (_, index) => last - index)

test('a percentile is the smallest sample that is not exceeded by more than the rest', () => {
  expect(percentile(upTo(100), 0.99)).toBe(99)
  expect(percentile(upTo(100), 0.5)).toBe(50)
  expect(percentile([7], 0.5)).toBe(7)
  expect(percentile([], 0.5)).toBeNull()
})

test('a summary counts and finds the longest, whatever the order', () => {
  expect(summary([3, 1, 200, 2])).toEqual({ count: 4, p50: 2, p95: 200, p99: 200, max: 200 })
  expect(summary([])).toEqual({ count: 0, p50: null, p95: null, p99: null, max: null })
})

test('a median leaves out what was not measured', () => {
  expect(median([10, null, 1, 3])).toBe(3)
  expect(median([4, 2])).toBe(3)
  expect(median([null])).toBeNull()
})

test('the same seed gives the same numbers, evenly spread', () => {
  const [one, two] = [seededRandom(7), seededRandom(7)]
  const numbers = Array.from({ length: 10_000 }, () => one())
  expect(numbers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => two()))
  expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1)
  expect(Math.max(...numbers)).toBeLessThan(1)
})

test('waiting ends when the time is over', async () => {
  expect(await waitUntil(() => false, 30, 5)).toBe(false)
  expect(await waitUntil(() => true, 30, 5)).toBe(true)
})
