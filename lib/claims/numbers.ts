import { BEFORE_WORD, compile, source } from './patterns'
import type { ClaimGrammar } from './languages/types'

/** A number as it stands in a text, in digits or words, its scale ("million") not included. */
export interface NumberToken {
  start: number
  end: number
  value: number
  /** Written in words. */
  spelled: boolean
  /** A share in words, such as "one third". */
  share?: true
}

/** How a document writes numbers: the sign before decimals, and whether plain spaces part groups. */
export interface NumberStyle {
  decimal: '.' | ','
  spaceGroups: boolean
}

const DIGIT = '[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]'
/** A letter or digit of any script whose words spaces part. */
const LETTER = '[A-Za-z0-9_\\u00c0-\\u024f\\u0400-\\u04ff\\u0600-\\u06ff]'
const HARD_SPACES = '\u00a0\u202f\u2009\u2007'

/** Signs that cannot be anything but decimals or groups, counted for either reading. */
const POINT_DECIMAL = /\d,\d{3}[,.]\d|\d\.\d{1,2}(?![\d.])|\d,\d{3},/g
const COMMA_DECIMAL = /\d\.\d{3}[,.]\d|\d,\d{1,2}(?![\d,])|\d\.\d{3}\.\d/g

const SPACE_GROUP = /(?<![\d.,])\d{1,3} \d{3}(?![\d.,]\d)/g
const SIGN_GROUP = /\d[,.]\d{3}(?!\d)/g

/** Reads from a document's own numbers how it writes them; where they do not tell, as its language does. */
export function numberStyle(texts: readonly string[], grammar: ClaimGrammar): NumberStyle {
  let points = 0
  let commas = 0
  let spaces = 0
  let signs = 0
  for (const text of texts) {
    points += text.match(POINT_DECIMAL)?.length ?? 0
    if (!grammar.spaceGroups) {
      spaces += text.match(SPACE_GROUP)?.length ?? 0
      signs += text.match(SIGN_GROUP)?.length ?? 0
    }
    // A date such as 12.05.2023 is neither.
    commas += text.match(COMMA_DECIMAL)?.length ?? 0
  }
  const decimal = points > 2 * commas ? '.' : commas > 2 * points ? ',' : grammar.decimal
  return { decimal, spaceGroups: grammar.spaceGroups || (spaces > 2 && spaces > 3 * signs) }
}

/** The value of decimal digits of any script. */
export function digitsValue(text: string): number {
  return Number(toAscii(text))
}

/** Digits of any script as ASCII ones. */
export function toAscii(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) =>
    String((digit.codePointAt(0)! - (digit < '\u06f0' ? 0x660 : digit < '\uff10' ? 0x6f0 : 0xff10)) % 10),
  )
}

/** A regular expression for numbers in digits in that style. */
function digitPattern({ decimal, spaceGroups }: NumberStyle): RegExp {
  const group = `[${HARD_SPACES}${spaceGroups ? ' ' : ''}\u066c'\u2019${decimal === '.' ? ',' : '.'}]`
  const point = `[${decimal}\u066b]`
  const open = `(?<![A-Za-z_\\u00c0-\\u024f\\u0400-\\u04ff]|${DIGIT}|${DIGIT}[.,/:])`
  const grouped = `${DIGIT}{1,3}(?:${group}${DIGIT}{3}(?!${DIGIT}))+`
  return new RegExp(`${open}(?:${grouped}|${DIGIT}{1,18})(?:${point}${DIGIT}{1,6})?(?!${DIGIT})`, 'g')
}

function readDigits(text: string, { decimal }: NumberStyle): number {
  let plain = ''
  for (const sign of toAscii(text)) {
    if (sign >= '0' && sign <= '9') plain += sign
    else if (sign === decimal || sign === '\u066b') plain += '.'
  }
  return Number(plain)
}

/** Reads numbers of one language and style; made once for each document. */
export function numberReader(grammar: ClaimGrammar, style: NumberStyle): (text: string) => NumberToken[] {
  const digits = digitPattern(style)
  const words = wordReader(grammar)
  const readShares = shareReader(grammar)
  return (text) => {
    const found: NumberToken[] = []
    for (const match of text.matchAll(digits)) {
      const value = readDigits(match[0], style)
      if (Number.isFinite(value))
        found.push({ start: match.index, end: match.index + match[0].length, value, spelled: false })
    }
    const shares = readShares(text)
    const spelled = [
      ...shares,
      ...words(text).filter(
        ({ start, end }) => !shares.some((share) => share.start < end && start < share.end),
      ),
    ]
    return spelled.length === 0 ? found : [...found, ...spelled].sort((a, b) => a.start - b.start)
  }
}

