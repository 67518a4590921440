import { firstFrom, type Token } from '../tokens'
import {
  clauseStart,
  ENDS,
  IMPERSONAL,
  isAdverb,
  isNumber,
  isParticiple,
  isPronoun,
  isWithin,
  isYear,
  nounPhrase,
  RELATIVES,
  says,
  subjectOf,
  subjectStart,
  takesPlace,
  verbBefore,
  verbFor,
} from './clause'
import type { Figure, Sentence } from './reading'
import { CLOSED, GENERIC, isPlural, NEUTRAL, PREPOSITIONS, root, singular, verbGroup } from './words'

/** What a sentence says of one of its figures, as far as its words' order tells. */
export interface Phrase {
  /** What is counted, in the singular and in order: `crisis centre`. Of a share, the whole that it is a share of. */
  core: string[]
  /** Roots of what limits it, of who has it or does it, and of who is part of it. */
  around: Set<string>
  /** Of these, the roots of who has it or does it. */
  subject: Set<string>
  /** `stock` for what is there, else what happened, by the verb's group; null when no verb was found. */
  verb: string | null
  /** Whether it is more on top of something ("a further 310"). */
  isIncrement: boolean
  /** Whether it is all that there are, whatever was done to them ("visited all 31 schools"). */
  isAll: boolean
  /** Whether the core stands behind "of": of a share, whether `core` is the whole. */
  isOf: boolean
}

interface Reading extends Phrase {
  /** Roots of what stands behind the verb, which the figures before it in a list share. */
  predicate: Set<string>
  /** Whether another figure of the same list follows. */
  goesOn: boolean
}

const words = (text: string) => new Set(text.trim().split(/\s+/))
const SKIPPED_BEFORE = words(`
  more than over about some around approximately roughly the a an at least nearly almost only just estimated up to
  currently already now exactly fewer less another circa below under exceeding exceeded above total altogether all`)
const GUILTY = root('guilty')
/** What those counted did, when no known verb says it: comparable to nothing. */
export const UNKNOWN = 'unknown'
const COLLECTIVES = words('total network number system chain set series group range')
const INCREMENTS = words('further additional more another extra other others')
/** What a sentence says of each of its figures, in their order. */
export function phrasesOf(sentence: Sentence): Phrase[] {
  const readings: Reading[] = []
  for (const figure of sentence.figures) readings.push(readingOf(sentence, figure, readings.at(-1) ?? null))
  for (let at = readings.length - 2; at >= 0; at--) {
    const [one, next] = [readings[at]!, readings[at + 1]!]
    if (!one.goesOn || one.verb !== null || next.verb === null) continue
    one.verb = next.verb
    for (const word of next.predicate) {
      one.around.add(word)
      one.predicate.add(word)
    }
  }
  return readings
}

function readingOf(sentence: Sentence, figure: Figure, previous: Reading | null): Reading {
  const { tokens } = sentence
  const first = firstFrom(tokens, figure.range.start)
  const reading: Reading = {
    core: [],
    around: new Set(),
    verb: null,
    isIncrement: false,
    isOf: false,
    isAll: false,
    subject: new Set(),
    predicate: new Set(),
    goesOn: false,
  }
  const behind = readCore(tokens, firstFrom(tokens, figure.range.end), reading)
  readBehind(tokens, behind, reading)
  readBefore(tokens, first, reading, previous, sentence.previous)
  readFront(tokens, first, reading)
  // "The courts found 46 employers guilty": they were convicted.
  if (reading.around.delete(GUILTY)) reading.verb = 'convict'
  if (isBare(reading)) resolve(sentence, reading)
  return reading
}

function readCore(tokens: readonly Token[], from: number, reading: Reading): number {
  let at = from
  if (tokens[at]?.lower === 'per' && tokens[at + 1]?.lower === 'cent') at += 2
  if (tokens[at]?.lower === '%') at += 1
  if (tokens[at]?.lower === 'of') {
    reading.isOf = true
    at += 1
  }
  let hasPlural = false
  for (; at < tokens.length; at++) {
    const token = tokens[at]!
    const word = token.lower
    if (!token.isWord || PREPOSITIONS.has(word)) break
    if (reading.core.length === 0) {
      if (INCREMENTS.has(word)) reading.isIncrement = true
      if (/^(?:the|all|these|those|their|its|such|other|more)$/.test(word)) continue
      if (NEUTRAL.has(word) && !CLOSED.has(word)) continue
      if (isVerb(tokens, at)) break
    }
    if (CLOSED.has(word) || NEUTRAL.has(word)) break
    if (reading.core.length > 0 && word.endsWith('ed') && verbGroup(word) !== null) break
    if (
      hasPlural &&
      (verbGroup(word) !== null || isParticiple(word) || isAdverb(word) || !endsPlural(tokens, at))
    )
      break
    reading.core.push(singular(word))
    if (isPlural(word)) hasPlural = true
  }
  return at
}

