import type { ClaimGrammar } from './languages/types'
import type { NumberToken } from './numbers'
import { anywhere, atEnd, matchBefore, matchEnd, sticky } from './patterns'
import { overlaps } from './tokens'
import type { Qualifier, TextRange, Unit } from './types'

/** A number with what it is measured in, as it stands in a text. */
export interface Quantity extends TextRange {
  /** Where the digits or words of the number begin and its unit ends; `start` may be at a qualifier before it. */
  numberStart: number
  value: number
  valueTo: number | null
  unit: Unit
  currency: string | null
  qualifier: Qualifier | null
  /** Index of the quantity that this one changed from: "from 23.6 to 39.9 per cent". */
  changedFrom: number | null
  spelled: boolean
  /** Of a rate, what it is per: 1,000 of "34 per 1,000". */
  base: number | null
}

/** Reads quantities in texts of one language; made once. */
export function quantityReader(
  grammar: ClaimGrammar,
): (text: string, numbers: readonly NumberToken[], masks: readonly TextRange[]) => Quantity[] {
  const scales = grammar.scales.map(([pattern, factor]) => [sticky(pattern), factor] as const)
  const percent = sticky(grammar.percent)
  const percentBefore = atEnd(grammar.percentBefore)
  const point = sticky(grammar.percentagePoint)
  const ageBefore = atEnd(grammar.ageBefore)
  const ageBehind = sticky(grammar.ageBehind)
  const units = grammar.units.map(([pattern, unit]) => [sticky(pattern), unit] as const)
  const currencies = grammar.currencies.map(([pattern, code]) => [sticky(pattern), code] as const)
  const currenciesBefore = grammar.currenciesBefore.map(
    ([pattern, code]) => [new RegExp(`(?:${pattern})\\s?$`, 'u'), code] as const,
  )
  const before = grammar.qualifiersBefore.map(([pattern, name]) => [atEnd(pattern), name] as const)
  const behind = grammar.qualifiersBehind.map(([pattern, name]) => [sticky(pattern), name] as const)
  const between2 = new RegExp(
    `^\\s{0,2}(?:[-\u2013\u2014\u2011~\uff5e]|${grammar.rangeBetween || '(?!)'})\\s{0,2}$`,
    'iu',
  )
  const betweenAnd = new RegExp(`^\\s(?:${grammar.numberJoiner || '(?!)'})\\s$`, 'iu')
  const rangeBefore = atEnd(grammar.rangeBefore)
  const labelsBefore = atEnd(`(?:${grammar.labelsBefore})`)
  const labelsBehind = sticky(` ?(?:${grammar.labelsBehind || '(?!)'})`)
  const ratio = new RegExp(`^\\s(?:${grammar.ratio || '(?!)'})\\s$`, 'iu')
  const per = new RegExp(`^\\s?(?:${grammar.per || '(?!)'})\\s?$`, 'iu')
  const perPhrase = new RegExp(`^\\s(?:[\\p{L}'\u2019-]{2,20}\\s){1,3}(?:${grammar.per || '(?!)'})\\s$`, 'iu')
  const change = anywhere(grammar.changeCues)

  const scaled = (text: string, number: NumberToken) => {
    const spaced = skipSpace(text, number.end)
    for (const [pattern, factor] of scales) {
      const end = matchEnd(pattern, text, spaced)
      if (end >= 0 && !(number.spelled && factor < 1000 && factor !== 12)) return { end, factor }
    }
    return { end: number.end, factor: 1 }
  }

  const measured = (
    text: string,
    at: number,
  ): { unit: Unit; currency: string | null; end: number } | null => {
    const spaced = skipSpace(text, at)
    for (const [pattern, unit] of [
      [point, 'percentage_point'],
      [percent, 'percent'],
    ] as const) {
      const end = matchEnd(pattern, text, spaced)
      if (end >= 0) return { unit, currency: null, end }
    }
    const age = Math.max(matchEnd(ageBehind, text, at), matchEnd(ageBehind, text, spaced))
    if (age >= 0) return { unit: 'age', currency: null, end: age }
    for (const [pattern, currency] of currencies) {
      const end = matchEnd(pattern, text, spaced)
      if (end >= 0) return { unit: 'money', currency, end }
    }
    for (const [pattern, unit] of units) {
      const end = Math.max(matchEnd(pattern, text, at), matchEnd(pattern, text, spaced))
      if (end >= 0) return { unit, currency: null, end }
    }
    return null
  }

  const moneyBefore = (text: string, at: number): { start: number; currency: string } | null => {
    const lead = text.slice(Math.max(0, at - 8), at)
    for (const [pattern, currency] of currenciesBefore) {
      const match = pattern.exec(lead)
      if (match) {
        const code = /^[A-Z]{3}/.exec(match[0])?.[0]
        return { start: at - (lead.length - match.index), currency: code ?? currency }
      }
    }
    return null
  }

  return (text, numbers, masks) => {
    const found: Quantity[] = []
    let skippedTo = -1
    for (let index = 0; index < numbers.length; index++) {
      const number = numbers[index]!
      if (overlaps(masks, number.start, number.end)) continue
      if (number.share !== undefined) {
        const share = shareInWords(number)
        qualify(text, share, before, behind)
        found.push(share)
        continue
      }
      const scale = scaled(text, number)
      const own = measured(text, scale.end)
      const money = own ? null : moneyBefore(text, number.start)
      const isLabel =
        matchBefore(labelsBefore, text, number.start) >= 0 ||
        matchEnd(labelsBehind, text, number.end) >= 0 ||
        (skippedTo >= 0 && number.start - skippedTo < 12 && LISTED.test(text.slice(skippedTo, number.start)))
      if (
        (isLabel && !(own && own.unit !== 'count')) ||
        isPartOfWord(text, number, own !== null || scale.factor > 1)
      ) {
        skippedTo = number.end
        dropListed(found, text, number.start)
        continue
      }
      let { end } = own ?? scale
      let unit: Unit = own?.unit ?? (money ? 'money' : 'count')
      let value = number.value * scale.factor
      let valueTo: number | null = null
      let currency = own?.currency ?? money?.currency ?? null
      let start = money?.start ?? number.start
      let changedFrom: number | null = null
      let changedAt = 0
      let base: number | null = null
      const inPercent = matchBefore(percentBefore, text, number.start)
      if (inPercent >= 0) {
        unit = 'percent'
        start = inPercent
      }
      const age = unit === 'years' || unit === 'count' ? matchBefore(ageBefore, text, number.start) : -1
      if (age >= 0) unit = 'age'

      const next = numbers[index + 1]
      if (next && !overlaps(masks, next.start, next.end) && next.start - end < 14) {
        const gap = text.slice(end, next.start).replace(CURRENCY_SIGN, '')
        const opens = matchBefore(rangeBefore, text, start)
        const nextScale = scaled(text, next)
        const nextUnit = measured(text, nextScale.end)
        const same = own === null || nextUnit?.unit === own.unit
        const joins =
          (between2.test(gap) || (opens >= 0 && betweenAnd.test(gap))) &&
          same &&
          !isPartOfWord(text, next, nextUnit !== null)
        if (per.test(gap) && next.value >= 10 && unit === 'count') {
          base = next.value * nextScale.factor
          unit = 'ratio'
          value /= base
          end = nextScale.end
          index += 1
        } else if (
          ratio.test(gap) &&
          number.value < next.value &&
          number.value <= 20 &&
          next.value <= 100 &&
          !own &&
          !nextUnit
        ) {
          unit = 'ratio'
          value /= next.value
          end = next.end
          index += 1
        } else if (joins) {
          const second = next.value * nextScale.factor
          const first =
            scale.factor === 1 && nextScale.factor > 1 && number.value <= next.value
              ? value * nextScale.factor
              : value
          const isAge = unit === 'age'
          const resultUnit = nextUnit && !isAge ? nextUnit.unit : unit
          const clause =
            text
              .slice(Math.max(0, start - 160), start)
              .split(/[;:.]\s/)
              .at(-1) ?? ''
          change.lastIndex = 0
          if (
            !DASH.test(gap) &&
            !isAge &&
            opens >= 0 &&
            !betweenAnd.test(gap) &&
            (second <= first || change.test(clause))
          ) {
            found.push({
              start: Math.min(start, number.start),
              end: own ? own.end : scale.end,
              numberStart: number.start,
              value: first,
              valueTo: null,
              unit: resultUnit,
              currency: currency ?? nextUnit?.currency ?? null,
              qualifier: null,
              changedFrom: null,
              spelled: number.spelled,
              base: null,
            })
            changedFrom = found.length - 1
            start = moneyBefore(text, next.start)?.start ?? next.start
            changedAt = next.start
            value = second
            unit = resultUnit
            currency ??= nextUnit?.currency ?? null
            end = nextUnit?.end ?? nextScale.end
            index += 1
          } else if (second > first) {
            value = first
            valueTo = second
            unit = resultUnit
            currency ??= nextUnit?.currency ?? null
            end = nextUnit?.end ?? nextScale.end
            index += 1
            if (opens >= 0 && !isAge) start = opens
          }
        }
      }
      const quantity: Quantity = {
        start, end, numberStart: changedFrom === null ? number.start : changedAt, value, valueTo, unit, currency,
        qualifier: null, changedFrom, spelled: number.spelled, base,
      } // prettier-ignore
      qualify(text, quantity, before, behind)
      if (unit === 'age' && quantity.qualifier === null && age >= 0) {
        quantity.start = Math.min(quantity.start, age)
        quantity.qualifier =
          AGE_QUALIFIERS.find(([pattern]) => pattern.test(text.slice(age, number.start)))?.[1] ?? null
      }
      found.push(quantity)
      const per1000 = numbers[index + 1]
      if (
        per1000 &&
        per1000.value >= 10 &&
        quantity.unit === 'count' &&
        perPhrase.test(text.slice(quantity.end, per1000.start).slice(0, 60))
      ) {
        divide(found, scaled(text, per1000), per1000)
        index += 1
      }
    }
    return found
  }
}