/** Finds "one third" and "half of"; there are few in any text. */
function shareReader(grammar: ClaimGrammar): (text: string) => NumberToken[] {
  const patterns = grammar.fractions.map(
    ([pattern, value]) =>
      [compile(`${BEFORE_WORD}(?:${source(pattern)})(?!${LETTER})`, 'gi'), value] as const,
  )
  return (text) =>
    patterns.flatMap(([pattern, value]) =>
      Array.from(text.matchAll(pattern), (match): NumberToken => {
        const start = match.index
        return { start, end: start + match[0].length, value, spelled: true, share: true }
      }),
    )
}

const HAN_DIGITS = '零一二三四五六七八九'
const HAN_SCALES: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }

/** The value of a Han numeral: 一百三十四 is 134. */
export function hanValue(text: string): number {
  let total = 0
  let section = 0
  let digit = 0
  for (const sign of text.replaceAll('两', '二').replaceAll('〇', '零')) {
    const scale = HAN_SCALES[sign]
    if (scale === undefined) digit = HAN_DIGITS.indexOf(sign)
    else if (scale >= 1e4) {
      total = (total + section + digit) * scale
      section = 0
      digit = 0
    } else {
      section += (digit || 1) * scale
      digit = 0
    }
  }
  return total + section + digit
}

/** Han numerals count only with a scale, or before a measure word: 一 alone is mostly no number. */
const HAN_NUMBER = /(?<![零〇一二三四五六七八九十百千万亿第])[零〇一二两三四五六七八九十百千]{1,9}(?=[个名人件起所家项次岁年月天部座位份条户对倍]|万|亿)|(?<=百分之)[零〇一二两三四五六七八九十百]{1,5}/gu // prettier-ignore

function wordReader(grammar: ClaimGrammar): (text: string) => NumberToken[] {
  if (grammar.language === 'zh') {
    return (text) =>
      [...text.matchAll(HAN_NUMBER)]
        .filter(([words]) => words !== '一')
        .map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
          value: hanValue(match[0]),
          spelled: true,
        }))
  }
  const names = Object.keys(grammar.numberWords).sort((a, b) => b.length - a.length)
  if (names.length === 0) return () => []
  const scales = grammar.scales.filter(([, factor]) => factor !== 12)
  const scale = scales.map(([pattern]) => source(pattern)).join('|')
  const isScale = scales.map(
    ([pattern, factor]) => [compile(`^(?:${source(pattern)})$`, 'i'), factor] as const,
  )
  const one = `(?:${names.map(source).join('|')}|${scale})`
  const joiner = grammar.numberJoiner === '' ? '(?!)' : `\\s${source(grammar.numberJoiner)}\\s`
  const whole = compile(
    `(?<!${LETTER}|[-\u2011])(?:${names.map(source).join('|')})(?:(?:[-\u2011]|\\s|${joiner})${one}(?!${LETTER})){0,8}(?!${LETTER})`,
    'gi',
  )
  const parts = compile(`${one}|${source(grammar.numberJoiner) || '(?!)'}`, 'gi')
  return (text) =>
    [...text.matchAll(whole)].flatMap((match) => {
      const end = { at: match.index }
      const value = sumWords(match[0].matchAll(parts), match.index, end, grammar, isScale)
      return value === null ? [] : [{ start: match.index, end: end.at, value, spelled: true }]
    })
}

/** Adds up number words as far as they make one number; `end.at` becomes the end of the last that does. */
function sumWords(
  parts: Iterable<RegExpMatchArray>,
  start: number,
  end: { at: number },
  grammar: ClaimGrammar,
  scales: readonly (readonly [RegExp, number])[],
): number | null {
  let total = 0
  let current: number | null = null
  let last = Number.POSITIVE_INFINITY
  let joined = false
  for (const part of parts) {
    const word = part[0].toLowerCase().replace(/[\s\u2019]+/g, (sign) => (sign === '\u2019' ? "'" : ' '))
    if (word === grammar.numberJoiner) {
      joined = true
      continue
    }
    const factor = scales.find(([pattern]) => pattern.test(word))?.[1]
    const value = grammar.numberWords[word]
    if (factor !== undefined && value === undefined) {
      if (current === null) break
      if (factor >= 1000) {
        total += current * factor
        current = 0
      } else current *= factor
      last = factor
    } else if (value !== undefined) {
      // "twenty one", "one hundred and five"; but "two and three" and "five six" are two numbers.
      const fits = current === null || value < last
      const mayJoin = !joined || last >= 100 || (grammar.language !== 'en' && last >= 20)
      if (!fits || !mayJoin || (current !== null && last < 20)) break
      current = (current ?? 0) + value
      last =
        value === 0 ? 1 : value % 100 === 0 ? 100 : value % 10 === 0 && value >= 20 ? 10 * (value / 10) : 1
    } else break
    joined = false
    end.at = start + part.index! + part[0].length
  }
  return current === null ? null : total + current
}