/** Whether a plural follows soon: "women staff members" goes on behind "women", "buildings accessible to" ends before. */
function endsPlural(tokens: readonly Token[], at: number): boolean {
  const [word, next] = [tokens[at]!, tokens[at + 1]]
  return isPlural(word.lower) || (next !== undefined && says(next) && isPlural(next.lower))
}

/** Whether a word directly behind a number is what it did rather than what it counts: "52 work in", "29 were". */
function isVerb(tokens: readonly Token[], at: number): boolean {
  const group = verbGroup(tokens[at]!.lower)
  if (group === null || isPlural(tokens[at]!.lower)) return false
  const next = tokens[at + 1]
  return group === 'stock' || next === undefined || !says(next)
}

/** Reads on behind what is counted, to the end of the clause. */
function readBehind(tokens: readonly Token[], from: number, reading: Reading): void {
  let isBy = false
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]!
    const word = token.lower
    if (PREPOSITIONS.has(word)) isBy = word === 'by'
    if (ENDS.has(token.text) || RELATIVES.has(word)) return
    if (word === 'and' || word === 'or' || word === ',') {
      // What follows may be another figure, with its own words.
      reading.goesOn = tokens.slice(at + 1, at + 5).some((next) => isNumber(next) && !isYear(next))
      if (reading.goesOn) return
      if (word !== ',') continue
      // "1,300 inmates, or 11 per cent of all, sat for an examination"
      const close = /^(?:or|i\.e|that|namely)$/.test(tokens[at + 1]?.lower ?? '')
        ? tokens.findIndex((next, index) => index > at + 1 && next.text === ',')
        : -1
      if (close < 0) return
      at = close
      continue
    }
    if (isNumber(token)) {
      if (!isYear(token)) return
      continue
    }
    const group = takesPlace(tokens, at) ? 'carry' : verbGroup(word)
    if (group !== null && word.endsWith('ing') && !isWithin(tokens[at - 1])) return
    if (group !== null && !PREPOSITIONS.has(word)) {
      if (reading.verb === null || (reading.verb === 'stock' && group !== 'stock')) reading.verb = group
      continue
    }
    if (
      isParticiple(word) &&
      (at === from || /^(?:are|is|was|were|been|be|being)$/.test(tokens[at - 1]!.lower))
    ) {
      if (word.endsWith('ing')) return
      reading.verb = root(word)
      continue
    }
    if (!says(token)) continue
    reading.around.add(root(word))
    if (isBy) reading.subject.add(root(word))
    if (reading.verb !== null) reading.predicate.add(root(word))
  }
}

