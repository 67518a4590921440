import type { ClaimGrammar } from './languages/types'
import { PHRASE_WORDS_EN, PLURALS_EN, SINGULARS_EN, VERBS_OR_NOUNS_EN } from './languages/words-en'
import type { Token } from './tokens'

/** Token indices, inclusive. */
export interface Phrase {
  from: number
  to: number
}

/** How many words a noun phrase has at most. */
const LONGEST = 7

/** Whether no noun phrase goes beyond this token. */
export function isBoundary(token: Token | undefined, grammar: ClaimGrammar): boolean {
  return token === undefined || !token.isWord || grammar.boundaryWords.has(token.lower)
}

/** Whether a word stands for more than one thing. */
export function isPlural(word: string): boolean {
  if (word in PLURALS_EN) return true
  return /[^su']s'?$/.test(word) && word.length > 3 && !SINGULARS_EN.has(word) && !/(?:ous|is)$/.test(word)
}

const isParticiple = (word: string) => word.endsWith('ed') && word.length > 4 && !PHRASE_WORDS_EN.has(word)
const isGerund = (word: string) => word.endsWith('ing') && word.length > 5 && !PHRASE_WORDS_EN.has(word)

const DETERMINERS = new Set('the a an this that its their his her our each every no'.split(' '))

/** The noun phrase that begins at token `at`: "27 [licensed crisis centres] providing …"; null when none does. */
export function phraseFrom(tokens: readonly Token[], at: number, grammar: ClaimGrammar): Phrase | null {
  let from = at
  while (from < at + 3 && grammar.emptyWords.has(tokens[from]?.lower ?? '')) from += 1
  if (grammar.language !== 'en') return plainPhrase(tokens, from, grammar)
  let to = from - 1
  let plural = -1
  for (let k = from; k < from + LONGEST && !isBoundary(tokens[k], grammar); k++) {
    const { lower } = tokens[k]!
    if (plural >= 0 && (isParticiple(lower) || isGerund(lower) || lower.endsWith('ly'))) break
    if (
      VERBS_OR_NOUNS_EN.has(lower) &&
      (plural >= 0 ||
        (k === from &&
          !lower.endsWith('s') &&
          !DETERMINERS.has(tokens[from - 1]?.lower ?? '') &&
          isBoundary(tokens[k + 1], grammar) &&
          tokens[k + 1]?.lower !== 'of'))
    )
      break
    to = k
    if (isPlural(lower)) plural = k
  }
  if (to < from) return null
  if (plural >= 0) return { from, to: plural }
  while (to > from && isParticiple(tokens[to]!.lower)) to -= 1
  return to === from && isParticiple(tokens[from]!.lower) ? null : { from, to }
}

/** Languages whose adjectives follow: all words to the next function word. */
function plainPhrase(tokens: readonly Token[], from: number, grammar: ClaimGrammar): Phrase | null {
  let to = from - 1
  for (let k = from; k < from + 4 && !isBoundary(tokens[k], grammar); k++) to = k
  return to < from ? null : { from, to }
}

/** The noun phrase that ends before token `before`. */
export function phraseUpTo(
  tokens: readonly Token[],
  before: number,
  least: number,
  grammar: ClaimGrammar,
): Phrase | null {
  let from = before
  for (let k = before - 1; k >= Math.max(least, before - LONGEST) && !isBoundary(tokens[k], grammar); k--) {
    if (
      grammar.language === 'en' &&
      k < before - 1 &&
      isGerund(tokens[k]!.lower) &&
      takesObject(tokens[k - 1], grammar)
    )
      break
    from = k
  }
  while (from < before && grammar.emptyWords.has(tokens[from]!.lower)) from += 1
  return from < before ? { from, to: before - 1 } : null
}

/** Whether an -ing word behind this one is a verb ("mechanisms allowing marriage") and no adjective ("the processing time"). */
function takesObject(before: Token | undefined, grammar: ClaimGrammar): boolean {
  if (before === undefined || grammar.emptyWords.has(before.lower)) return false
  return isBoundary(before, grammar) || isPlural(before.lower)
}

/** The phrase with what belongs to it: "cases [of domestic violence]", "persons [with disabilities]". */
export function withComplement(
  tokens: readonly Token[],
  phrase: Phrase,
  grammar: ClaimGrammar,
  prepositions: ReadonlySet<string>,
): Phrase {
  let { to } = phrase
  for (let round = 0; round < 2; round++) {
    const word = tokens[to + 1]?.lower ?? ''
    if (!prepositions.has(word)) break
    let next = to + 2
    while (next < to + 4 && grammar.emptyWords.has(tokens[next]?.lower ?? '')) next += 1
    if (/^\p{N}/u.test(tokens[next]?.text ?? '')) break
    const complement = phraseFrom(tokens, next, grammar)
    if (complement === null || complement.from > next) break
    to = complement.to
  }
  return { from: phrase.from, to }
}

/** One word in the singular, lower case. */
export function singular(word: string): string {
  const known = PLURALS_EN[word]
  if (known !== undefined) return known
  if (!isPlural(word)) return word
  if (word.endsWith("s'")) return `${singular(word.slice(0, -1))}'s`
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** The phrase with those that it belongs to: "[the proportion of] women", "[representation in] boards". */
export function withLeading(
  tokens: readonly Token[],
  phrase: Phrase,
  least: number,
  grammar: ClaimGrammar,
  prepositions: ReadonlySet<string>,
): Phrase {
  let { from } = phrase
  for (let round = 0; round < 3; round++) {
    let at = from - 1
    while (at > least && grammar.emptyWords.has(tokens[at]!.lower)) at -= 1
    if (at <= least || !prepositions.has(tokens[at]!.lower)) break
    const leading = phraseUpTo(tokens, at, least, grammar)
    if (leading === null) break
    from = leading.from
  }
  return { from, to: phrase.to }
}

/** A phrase for comparing: singular, lower case, without words that say nothing. */
export function normalPhrase(tokens: readonly Token[], phrase: Phrase, grammar: ClaimGrammar): string {
  const words: string[] = []
  for (let k = phrase.from; k <= phrase.to; k++) {
    const { lower, isWord } = tokens[k]!
    if (!isWord || grammar.emptyWords.has(lower)) continue
    words.push(grammar.language === 'en' ? singular(lower) : lower.replace(/^(?:d|l|qu)'(?=.)/, ''))
  }
  return words.join(' ')
}
