import { yearOf, type TimeSpan } from './dates'
import type { ClaimGrammar } from './languages/types'
import { anywhere, sticky } from './patterns'
import type { Quantity } from './quantities'
import type { Subject } from './subjects'
import { firstFrom } from './tokens'
import type { FigureRole, Period, TextRange } from './types'

/** A quantity with everything that its paragraph says of it; links are to other figures of the paragraph. */
export interface Figure extends Omit<Quantity, 'changedFrom'> {
  sentence: TextRange
  subject: string
  subjectRange: TextRange | null
  population: string | null
  isElliptical: boolean
  /** No noun stands behind the number. */
  isBare: boolean
  isAnaphor: boolean
  year: number | null
  period: Period | null
  deadline: string | null
  role: FigureRole | null
  changedFrom: Figure | null
  comparedWith: Figure | null
  sameAs: Figure | null
  partOf: Figure | null
  /** Lists of figures that the text gives as its parts, in its order. */
  splits: { parts: Figure[]; isWhole: boolean }[]
}

/** Puts quantities and subjects together; time, role and what it is compared with follow. */
export function figureOf(quantity: Quantity, subject: Subject, sentence: TextRange): Figure {
  return {
    ...quantity,
    end: Math.max(quantity.end, subject.end),
    sentence,
    subject: subject.subject,
    subjectRange: subject.range,
    population: subject.population,
    isElliptical: subject.isElliptical,
    isBare: subject.end <= quantity.end,
    isAnaphor: subject.isAnaphor,
    year: null,
    period: null,
    deadline: null,
    role: null,
    changedFrom: null,
    comparedWith: null,
    sameAs: null,
    partOf: null,
    splits: [],
  }
}

/**
 * Gives each figure the time that its clause names: the next behind it before another figure, else the one that opens
 * the clause or sentence. Brackets are a matter of their own: a time in them is theirs.
 */
export function attachTimes(text: string, figures: readonly Figure[], times: readonly TimeSpan[]): void {
  const depth = depths(text, [...figures, ...times])
  for (let k = 0; k < figures.length; k++) {
    const figure = figures[k]!
    const level = depth.get(figure.start) ?? 0
    let next = k + 1
    while (next < figures.length && (depth.get(figures[next]!.start) ?? 0) > level && next < k + 40) next += 1
    const limit = Math.min(figures[next]?.start ?? figure.sentence.end, figure.sentence.end)
    let time: TimeSpan | undefined
    for (let t = firstFrom(times, figure.end); t < times.length && times[t]!.start < limit; t++) {
      const candidate = times[t]!
      if ((depth.get(candidate.start) ?? 0) !== level) continue
      const between = text.slice(figure.end, candidate.start)
      // "were trained; in 2024 …" opens another clause; "5 km. In 2024" another sentence.
      if (/[;]|, (?:and|but|while|compared|up from|down from)\b/.test(between) || between.length > 200) break
      // "was 4 per cent and in 2021 the rate for boys was 5": what follows has that time.
      if (/\band\s(?:\p{L}{2,6}\s)?$/u.test(between) && figures[next]?.sentence === figure.sentence) break
      time = candidate
      break
    }
    time ??= before(text, figure, times, depth, level)
    if (time) setTime(figure, time)
    const last = figures[k - 1]
    // The ends of a change and members of a list share the time that only the last of them names.
    if (figure.changedFrom && time && figure.changedFrom.period === null && last === figure.changedFrom) {
      if (time.mode === 'period') {
        figure.changedFrom.year = time.from ? Number(time.from.slice(0, 4)) : null
        figure.changedFrom.period = null
        figure.period = time.to ? { from: `${time.to.slice(0, 4)}-01-01`, to: time.to } : figure.period
      }
    }
  }
}