/** Reads back from the figure, to the beginning of the clause. */
function readBefore(
  tokens: readonly Token[],
  first: number,
  reading: Reading,
  previous: Reading | null,
  previousSentence: Sentence | null,
): void {
  let at = first - 1
  for (; at >= 0 && skips(tokens, at); at--) {
    const word = tokens[at]!.lower
    if (INCREMENTS.has(word) && tokens[at + 1]!.lower !== 'than') reading.isIncrement = true
  }
  if (
    tokens[first - 1]?.lower === 'all' ||
    (tokens[first - 2]?.lower === 'all' && tokens[first - 1]?.lower === 'the')
  ) {
    // "Visited all 31 schools" says how many there are.
    reading.verb = 'stock'
    reading.isAll = true
    return
  }
  // "The licences of 12 agencies, and those of 9": what was done to them was said before.
  if (tokens[at]?.lower === 'of' && /^(?:those|that)$/.test(tokens[at - 1]?.lower ?? ''))
    reading.verb = UNKNOWN
  const token = tokens[at]
  // A sentence that begins with a figure says what those counted did, even where the verb is not known.
  if (!token) reading.verb ??= UNKNOWN
  if (!token) return
  if (INCREMENTS.has(token.lower)) reading.isIncrement = true
  if (previous && /^(?:and|,|or)$/.test(token.lower)) {
    // "30 shelters and 12 centres": the second shares what stands before the first.
    reading.verb ??= previous.verb
    // "1,120 complaints in 2023 and 1,304 in 2024": the noun is said once.
    if (reading.core.length === 0 && !reading.isOf && reading.verb === previous.verb)
      reading.core = previous.core
    reading.subject = previous.subject
    for (const word of previous.subject) reading.around.add(word)
    return
  }
  if (token.lower === 'through' || token.lower === 'via' || token.lower === 'that') return
  const verbAt = verbBefore(tokens, at)
  const verb = verbAt < 0 ? null : verbFor(tokens, verbAt, first)
  const between = tokens.slice(verbAt < 0 ? clauseStart(tokens, at) : verbAt + 1, at + 1).filter(says)
  for (const word of between) reading.around.add(root(word.lower))
  if (verb === null) return
  if (reading.verb === null || reading.verb === 'stock')
    reading.verb = verb === 'stock' ? (reading.verb ?? verb) : verb
  const said = tokens.slice(subjectStart(tokens, verbAt), verbAt)
  const subject = said.some(
    ({ lower }, index) =>
      isPronoun(lower) &&
      !IMPERSONAL.test(`${said[index + 1]?.lower} ${tokens[verbAt]!.lower} ${said[index + 2]?.lower}`),
  )
    ? [...said, ...subjectOf(previousSentence)]
    : said
  if (reading.core.length === 1 && GENERIC.has(reading.core[0]!) && verb === 'stock') {
    // "The network of shelters comprises nine facilities" counts shelters.
    const at = subject.findIndex(
      ({ lower }, index) => COLLECTIVES.has(lower) && subject[index + 1]?.lower === 'of',
    )
    if (at >= 0) {
      const noun = nounPhrase(subject.slice(at + 2))
      reading.core = noun.core
      for (const rest of noun.rest) reading.around.add(root(rest))
      return
    }
  }
  if (reading.core.length === 0 && !reading.isOf && between.length === 0) {
    const noun = nounPhrase(subject)
    reading.core = noun.core
    if (noun.verb !== null && reading.verb === 'stock') reading.verb = noun.verb
    for (const rest of noun.rest) reading.around.add(root(rest))
    return
  }
  for (const word of subject) {
    if (!says(word) || (verbGroup(word.lower) === 'stock' && !isPlural(word.lower))) continue
    reading.subject.add(root(word.lower))
    reading.around.add(root(word.lower))
  }
}

function skips(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]!.lower
  if (word === 'of') return COLLECTIVES.has(tokens[at - 1]?.lower ?? '')
  if (COLLECTIVES.has(word)) return tokens[at + 1]?.lower === 'of'
  if (word === 'to')
    return !/^(?:sent|given|provided|issued|granted|paid|awarded)$/.test(tokens[at - 1]?.lower ?? '')
  return SKIPPED_BEFORE.has(word)
}

/** "In rural areas, 45 clinics are open": what stands in front of the sentence limits what follows. */
function readFront(tokens: readonly Token[], first: number, reading: Reading): void {
  if (!tokens[0] || !PREPOSITIONS.has(tokens[0].lower)) return
  const comma = tokens.findIndex((token) => token.text === ',')
  if (comma < 0 || comma > first) return
  for (const token of tokens.slice(1, comma)) if (says(token)) reading.around.add(root(token.lower))
}

const isBare = ({ core, around, verb }: Reading) =>
  core.length === 1 && around.size === 0 && (verb === null || verb === 'stock')

/** "136 centres are in operation" speaks of the centres that the sentence before it names in full. */
function resolve(sentence: Sentence, reading: Reading): void {
  for (let before = sentence.previous; before; before = before.previous) {
    const at = before.tokens.findLastIndex(({ lower }) => singular(lower) === reading.core[0])
    if (at < 0) continue
    const behind: string[] = []
    const full: string[] = []
    // "Shelters for victims of violence … The 27 shelters": what limits them stands behind the noun.
    for (let right = at + 1; right < before.tokens.length; right++) {
      const { lower } = before.tokens[right]!
      if (!PREPOSITIONS.has(lower) && !says(before.tokens[right]!)) break
      if (verbGroup(lower) !== null && !PREPOSITIONS.has(lower)) break
      if (right === at + 1 && !/^(?:for|of)$/.test(lower)) break
      if (says(before.tokens[right]!)) behind.push(root(lower))
    }
    for (let left = at - 1; left >= 0; left--) {
      const token = before.tokens[left]!
      if (!says(token) || (verbGroup(token.lower) !== null && /(?:s|ed|ing)$/.test(token.lower))) break
      full.unshift(singular(token.lower))
    }
    if (full.length === 0 && behind.length === 0) continue
    for (const word of behind) reading.around.add(word)
    reading.core = [...full, ...reading.core]
    return
  }
}
