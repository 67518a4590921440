import type { DateGrammar } from './languages/types'
import { digitsValue, toAscii } from './numbers'
import { atEnd, BEFORE_WORD, matchBefore, source } from './patterns'
import type { TextRange } from './types'

/** A time expression; ISO 8601 dates, inclusive, null where the text leaves a side open or names no year. */
export interface TimeSpan extends TextRange {
  /** Where the time itself begins, without "since" or "by". */
  coreStart: number
  from: string | null
  to: string | null
  /** `by`: something is to be done until then; `at`: counted then. */
  mode: 'in' | 'at' | 'since' | 'by' | 'until' | 'period'
}

/** A time without the words around it. Numbers are null where the text does not say. */
interface Atom extends TextRange {
  from: Partial<Day>
  to: Partial<Day>
}

interface Day {
  year: number
  month: number
  day: number
}

const YEAR = '(?:1[89]|20|21)\\d\\d'
const DIGIT = '[0-9\u0660-\u0669\u06f0-\u06f9]'
const ANY_YEAR = `(?:1[89]|2[01]|[\u0661\u06f1][\u0668\u0669\u06f8\u06f9]|[\u0662\u06f2][\u0660\u0661\u06f0\u06f1])${DIGIT}{2}`
const BARE_YEAR = new RegExp(`^${ANY_YEAR}$`)
const NUMERAL = '0-9\\u0660-\\u0669\\u06f0-\\u06f9'
const LETTER = 'A-Za-z\\u00c0-\\u024f\\u0400-\\u04ff'
const OPEN = `(?<![${LETTER}${NUMERAL}]|[${NUMERAL}][.,/:]|[/\\u2116])`
const CLOSE = `(?![${NUMERAL}]|[.,:][${NUMERAL}]|[/\\u2011][${LETTER}${NUMERAL}]|-[A-Za-z]|\\s?%)`