/** Makes rates of the last quantity, and of the one it changed from: "from 156 to 128 deaths per 100,000 live births". */
function divide(found: Quantity[], scale: { end: number; factor: number }, per1000: NumberToken): void {
  const last = found.at(-1)!
  const divisor = per1000.value * scale.factor
  const rates = last.changedFrom === null ? [last] : [last, found[last.changedFrom]!]
  for (const rate of rates) {
    rate.value /= divisor
    if (rate.valueTo !== null) rate.valueTo /= divisor
    rate.unit = 'ratio'
    rate.base = divisor
  }
  last.end = scale.end
}

const DASH = /[-\u2013\u2014\u2011]/u
const CURRENCY_SIGN = /(?:US ?)?[$€£¥₸₽]\s?$/u
/** Between a label's number and the next: "paragraphs 4, 6 and 7". */
const LISTED = /^\s?(?:[,;\u3001]\s?)?(?:(?:and|or|to|et|ou|y|e|a|\u0438|\u0648|\u548c|[-\u2013&])\s?)?$/u
const AGE_QUALIFIERS: readonly (readonly [RegExp, Qualifier])[] = [
  [/under|below/i, 'under'],
  [/over|above/i, 'over'],
]

function skipSpace(text: string, at: number): number {
  let end = at
  while (end < at + 3 && /[\s\u00a0\u202f]/u.test(text[end] ?? '')) end += 1
  return end
}

