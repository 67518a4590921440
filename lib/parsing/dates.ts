import { foldLine } from './languages/fold-line'
import { readNumeral } from './languages/alphabets'
import type { Language, OrdinalWords } from './languages/language'
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

/** A month's number by its name or figure, 0 for none; Arabic prints two names for one month, with a stroke between. */
function monthNumber(words: string | undefined, { dates }: Language): number {
  if (words === undefined) return 0
  if (dates.months.length === 0) return Number(words)
  const names = words.split('/').map((name) => name.trim())
  return dates.months.findIndex((spellings) => names.some((name) => spellings.includes(name))) + 1
}

/** Reads `20 October 2025` (folded) as an ISO date; null when it is no date of the calendar. */
export function readDate(text: string, language: Language): string | null {
  const groups = language.dates.date.exec(text.trim())?.groups
  if (groups === undefined) return null
  const month = monthNumber(groups['month'], language)
  return toIso({ day: Number(groups['day']), month, year: Number(groups['year']) })
}

/**
 * Reads `Geneva, 22 June-10 July 2026` (folded; `printed` is the same line as printed, for the place's name). Month
 * and year may stand at one of the two days only. Null when the line is no such period.
 */
export function readSessionDates(folded: string, printed: string, language: Language): SessionDates | null {
  const groups = language.dates.period.exec(folded)?.groups
  if (groups === undefined) return null
  const firstMonth = monthNumber(groups['month1'] ?? groups['month2'], language)
  const lastMonth = monthNumber(groups['month2'] ?? groups['month1'], language)
  const lastYear = Number(groups['year2'] ?? groups['year1'])
  const isYearBefore = groups['year1'] === undefined && firstMonth > lastMonth
  const firstYear = Number(groups['year1'] ?? lastYear - Number(isYearBefore))
  const from = toIso({ day: Number(groups['day1']), month: firstMonth, year: firstYear })
  const to = toIso({ day: Number(groups['day2']), month: lastMonth, year: lastYear })
  if (from === null || to === null || from > to) return null
  const parts = printed.split(/[,\u060c\uff0c]/)
  const place = groups['after'] === undefined ? groups['place'] && parts[0] : parts.at(-1)
  return { place: place?.trim() ?? null, from, to }
}

/** The words of an ordinal in an order of their own, without what does not matter. */
function ordinalKey(text: string, { affixes, joints }: OrdinalWords): string {
  const words = foldLine(text).split(/[ -]+/)
  const kept = words.map((word) => (affixes === null ? word : word.replace(affixes, '')))
  return kept
    .filter((word) => word !== '' && !joints.has(word))
    .toSorted()
    .join(' ')
}

/** All ordinals from 1 to 199 that the words make. */
function ordinalTable(words: OrdinalWords): Map<string, number> {
  const table = new Map<string, number>()
  const below: [string, number][] = words.units.flatMap((spellings, index) =>
    spellings.map((word): [string, number] => [word, index + 1]),
  )
  for (const { value, round, joined, reach = 9 } of words.tens) {
    for (const word of round) below.push([word, value])
    for (const ten of joined) {
      if (words.firstBehindTen) below.push([`${ten} ${words.firstBehindTen}`, value + 1])
      for (const [index, spellings] of words.units.slice(0, reach).entries()) {
        for (const word of spellings) below.push([`${ten} ${word}`, value + index + 1])
      }
    }
  }
  const add = (text: string, value: number) => {
    const key = ordinalKey(text, words)
    if (!table.has(key)) table.set(key, value)
  }
  for (const [word, value] of below) add(word, value)
  for (const word of words.hundred.round) add(word, 100)
  for (const hundred of words.hundred.joined) {
    for (const [word, value] of below) add(`${hundred} ${word}`, value + 100)
  }
  return table
}

const tables = new Map<string, Map<string, number>>()

/** Reads `ninety-third`, `one hundred and forty-second`, `93rd` or `93` (folded) as a number; null for other words. */
export function readOrdinal(text: string, { language, numbers }: Language): number | null {
  const figure = numbers.figure.exec(text.trim())?.[1]
  if (figure !== undefined) return Number(figure)
  if (numbers.ordinals === null) return readNumeral(text)
  let table = tables.get(language)
  if (table === undefined) {
    table = ordinalTable(numbers.ordinals)
    tables.set(language, table)
  }
  return table.get(ordinalKey(text, numbers.ordinals)) ?? null
}