/** Finds time expressions in texts of one language; made once. */
export function timeReader(
  grammar: DateGrammar,
  months: readonly string[],
): (text: string, isNumber: (start: number, end: number) => boolean) => TimeSpan[] {
  const month = months.map(source).join('|') || '(?!)'
  const compile = (pattern: string, year = ANY_YEAR) =>
    new RegExp(
      OPEN +
        '(?:' +
        source(pattern)
          .replaceAll('{D}', `(?<d>[0-3\u0660-\u0663]?${DIGIT})`)
          .replaceAll('{M}', `(?<m>${month})`)
          .replaceAll('{m}', `(?:${month})`)
          .replaceAll('{y}', ANY_YEAR)
          .replaceAll('{Y}', `(?<y>${year})`)
          .replaceAll('{N}', '(?<n>[A-Za-z\\u0400-\\u04ff]{2,12}|\\d{1,2})') +
        `)${CLOSE}`,
      'gi',
    )
  const iso = new RegExp(`${OPEN}(?<y>${YEAR})-(?<mm>\\d\\d)-(?<d>\\d\\d)${CLOSE}`, 'g')
  const numeric = new RegExp(`${OPEN}(?<d>[0-3]?\\d)[./](?<mm>[01]?\\d)[./](?<y>${YEAR})${CLOSE}`, 'g')
  const shortRange = new RegExp(
    `${OPEN}(?<y>${YEAR})[-\u2013/\u2011](?<y2>\\d\\d)(?![${NUMERAL}]|[-\u2011][${LETTER}])`,
    'g',
  )
  const readers: [RegExp, (groups: Groups) => Pick<Atom, 'from' | 'to'> | null][] = [
    [iso, ({ y, mm, d }: Groups) => day(y, mm, d)],
    [numeric, ({ y, mm, d }: Groups) => day(y, mm, d)],
    ...grammar.days.map((p) => [compile(p), ({ y, m, d }: Groups) => day(y, month1(m), d)] as const),
    ...grammar.monthYears.map((p) => [compile(p), ({ y, m }: Groups) => monthOf(y, month1(m))] as const),
    ...grammar.halves.map(
      ([p, half]) => [compile(p), ({ y }: Groups) => span(y, half * 6 - 5, half * 6)] as const,
    ),
    ...grammar.quarters.map(([p, q]) => [compile(p), ({ y }: Groups) => span(y, q * 3 - 2, q * 3)] as const),
    ...grammar.firstMonths.map((p) => [compile(p), ({ y, n }: Groups) => firstMonths(y, n)] as const),
    [shortRange, ({ y, y2 }: Groups) => yearsTo(y, y2)],
    ...grammar.years.map((p) => [compile(p), ({ y }: Groups) => span(y, 1, 12)] as const),
  ].map(
    ([pattern, read]) => [pattern, read] as [RegExp, (groups: Groups) => Pick<Atom, 'from' | 'to'> | null],
  )

  function month1(name: string | undefined): string | undefined {
    const value =
      grammar.months[
        (name ?? '')
          .toLowerCase()
          .replace(/\u2019/g, "'")
          .replace(/[\s\u00a0]+/g, ' ')
      ]
    return value === undefined ? undefined : String(value)
  }

  const join = new RegExp(
    `^(?:\\s{0,2}[-\u2013\u2014\u2011\u81f3~\uff5e]\\s{0,2}|\\s{0,2}(?:${source(grammar.between) || '(?!)'})\\s{0,2}(?:the\\s)?)$`,
    'i',
  )
  const yearBefore = new RegExp(
    `${ANY_YEAR}\\s{0,2}(?:[-\u2013\u2014]|${source(grammar.between) || '(?!)'})\\s{0,2}$`,
    'i',
  )
  const dash = /^\s{0,2}[-\u2013\u2014\u2011\u81f3~\uff5e]\s{0,2}$/u
  const dayBefore = new RegExp(`${BEFORE_WORD}([0-3]?\\d)\\s?[-\u2013\u2011]\\s?$`)
  const before = {
    between: atEnd(grammar.betweenBefore),
    since: atEnd(grammar.since),
    until: atEnd(grammar.until),
    by: atEnd(grammar.by),
    asAt: atEnd(grammar.asAt),
    plain: atEnd(grammar.plain),
  }

  return (text, isNumber) => {
    const atoms: Atom[] = []
    const taken: TextRange[] = []
    for (const [pattern, read] of readers) {
      const found: Atom[] = []
      for (const match of text.matchAll(pattern)) {
        const start = match.index
        const end = start + match[0].length
        const value = read(match.groups ?? {})
        if (value === null || overlapsAny(taken, start, end)) continue
        const isBareYear = BARE_YEAR.test(match[0])
        const isSecond = isBareYear && yearBefore.test(text.slice(Math.max(0, start - 16), start))
        const hasWord =
          isSecond || Object.values(before).some((words) => matchBefore(words, text, start) >= 0)
        if (isBareYear && !hasWord && isNumber(start, end)) continue
        found.push({ start, end, ...value })
      }
      atoms.push(...found)
      if (found.length > 0) {
        taken.push(...found)
        taken.sort((a, b) => a.start - b.start)
      }
    }
    atoms.sort((a, b) => a.start - b.start)
    return merge(text, atoms)
  }

  function merge(text: string, atoms: readonly Atom[]): TimeSpan[] {
    const spans: TimeSpan[] = []
    let year: number | null = null
    for (let index = 0; index < atoms.length; index++) {
      const first = atoms[index]!
      const next = atoms[index + 1]
      let last = first
      let coreStart = first.start
      const between = next && next.start - first.end < 16 ? text.slice(first.end, next.start) : null
      const opens = matchBefore(before.between, text, first.start)
      if (next && between !== null && (dash.test(between) || (join.test(between) && opens >= 0))) {
        last = next
        index += 1
      }
      let from = { ...first.from }
      const to = { ...last.to }
      // "1–5 May 2024"
      const lead =
        first.from.day !== undefined
          ? dayBefore.exec(text.slice(Math.max(0, coreStart - 6), coreStart))
          : null
      if (lead) {
        coreStart -= lead[0].length
        from = { ...from, day: Number(lead[1]) }
      }
      from.year ??= to.year ?? year ?? undefined
      to.year ??= from.year
      year = to.year ?? year
      const isPeriod = last !== first || lead !== null
      spans.push(withWords(text, { coreStart, end: last.end, opens, from, to, isPeriod }))
    }
    return spans
  }

  function withWords(
    text: string,
    found: {
      coreStart: number
      end: number
      opens: number
      from: Partial<Day>
      to: Partial<Day>
      isPeriod: boolean
    },
  ): TimeSpan {
    const { coreStart, end, opens, isPeriod } = found
    const from = isoDay(found.from)
    const to = isoDay(found.to)
    const plain = { start: coreStart, coreStart, end, from, to }
    if (isPeriod) return { ...plain, start: opens >= 0 ? opens : coreStart, mode: 'period' }
    const asAt = matchBefore(before.asAt, text, coreStart)
    if (asAt >= 0) return { ...plain, start: asAt, mode: 'at' }
    const since = matchBefore(before.since, text, coreStart)
    if (since >= 0) return { ...plain, start: since, to: null, mode: 'since' }
    const by = matchBefore(before.by, text, coreStart)
    if (by >= 0) return { ...plain, start: by, mode: 'by' }
    const until = matchBefore(before.until, text, coreStart)
    if (until >= 0) return { ...plain, start: until, from: null, mode: 'until' }
    return { ...plain, mode: 'in' }
  }
}

