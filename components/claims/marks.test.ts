import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLAIM_KINDS, type ClaimKind } from '@/lib/claims/types'
import type { LedgerClaim } from '@/lib/claims-ledger/schema'
import { markedStretches } from './marks'

const text = 'By 2027 there will be 30 crisis centres.'
const claimAt = (kind: ClaimKind, words: string): LedgerClaim => {
  const start = text.indexOf(words)
  return {
    id: `${kind}:${words}`,
    kind,
    question: '3 (f)',
    slug: '3-f',
    paragraph: '3-f.1',
    start,
    end: start + words.length,
    text: words,
    sentence: { start: 0, end: text.length },
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
  }
}
const all = new Set(CLAIM_KINDS)
const promise = claimAt('promise', 'By 2027 there will be 30 crisis centres')
const figure = claimAt('figure', '30 crisis centres')
const seen = (stretches: ReturnType<typeof markedStretches>) =>
  stretches.map((stretch) => [stretch.text, stretch.claim?.kind ?? null, stretch.isHit])

test('a claim within a claim is marked within it', () => {
  expect(seen(markedStretches([{ text, isHit: false }], [promise, figure], all))).toEqual([
    ['By 2027 there will be ', 'promise', false],
    ['30 crisis centres', 'figure', false],
    ['.', null, false],
  ])
})

test('kinds that are off are not marked, and what was looked for is', () => {
  const parts = [
    { text: 'By 2027 there will be 30 ', isHit: false },
    { text: 'crisis', isHit: true },
    { text: ' centres.', isHit: false },
  ]
  expect(seen(markedStretches(parts, [promise, figure], new Set(['figure'])))).toEqual([
    ['By 2027 there will be ', null, false],
    ['30 ', 'figure', false],
    ['crisis', 'figure', true],
    [' centres', 'figure', false],
    ['.', null, false],
  ])
})

test('a claim of another version of the paragraph is not marked anywhere', () => {
  const stale = { ...figure, start: figure.start + 2, end: figure.end + 2 }
  expect(seen(markedStretches([{ text, isHit: false }], [stale], all))).toEqual([[text, null, false]])
})

test('whatever is marked, the text stays the text', () => {
  const range = fc.tuple(fc.nat(text.length), fc.nat(text.length))
  fc.assert(
    fc.property(fc.array(range), fc.nat(text.length), (ranges, cut) => {
      const claims = ranges.map(([a, b]) => {
        const words = text.slice(Math.min(a, b), Math.max(a, b))
        return { ...claimAt('figure', words), start: Math.min(a, b), end: Math.max(a, b) }
      })
      const parts = [
        { text: text.slice(0, cut), isHit: false },
        { text: text.slice(cut), isHit: true },
      ]
      const stretches = markedStretches(parts, claims, all)
      expect(stretches.map((stretch) => stretch.text).join('')).toBe(text)
      for (const { claim, text: words } of stretches) if (claim) expect(claim.text).toContain(words)
    }),
  )
})
