import type { StateReply } from '@/lib/parsing'
import type { Period } from '../types'
import type { Counted } from './reading'

const DAY = 86_400_000

/** The year in which the reply was written: of the date received, else of the session; null when neither is known. */
export function yearOf(reply: StateReply): number | null {
  const date = dateOf(reply)
  return date === null ? null : Number(date.slice(0, 4))
}

/** The day until which the reply can tell, ISO 8601. */
export function dateOf(reply: StateReply): string | null {
  return reply.dateReceived ?? reply.sessionDates?.from ?? null
}

const OPENING =
  /^(?:in|during|for|over|throughout|in the course of|by the end of|at the end of)(?: the year)? ((?:19|20)\d\d)\b/i

const SPLIT_YEAR =
  /^(?:[^,]{0,20}, )?(?:in|during|for) the (?:financial|fiscal|school|academic|budget) year ((?:19|20)\d\d)[/–-]\d{2}/i

/** The time that a figure is about, as far as its sentence says; null when it does not. */
export function periodOf(claim: Counted, sentence: string, isStock: boolean): Period | null {
  // A year of the sentence before does not go for what is there now.
  if (isStock && !/\b(?:19|20)\d\d\b/.test(sentence) && !/\b(?:was|were|had)\b/i.test(sentence)) return null
  if (claim.period) return claim.period
  const split = SPLIT_YEAR.exec(sentence)?.[1]
  if (split !== undefined && claim.year === null)
    return { from: `${split}-01-01`, to: `${Number(split) + 1}-12-31` }
  const year = claim.year ?? OPENING.exec(sentence)?.[1] ?? null
  return year === null ? null : { from: `${year}-01-01`, to: `${year}-12-31` }
}

function days(left: string, right: string): number {
  return Math.abs(Date.parse(left) - Date.parse(right)) / DAY
}

function isDay({ from, to }: Period): boolean {
  return from !== null && to !== null && days(from, to) <= 31
}

/** Whether two figures of what happens over time are about the same time. */
export function samePeriod(left: Period | null, right: Period | null): boolean {
  if (left === null || right === null) return left === right
  return left.from === right.from && left.to === right.to
}

/** How many days before the reply something counted may have been counted to be what is there now. */
const CURRENT = 200

/** Whether two figures of what is there are about the same time: both of now, or of days close to each other. */
export function sameMoment(left: Period | null, right: Period | null, today: string | null): boolean {
  if (left === null && right === null) return true
  if (left === null || right === null) {
    const known = (left ?? right)!
    const day = known.to ?? known.from
    if (today === null || day === null) return false
    return known.to === null ? false : isDay(known) ? days(day, today) <= CURRENT : day >= today
  }
  if (samePeriod(left, right)) return true
  if (isDay(left) && isDay(right)) return days(left.to!, right.to!) <= 31
  // "At the end of 2024" may be known as that year alone.
  const [day, year] = isDay(left) ? [left, right] : [right, left]
  return isDay(day) && year.from !== null && year.to !== null && days(day.to!, year.to) <= 1
}