type Groups = Record<string, string | undefined>

function overlapsAny(ranges: readonly TextRange[], start: number, end: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  return low < ranges.length && ranges[low]!.start < end
}

function day(
  y: string | undefined,
  m: string | undefined,
  d: string | undefined,
): Pick<Atom, 'from' | 'to'> | null {
  const date = { day: digitsValue(d ?? ''), month: Number(m), ...(y ? { year: digitsValue(y) } : {}) }
  if (!(date.day >= 1 && date.day <= 31 && date.month >= 1 && date.month <= 12)) return null
  return { from: date, to: date }
}

function monthOf(y: string | undefined, m: string | undefined): Pick<Atom, 'from' | 'to'> | null {
  if (m === undefined) return null
  // "January" of "January to September 2024": the other end names the year.
  if (y === undefined) return { from: { month: Number(m), day: 1 }, to: { month: Number(m) } }
  return span(y, Number(m), Number(m))
}

function span(y: string | undefined, fromMonth: number, toMonth: number): Pick<Atom, 'from' | 'to'> | null {
  const year = digitsValue(y ?? '')
  return {
    from: { year, month: fromMonth, day: 1 },
    to: { year, month: toMonth, day: lastDay(year, toMonth) },
  }
}

const COUNTS: Record<string, number> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11,
  deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11,
  dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11,
  два: 2, три: 3, четыре: 4, пять: 5, шесть: 6, семь: 7, восемь: 8, девять: 9, десять: 10, одиннадцать: 11,
} // prettier-ignore

function firstMonths(y: string | undefined, n: string | undefined): Pick<Atom, 'from' | 'to'> | null {
  const count = COUNTS[(n ?? '').toLowerCase()] ?? Number(toAscii(n ?? ''))
  return count >= 1 && count <= 12 ? span(y, 1, count) : null
}

function yearsTo(y: string | undefined, y2: string | undefined): Pick<Atom, 'from' | 'to'> | null {
  const first = digitsValue(y ?? '')
  const last = Math.floor(first / 100) * 100 + digitsValue(y2 ?? '')
  if (last <= first || last > first + 30) return null
  return { from: { year: first, month: 1, day: 1 }, to: { year: last, month: 12, day: 31 } }
}

/** The number of days of a month in the Gregorian calendar. */
export function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function isoDay({ year, month, day: date }: Partial<Day>): string | null {
  if (year === undefined || month === undefined || date === undefined) return null
  const valid = Math.min(date, lastDay(year, month))
  return `${year}-${String(month).padStart(2, '0')}-${String(valid).padStart(2, '0')}`
}

/** The one year that a time is about: its last; null for what only has a beginning. */
export function yearOf({ from, to, mode }: Pick<TimeSpan, 'from' | 'to' | 'mode'>): number | null {
  if (mode === 'since' || mode === 'until') return null
  const year = (to ?? from)?.slice(0, 4)
  return year === undefined ? null : Number(year)
}
