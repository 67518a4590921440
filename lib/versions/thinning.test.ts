import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BUDGET_BYTES, type Thinnable, versionsToDrop } from './thinning'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const HOUR = 3_600_000
const version = (number: number, hoursAgo: number, more: Partial<Thinnable> = {}): Thinnable => ({
  number,
  editedTo: NOW - hoursAgo * HOUR,
  isHeld: false,
  bytes: 1_000,
  ...more,
})
const kept = (versions: Thinnable[]) => {
  const dropped = new Set(versionsToDrop(versions, NOW))
  return versions.filter(({ number }) => !dropped.has(number)).map(({ number }) => number)
}

test('all of two days, then the last of an hour, after two weeks the last of a day', () => {
  const quarter = (from: number, start: number) =>
    Array.from({ length: 8 }, (_, index) => version(start + index, from - 0.1 - index / 4))
  expect(kept([...quarter(24 * 20, 1), ...quarter(24 * 5, 11), ...quarter(24, 21)])).toEqual([
    1, 8, 14, 18, 21, 22, 23, 24, 25, 26, 27, 28,
  ])
})

test('what is held stays', () => {
  const versions = Array.from({ length: 10 }, (_, index) =>
    version(index + 1, 24 * 30 - index / 10, { isHeld: index === 4 }),
  )
  expect(kept(versions)).toEqual([1, 5, 10])
})

test('too many bytes make the oldest fewer first', () => {
  const versions = Array.from({ length: 40 }, (_, index) =>
    version(index + 1, 40 - index, { bytes: BUDGET_BYTES / 20 }),
  )
  const left = kept(versions)
  expect(left.length).toBeLessThanOrEqual(22)
  expect(left).toEqual(expect.arrayContaining([1, 40, 39, 38, 37]))
})

test('the first, the last and the held stay, and the budget is kept, whatever there is', () => {
  const any = fc.array(
    fc.record({ hours: fc.nat(2_000), isHeld: fc.boolean(), bytes: fc.nat(BUDGET_BYTES) }),
    { minLength: 1, maxLength: 60 },
  )
  fc.assert(
    fc.property(any, (made) => {
      const versions = made
        .toSorted((a, b) => b.hours - a.hours)
        .map(({ hours, ...more }, index) => version(index + 1, hours, more))
      const dropped = new Set(versionsToDrop(versions, NOW))
      const free = versions
        .slice(1, -1)
        .filter(({ number, isHeld }) => !isHeld && !dropped.has(number))
        .map(({ bytes }) => bytes)
      const held = versions.filter(
        ({ isHeld }, index) => isHeld || index === 0 || index === versions.length - 1,
      )
      return (
        held.every(({ number }) => !dropped.has(number)) &&
        (free.length <= 1 || free.reduce((a, b) => a + b, 0) <= BUDGET_BYTES)
      )
    }),
  )
})