/** "COVID-19", "24/7", "18th", "5G", "two-tier", "(1)" before an item, "1." before a paragraph. */
function isPartOfWord(text: string, { start, end, spelled, value }: NumberToken, hasUnit: boolean): boolean {
  const before = text.slice(Math.max(0, start - 2), start)
  const behind = text.slice(end, end + 2)
  if (/[\p{L}\p{N}][-\u2011]$/u.test(before) && !/\p{N}[-]$/u.test(before)) return true
  if (/[/\u2116#_@]$/u.test(before) || /^[/_@][\p{L}\p{N}]/u.test(behind)) return true
  if (!hasUnit && /^(?:[-\u2011]\p{L}|\p{Script=Latin}|\p{Script=Cyrillic})/u.test(behind)) return true
  if (/^[:.]\p{N}/u.test(behind) || /\p{N}[:.]$/u.test(before)) return true
  if (!spelled && value <= 40 && Number.isInteger(value)) {
    const line = text.slice(Math.max(0, start - 4), start)
    if (
      /(?:^|\n)\s{0,3}\(?$/u.test(line) &&
      (start < 4 || line.includes('\n')) &&
      /^(?:\.|\))\s?/u.test(behind)
    )
      return true
    if (/[:;,]\s\($/u.test(text.slice(Math.max(0, start - 3), start)) && behind.startsWith(')')) return true
  }
  return false
}

/** "half of whom", "two thirds". */
function shareInWords({ start, end, value }: NumberToken): Quantity {
  return {
    start, end, numberStart: start, value, valueTo: null, unit: 'ratio', currency: null, qualifier: null,
    changedFrom: null, spelled: true, base: null,
  } // prettier-ignore
}

/** Takes back "150 and" before "111 helplines". */
function dropListed(found: Quantity[], text: string, start: number): void {
  const last = found.at(-1)
  if (last?.unit !== 'count' || last.end >= start || start - last.end > 12) return
  if (LISTED.test(text.slice(last.end, start))) found.pop()
}

function qualify(
  text: string,
  quantity: Quantity,
  before: readonly (readonly [RegExp, Qualifier])[],
  behind: readonly (readonly [RegExp, Qualifier])[],
): void {
  // The longest counts: "no more than" ends in "more than".
  let first = quantity.start
  for (const [pattern, qualifier] of before) {
    const start = matchBefore(pattern, text, quantity.start)
    if (start >= 0 && start < first) {
      first = start
      quantity.qualifier = qualifier
    }
  }
  if (first < quantity.start) {
    quantity.start = first
    return
  }
  const spaced = skipSpace(text, quantity.end)
  for (const [pattern, qualifier] of behind) {
    const end = matchEnd(pattern, text, spaced)
    if (end >= 0) {
      quantity.end = end
      quantity.qualifier = qualifier
      return
    }
  }
}
