import type { Counted } from './reading'

/** What a figure may really be, given how it is printed; ends included unless `open`. */
export interface Interval {
  low: number
  high: number
  /** Whether the number itself is excluded ("more than 300"). */
  open: boolean
}

/** About how far off a number may be that is said to be about that. */
const ABOUT = 0.1
/** From here on a number that ends in zeros may be a rounded one, whatever is said. */
const ROUND_FROM = 1000

/** Half of the last place that is printed: what rounding may have taken away. */
export function rounding(claim: Counted): number {
  const digits = /\d[\d,\u00a0\u202f ]*(?:\.(\d+))?/.exec(claim.text)
  const value = claim.value ?? 0
  const decimals = digits?.[1]?.length ?? 0
  const scale = /\b(?:million|mn|mln)\b/i.test(claim.text)
    ? 1e6
    : /\b(?:billion|bn|bln)\b/i.test(claim.text)
      ? 1e9
      : /\bthousands?\b/i.test(claim.text)
        ? 1e3
        : 1
  if (scale > 1 || decimals > 0) return (scale * 10 ** -decimals) / 2
  if (claim.unit === 'percent' || claim.unit === 'percentage_point') return 0.5
  if (value < ROUND_FROM || !Number.isInteger(value)) return 0
  const zeros = /0+$/.exec(String(value))?.[0].length ?? 0
  return zeros >= 2 ? 10 ** zeros / 2 : 0
}

/** What the figure may really be. */
export function intervalOf(claim: Counted): Interval {
  const value = claim.value!
  const half = rounding(claim)
  if (claim.valueTo !== null) {
    const [from, to] = value <= claim.valueTo ? [value, claim.valueTo] : [claim.valueTo, value]
    return { low: from - half, high: to + half, open: false }
  }
  switch (claim.qualifier) {
    case 'over':
      return { low: value, high: Number.POSITIVE_INFINITY, open: true }
    case 'at_least':
      return { low: value - half, high: Number.POSITIVE_INFINITY, open: false }
    case 'under':
      return { low: Number.NEGATIVE_INFINITY, high: value, open: true }
    case 'up_to':
      return { low: Number.NEGATIVE_INFINITY, high: value + half, open: false }
    case 'about':
      return { low: value * (1 - ABOUT) - half, high: value * (1 + ABOUT) + half, open: false }
    case 'almost':
      return { low: value * (1 - ABOUT) - half, high: value + half, open: false }
    default:
      return { low: value - half, high: value + half, open: false }
  }
}

/** Whether no number can be what both say. */
export function disjoint(left: Interval, right: Interval): boolean {
  const [below, above] = left.low <= right.low ? [left, right] : [right, left]
  return below.high < above.low || (below.high === above.low && (below.open || above.open))
}

/** A number as people write it in English. */
export function written(value: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(value)
}
