import type { ReplyGrammar } from './grammar'
import type { SessionDates } from './types'

interface Day {
  day: number
  month: number
  year: number
}

function toIso({ day, month, year }: Day): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : null
}

function monthNumber(word: string | undefined, grammar: ReplyGrammar): number {
  return word === undefined ? 0 : grammar.months.indexOf(word) + 1
}

/** Reads `20 October 2025` (folded) as an ISO date; null when it is no date of the calendar. */
export function readDate(text: string, grammar: ReplyGrammar): string | null {
  const match = /^(\d{1,2}) ([\p{L}]{3,12}),? (\d{4})$/u.exec(text.trim())
  if (match === null) return null
  return toIso({ day: Number(match[1]), month: monthNumber(match[2], grammar), year: Number(match[3]) })
}

const PERIOD =
  /^(?:(\p{L}[\p{L} '.-]{0,40}), )?(\d{1,2})(?: ([\p{L}]{3,12}))?(?: (\d{4}))? ?(?:-|to) ?(\d{1,2}) ([\p{L}]{3,12}),? (\d{4})$/u

/**
 * Reads `Geneva, 22 June-10 July 2026` (folded; `printed` is the same line as printed, for the place's name). Month
 * and year of the first day may be left out. Null when the line is no such period.
 */
export function readSessionDates(
  folded: string,
  printed: string,
  grammar: ReplyGrammar,
): SessionDates | null {
  const match = PERIOD.exec(folded)
  if (match === null) return null
  const last = { day: Number(match[5]), month: monthNumber(match[6], grammar), year: Number(match[7]) }
  const month = match[3] === undefined ? last.month : monthNumber(match[3], grammar)
  const isYearBefore = match[4] === undefined && month > last.month
  const first = {
    day: Number(match[2]),
    month,
    year: match[4] ? Number(match[4]) : last.year - Number(isYearBefore),
  }
  const from = toIso(first)
  const to = toIso(last)
  if (from === null || to === null || from > to) return null
  const place = match[1] === undefined ? null : printed.slice(0, printed.indexOf(',')).trim()
  return { place, from, to }
}

/** Reads `ninety-third`, `one hundred and forty-second`, `93rd` or `93` (folded) as a number; null for other words. */
export function readOrdinal(text: string, grammar: ReplyGrammar): number | null {
  const figures = /^(\d{1,3})(?:st|nd|rd|th)?$/.exec(text)
  if (figures !== null) return Number(figures[1])
  const { units, tens, hundred } = grammar.numbers
  const above = hundred.exec(text)
  const rest = above === null ? text : text.slice(above[0].length)
  const base = above === null ? 0 : 100
  if (rest === '') return base || null
  if (units[rest] !== undefined) return base + units[rest]
  for (const [stem, value] of Object.entries(tens)) {
    if (rest === `${stem}ieth`) return base + value
    const unit = units[/^[- ](.{1,9})$/.exec(rest.slice(stem.length + 1))?.[1] ?? '']
    if (rest.startsWith(`${stem}y`) && unit !== undefined && unit < 10) return base + value + unit
  }
  return null
}
