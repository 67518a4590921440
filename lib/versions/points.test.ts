import { expect, test } from 'vitest'
import { pointsOf } from './points'
import type { ListedVersion } from './schema'

const version = (number: number): ListedVersion => ({
  number,
  kind: 'activity',
  name: '',
  createdById: null,
  from: '',
  at: '',
  authorIds: [],
  words: 0,
  change: 0,
  inReport: [],
})
const versions = [7, 4, 1].map(version)
const now = { at: '', authorIds: [], words: 0, change: 0 }

test.each([
  ['what was typed since, by itself', now, {}, { from: 7, to: 'now' }],
  ['the last version, when nothing was', null, {}, { from: 4, to: 7 }],
  ['a version, with the one before it', now, { to: '4' }, { from: 1, to: 4 }],
  ['the first one, with nothing', now, { to: '1' }, { from: 0, to: 1 }],
  ['now, when nothing was typed since the last', null, { to: 'now' }, { from: 4, to: 'now' }],
  ['two', now, { from: '1', to: '7' }, { from: 1, to: 7 }],
  ['since somewhere', null, { from: '4' }, { from: 4, to: 'now' }],
  ['since somebody looked', now, { from: 'look' }, { from: 4, to: 'now' }],
  ['what no address of ours says', now, { from: 'x', to: '-1' }, { from: 7, to: 'now' }],
] as const)('an address asks for %s', (_, open, query, points) => {
  expect(pointsOf({ versions, now: open, looked: 4 }, query)).toEqual(points)
})

test('there is nothing to compare in a draft that nobody wrote', () => {
  expect(pointsOf({ versions: [], now: null, looked: null }, {})).toBe(null)
})
