import type { DocumentNode } from '@/lib/richtext/document'
import { type Abbreviation, SHORT_FORM } from './settings'

/** A short form that a text uses. */
export interface FoundAbbreviation {
  short: string
  /** What the text itself says that it stands for; null where it does not. */
  long: string | null
  /** How often it stands there. */
  count: number
}

/** The lines of some blocks: what is read in one go, of each block of text and each footnote. */
export function linesOf(blocks: readonly DocumentNode[]): string[] {
  const lines: string[] = []
  const visit = (node: DocumentNode): string => {
    if (node.text !== undefined) return node.text
    const isLine = LINES.has(node.type)
    const { caption, summary } = node.attrs ?? {}
    for (const words of [caption, summary]) if (typeof words === 'string') lines.push(words)
    const inner = (node.content ?? []).map(visit).join('')
    if (isLine && inner.trim() !== '') lines.push(inner)
    return isLine ? (node.type === 'footnote' ? '' : ' ') : node.type === 'hardBreak' ? ' ' : inner
  }
  blocks.forEach(visit)
  return lines
}

const LINES = new Set(['paragraph', 'heading', 'figure', 'footnote'])

// Two capitals at least, whatever stands between them: "CEDAW", "NGOs", "LGBTI+", "A/HRC" is the symbol of a document.
const TOKEN = /(?<![\p{L}\p{N}/])\p{Lu}[\p{L}\p{N}&-]{0,18}(?![\p{L}\p{N}/])/gu
const IN_BRACKETS = /([^()]{3,200}?)\s*[(（]\s*([^()\s（）]{2,20})\s*[)）]/gu
const ROMAN = /^[IVXLCDM]+$/

/**
 * The short forms in these lines, in the order of the alphabet: words with two capitals or more ("NGOs", "CEDAW"), and
 * what a line introduces in brackets behind the words that it stands for ("non-governmental organisation (NGO)"). Roman
 * numerals and lines in capitals are none.
 */
export function findAbbreviations(lines: readonly string[]): FoundAbbreviation[] {
  const found = new Map<string, FoundAbbreviation>()
  const readable = lines.filter((line) => !isAllCapitals(line))
  for (const line of readable)
    for (const [token] of line.matchAll(TOKEN)) {
      const short = singular(token)
      if (!isShortForm(short)) continue
      const known = found.get(short)
      if (known) known.count++
      else found.set(short, { short, long: null, count: 1 })
    }
  for (const line of readable)
    for (const [, before = '', inside = ''] of line.matchAll(IN_BRACKETS)) {
      const known = found.get(singular(inside))
      if (known) known.long ??= longForm(known.short, before)
    }
  return [...found.values()].sort(byShort)
}

/** Those of a list that these lines use, also in the plural or with an ending behind an apostrophe, in alphabetical order. */
export function usedAbbreviations(listed: readonly Abbreviation[], lines: readonly string[]): Abbreviation[] {
  const text = lines.join('\n')
  return listed.filter(({ short }) => text.includes(short) && asWord(short).test(text)).sort(byShort)
}

// Of what a short form may hold, a stop alone means something else here.
const asWord = (short: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${short.replaceAll('.', '\\.')}s?(?![\\p{L}\\p{N}])`, 'u')

/** "NGOs" is the plural of "NGO". */
const singular = (token: string): string => (/^\p{Lu}{2,}s$/u.test(token) ? token.slice(0, -1) : token)

function isShortForm(token: string): boolean {
  const capitals = token.match(/\p{Lu}/gu)?.length ?? 0
  if (capitals < 2 || !SHORT_FORM.test(token) || ROMAN.test(token)) return false
  // Capitals are most of it: "NGO", "CoE", not "McDonald" nor "Al-Farabi".
  return capitals * 2 > (token.match(/\p{L}/gu)?.length ?? 0)
}

const isAllCapitals = (line: string) => !/\p{Ll}/u.test(line) && (line.match(/\p{Lu}/gu)?.length ?? 0) > 12

/**
 * The words before a bracket that a short form stands for: the fewest at the end of the line of which each of its letters
 * begins one, else those that hold all of its letters in their order. Null where there are none.
 */
function longForm(short: string, before: string): string | null {
  const letters = short.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? []
  const words = before.trim().split(/\s+/)
  const most = Math.min(words.length, letters.length * 3)
  const candidates = Array.from({ length: most }, (_, index) => words.slice(-index - 1).join(' '))
  const fitting = candidates.find((candidate) => areInitials(letters, candidate))
  const found = fitting ?? candidates.find((candidate) => standsFor(letters, candidate))
  return found === undefined ? null : tidy(found)
}

function areInitials(letters: readonly string[], candidate: string): boolean {
  const initials = (candidate.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}’']*/gu) ?? []).map(
    (word) => word[0],
  )
  if (initials[0] !== letters[0]) return false
  let next = 0
  for (const initial of initials) if (initial === letters[next]) next++
  return next === letters.length
}

function standsFor(letters: readonly string[], candidate: string): boolean {
  const text = candidate.toLowerCase()
  if (text.replace(/^[^\p{L}\p{N}]+/u, '')[0] !== letters[0]) return false
  // From the end: each letter begins a word, or stands in one that an earlier letter begins.
  let at = text.length
  for (const letter of letters.toReversed()) {
    at = text.lastIndexOf(letter, at - 1)
    if (at < 0) return false
  }
  const begun = text.split(/[\s-]+/).filter((word) => letters.includes(word[0] ?? '')).length
  return begun * 2 >= letters.length && text.split(/\s+/).length <= letters.length * 3
}

const tidy = (words: string) => words.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[,;:]$/u, '')

// As machines compare, so that the same list has the same order on each of them.
function byShort({ short: one }: { short: string }, { short: other }: { short: string }): number {
  const [a, b] = [one.toUpperCase(), other.toUpperCase()]
  return a < b ? -1 : a > b ? 1 : one < other ? -1 : one > other ? 1 : 0
}
