import { expect, test } from 'vitest'
import type { LedgerClaim } from '@/lib/claims-ledger/schema'
import { filterClaims, sortClaims } from './ledger-rows'

const claim = (id: string, more: Partial<LedgerClaim>): LedgerClaim => ({
  id,
  kind: 'figure',
  question: '3 (f)',
  slug: '3-f',
  paragraph: '3-f.1',
  start: 0,
  end: 1,
  text: id,
  sentence: { start: 0, end: 1 },
  value: null,
  valueTo: null,
  unit: null,
  currency: null,
  subject: '',
  qualifier: null,
  year: null,
  population: null,
  role: null,
  deadline: null,
  isContested: false,
  ...more,
})
const claims = [
  claim('a', { value: 30, subject: 'crisis centre', year: 2024, text: '30 crisis centres' }),
  claim('b', {
    kind: 'law',
    subject: 'criminal code',
    text: 'article 134 of the Criminal Code',
    slug: '9-i',
  }),
  claim('c', { value: 7, subject: 'shelter', isContested: true, text: '7 non\u2011governmental shelters' }),
  claim('d', { value: 30, year: 2019, text: '30 others' }),
]
const ids = (found: readonly LedgerClaim[]) => found.map(({ id }) => id).join('')
const all = { kinds: new Set<never>(), question: null, contested: null, query: '' }

test.each([
  [{}, 'abcd'],
  [{ kinds: new Set(['law'] as const) }, 'b'],
  [{ question: '9-i' }, 'b'],
  [{ contested: true }, 'c'],
  [{ contested: false }, 'abd'],
  [{ query: 'CRI' }, 'ab'],
  [{ query: 'non-governmental' }, 'c'],
  [{ query: 'crisis', contested: true }, ''],
])('%j lets %s through', (filter, expected) =>
  expect(ids(filterClaims(claims, { ...all, ...filter }))).toBe(expected),
)

test.each([
  ['place', false, 'abcd'],
  ['place', true, 'dcba'],
  ['value', false, 'cadb'],
  ['value', true, 'adcb'],
  ['year', false, 'dabc'],
  ['year', true, 'adbc'],
  ['subject', false, 'bacd'],
  ['kind', false, 'acdb'],
  ['contested', false, 'cabd'],
] as const)('by %s (down: %s) they are %s', (sort, isDown, expected) =>
  expect(ids(sortClaims(claims, sort, isDown))).toBe(expected),
)