/** "In", "By the end of", "In the national budget for": what stands before a time that a whole sentence is about. */
const OPENS_SENTENCE =
  /^(?:(?:[\p{L}\s]{2,30},\s)?[\p{L}\s]{0,24}|(?:In|For|During|Over|Under|According to|As part of|Within)\s[\p{L}\s’'-]{0,60})$/u

function before(
  text: string,
  figure: Figure,
  times: readonly TimeSpan[],
  depth: ReadonlyMap<number, number>,
  level: number,
): TimeSpan | undefined {
  let found: TimeSpan | undefined
  for (let t = firstFrom(times, figure.start) - 1; t >= 0 && times[t]!.start >= figure.sentence.start; t--) {
    const time = times[t]!
    if ((depth.get(time.start) ?? 0) > level || time.mode === 'until') continue
    const lead = text.slice(figure.sentence.start, time.start)
    const opensSentence = OPENS_SENTENCE.test(lead)
    const between = text.slice(time.end, figure.start)
    if (between.length > 400) break
    const opensClause =
      /(?:[;:]|, (?:and|but|while)|and)\s(?:[\p{L}]{1,12}\s){0,2}$/u.test(lead.slice(-30)) &&
      !/;/.test(between)
    if (opensClause || opensSentence || (!/[,;]/.test(between) && between.length < 60)) {
      found = time
      break
    }
    if (t < firstFrom(times, figure.start) - 6) break
  }
  return found
}

function setTime(figure: Figure, time: TimeSpan): void {
  figure.year = yearOf(time)
  figure.period = time.from === null && time.to === null ? null : { from: time.from, to: time.to }
  if (time.mode === 'by') figure.deadline = time.to
}

/** How many brackets are open at the start of each range. */
function depths(text: string, ranges: readonly TextRange[]): Map<number, number> {
  const starts = [...new Set(ranges.map(({ start }) => start))].sort((a, b) => a - b)
  const result = new Map<number, number>()
  let open = 0
  let next = 0
  for (let at = 0; at <= text.length && next < starts.length; at++) {
    if (at === starts[next]) {
      result.set(at, open)
      next += 1
    }
    const sign = text[at]
    if (sign === '(' || sign === '\uff08') open += 1
    if ((sign === ')' || sign === '\uff09') && open > 0) open -= 1
    if (sign === '\n') open = 0
  }
  return result
}

/** Tells targets, baselines and results apart. */
export function roleReader(
  grammar: ClaimGrammar,
): (text: string, figures: readonly Figure[], deadlineAfter: string | null) => void {
  const target = anywhere(`(?:${grammar.targetCues || '(?!)'})(?![\\p{L}])`)
  const change = anywhere(grammar.changeCues)
  const from = /(?:up|down) from\s$|compared (?:with|to)\s$|against\s$/iu
  const respectively = sticky(',? ?respectively')

  return (text, figures, today) => {
    for (let k = 0; k < figures.length; k++) {
      const figure = figures[k]!
      const previous = figures[k - 1]
      if (previous) shareBase(text, previous, figure)
      const lead = text.slice(Math.max(figure.sentence.start, figure.start - 160), figure.start)
      const clause = lead.split(/[;:.]\s/).at(-1)!
      const isTarget = (hasCue(target, clause) && !DONE.test(clause.slice(-60))) || isLater(figure, today)
      if (figure.changedFrom) {
        compare(figure.changedFrom, figure)
        figure.changedFrom.role = 'baseline'
        figure.role = isTarget ? 'target' : 'result'
      } else if (
        previous &&
        previous.sentence === figure.sentence &&
        previous.unit === figure.unit &&
        FROM_TO.test(text.slice(previous.end, figure.start)) &&
        /from\s$/i.test(text.slice(previous.start - 6, previous.start) || '')
      ) {
        // "from 115,526 in 2022 to 75,004 in 2024"
        compare(previous, figure)
        previous.role = 'baseline'
        figure.role = isTarget ? 'target' : 'result'
        inherit(previous, figure)
        inherit(figure, previous)
      } else if (
        previous &&
        previous.sentence === figure.sentence &&
        previous.unit === figure.unit &&
        from.test(lead.slice(-18)) &&
        !hasCue(change, text.slice(previous.end, figure.start))
      ) {
        // "48 per cent, up from 34 per cent in 2020"
        compare(previous, figure)
        figure.role = 'baseline'
        previous.role ??= 'result'
        inherit(figure, previous)
      } else if (DURATIONS.has(figure.unit) || figure.unit === 'age') continue
      else if (isTarget) figure.role = 'target'
      else if (hasCue(change, clause) && /(?:to|by|at)\s$/.test(lead)) figure.role = 'result'
      pairRespectively(text, figures, k, respectively)
    }
  }
}

/** "from 34 per 1,000 live births in 2015 to 21 in 2023": the second is per 1,000 too. */
function shareBase(text: string, previous: Figure, figure: Figure): void {
  if (
    previous.base === null ||
    figure.unit !== 'count' ||
    !figure.isBare ||
    figure.sentence !== previous.sentence
  )
    return
  if (figure.value >= previous.base || !FROM_TO.test(text.slice(previous.end, figure.start))) return
  figure.unit = 'ratio'
  figure.value /= previous.base
  figure.base = previous.base
}

const FROM_TO = /^[^;.]{0,60}?\sto\s$/i
const DONE = /\b(?:was|were|has been|have been|already|reached|stood at|achieved)\s[^,;]{0,30}$/i

function hasCue(cue: RegExp, text: string): boolean {
  cue.lastIndex = 0
  return cue.test(text)
}

function isLater({ deadline }: Figure, today: string | null): boolean {
  return deadline !== null && today !== null && deadline > today
}

function compare(first: Figure, second: Figure): void {
  first.comparedWith = second
  second.comparedWith = first
}

function inherit(figure: Figure, source: Figure): void {
  if (figure.isElliptical || figure.subject === '') {
    if (source.subject !== '') figure.subject = source.subject
    figure.population ??= source.population
  }
}

/** "to 26.8 per cent and 14.2 per cent, respectively": the same two things as the two figures before. */
function pairRespectively(text: string, figures: readonly Figure[], k: number, respectively: RegExp): void {
  const figure = figures[k]!
  respectively.lastIndex = figure.end
  if (!respectively.test(text)) return
  let first = k
  while (
    first > 0 &&
    figures[first - 1]!.unit === figure.unit &&
    figures[first - 1]!.sentence === figure.sentence &&
    LIST_GAP.test(text.slice(figures[first - 1]!.end, figures[first]!.start))
  )
    first -= 1
  const count = k - first + 1
  if (count < 2 || first < count) return
  for (let offset = 0; offset < count; offset++) {
    const later = figures[first + offset]!
    const earlier = figures[first - count + offset]!
    if (earlier.unit !== later.unit || earlier.sentence !== later.sentence || earlier.comparedWith) continue
    later.subject = earlier.subject
    later.population = earlier.population
    compare(earlier, later)
    if (figures[first]!.role === 'target' || later.role === 'target') {
      later.role = 'target'
      earlier.role = 'baseline'
    }
    const { deadline } = figure
    if (deadline) {
      later.deadline = deadline
      later.year = figure.year
      later.period = figure.period
    }
  }
}

const LIST_GAP = /^\s?,?\s?(?:and\s)?$/i

/** Fills what a figure leaves out from the one that it is coordinated with: "41.2 per cent of X in 2024, and 44 in 2025". */
export function fillElliptical(text: string, figures: readonly Figure[]): void {
  for (let k = 1; k < figures.length; k++) {
    const figure = figures[k]!
    const previous = figures[k - 1]!
    const lead = text.slice(Math.max(0, figure.start - 12), figure.start)
    const isOfWhom = OF_WHOM_BEFORE.test(lead) || OF_WHOM_BEHIND.test(text.slice(figure.end, figure.end + 12))
    if (isOfWhom && figure.subject === '')
      figure.subject = (accompanied(text, figures, k) ?? previous).subject
    const named = figure.subjectRange
      ? text.slice(Math.max(0, figure.subjectRange.start - 4), figure.subjectRange.start)
      : ''
    if ((figure.isAnaphor || /\bthe\s$/i.test(named)) && MEASURE_ALONE.test(figure.subject)) refer(figures, k)
    if (previous.sentence !== figure.sentence || previous.unit !== figure.unit) continue
    const between = text.slice(previous.end, figure.start)
    if (between.length > 80 || /[;:.]\s/.test(between)) continue
    if (figure.isElliptical && figure.partOf === null) coordinate(figure, previous)
    if (previous.isElliptical && previous.subject === '' && figure.subject !== '' && LIST_GAP.test(between)) {
      previous.subject = figure.subject
    }
  }
}

/** Of "11 shelters with 286 places; 4 of them" the shelters, which the places only describe. */
function accompanied(text: string, figures: readonly Figure[], k: number): Figure | undefined {
  const [last, other] = [figures[k - 1]!, figures[k - 2]]
  const isWith =
    other?.sentence === last.sentence && /\bwith\s(?:a total of\s)?$/i.test(text.slice(other.end, last.start))
  return isWith ? other : undefined
}

const OF_WHOM_BEFORE = /of wh(?:om|ich),?\s$/i
const OF_WHOM_BEHIND = /^\s?of (?:whom|which|them)\b/i
const MEASURE_ALONE = /^(?:figure|number|percentage|share|proportion|rate)$/
const DURATIONS = new Set(['years', 'months', 'weeks', 'days', 'hours', 'minutes'])

function coordinate(figure: Figure, previous: Figure): void {
  const { population } = figure
  if (population !== null && figure.subject === population.toLowerCase()) figure.population = null
  if (DURATIONS.has(figure.unit) && previous.subject !== '') figure.subject = previous.subject
  else if (population !== null && previous.population?.startsWith('in ')) figure.subject = previous.subject
  else figure.subject ||= previous.subject
  if (figure.subject === previous.subject) figure.population ??= previous.population
}

/** "that figure stood at 14.2": what the figure before it counts. */
function refer(figures: readonly Figure[], k: number): void {
  const figure = figures[k]!
  const before = figures.slice(Math.max(0, k - 8), k)
  const source =
    before.findLast(({ unit }) => unit === figure.unit) ?? (figure.isAnaphor ? before.at(-1) : undefined)
  if (source === undefined) return
  figure.subject = source.subject
  figure.population = source.population
}

/** "aged 30\u201339 (98,677), 40\u201349 (76,292)": every range of the list is one of ages. */
export function spreadAges(figures: readonly Figure[]): void {
  let last: Figure | undefined
  for (const figure of figures) {
    if (figure.unit === 'age') last = figure
    const isRange =
      figure.unit === 'count' && figure.valueTo !== null && figure.valueTo < 120 && figure.isElliptical
    if (isRange && last?.sentence === figure.sentence) {
      figure.unit = 'age'
      figure.subject = last.subject
      figure.population = null
    }
  }
}

/** "18.4 million shillings, of which 11.2 million is spent on salaries": the currency is said once. */
export function spreadMoney(text: string, figures: readonly Figure[]): void {
  for (let k = 1; k < figures.length; k++) {
    const [previous, figure] = [figures[k - 1]!, figures[k]!]
    const isScaled = SCALED.test(text.slice(figure.start, figure.end))
    if (figure.unit !== 'count' || !figure.isBare || !isScaled) continue
    if (previous.unit !== 'money' || previous.sentence !== figure.sentence) continue
    figure.unit = 'money'
    figure.currency = previous.currency
  }
}

const SCALED = /\b(?:millions?|billions?|trillions?|mn|bn)$/i

/** Whether a bare number is told to be a figure by something besides itself. */
export function isSupported(text: string, figure: Figure): boolean {
  if (figure.spelled && figure.value === 1 && figure.qualifier === null && figure.unit === 'count')
    return false
  if (figure.unit !== 'count' || figure.subject !== '' || figure.partOf !== null || figure.sameAs !== null)
    return true
  return (
    figure.population !== null ||
    figure.qualifier !== null ||
    figure.comparedWith !== null ||
    figure.value >= 1000
  )
}
