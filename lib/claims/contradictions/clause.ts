import type { Token } from '../tokens'
import type { Sentence } from './reading'
import { CLOSED, isPlural, NEUTRAL, PREPOSITIONS, root, singular, verbGroup } from './words'

/** Signs that end a clause; a comma does not always. */
export const ENDS = new Set(['.', ';', ':', '(', ')', '—', '–', '?', '!', '“', '”', '"'])
export const RELATIVES = new Set(
  'which who whom that whose where when while whereas as than but if because although'.split(' '),
)

export const isNumber = (token: Token | undefined) => token !== undefined && /^\p{N}/u.test(token.text)
export const isYear = (token: Token) => /^(?:19|20)\d\d$/.test(token.text)
export const isAdverb = (word: string) =>
  word.length > 4 && word.endsWith('ly') && !/(?:family|assembly|supply|elderly|monthly|early)$/.test(word)
export const isParticiple = (word: string) => word.length > 4 && /(?:ed|ing)$/.test(word)
/** Whether a word tells what a clause is about. */
export const says = ({ isWord, lower }: Token) =>
  isWord &&
  !NEUTRAL.has(lower) &&
  !NEUTRAL.has(lower.replace(/'s$/, '')) &&
  !CLOSED.has(lower) &&
  !PREPOSITIONS.has(lower) &&
  !isAdverb(lower)

export const isPronoun = (word: string) => word === 'it' || word === 'they'
/** "It is planned to …" speaks of nothing named before. */
export const IMPERSONAL =
  /\b(?:planned|expected|intended|envisaged|foreseen|proposed|hoped|estimated|noted|recalled|necessary|important|possible)\b/

/** The words before a sentence's first verb, where they are no more than a name. */
export function subjectOf(sentence: Sentence | null): Token[] {
  if (!sentence) return []
  const { tokens } = sentence
  const known = tokens.findIndex(({ lower }) => verbGroup(lower) !== null && !PREPOSITIONS.has(lower))
  // "The gap narrowed to": no verb of the tables, but one by its ending and what follows.
  const ended = tokens.findIndex(
    ({ lower }, at) =>
      lower.endsWith('ed') && isParticiple(lower) && PREPOSITIONS.has(tokens[at + 1]?.lower ?? ''),
  )
  const verb = known < 0 || (ended >= 0 && ended < known) ? ended : known
  const subject = tokens.slice(0, Math.max(0, verb))
  return subject.length <= 8 && !subject.some((token) => token.text === ',' || isNumber(token)) ? subject : []
}

/** The verb "take place", whose words are two. */
export const takesPlace = (tokens: readonly Token[], at: number) =>
  /^(?:takes?|took|taken|taking)$/.test(tokens[at]!.lower) && tokens[at + 1]?.lower === 'place'

/** Where something takes place is there. */
const verbAtOf = (tokens: readonly Token[], at: number) =>
  takesPlace(tokens, at) ? 'stock' : (verbGroup(tokens[at]!.lower) ?? root(tokens[at]!.lower))

const CHANGES =
  /^(?:rise|rose|risen|increase|grow|grew|grown|fall|fell|fallen|drop|decrease|decline|reduce|climb|went)/
const PLACES = new Set(['in', 'at', 'across', 'through'])

/** What the verb before a figure says of it: "fell to 6 per cent" says where it stands, "are held in five courts" that there are five. */
export function verbFor(tokens: readonly Token[], verbAt: number, first: number): string {
  const verb = verbAtOf(tokens, verbAt)
  const between = tokens.slice(verbAt + 1, first).map(({ lower }) => lower)
  if (CHANGES.test(tokens[verbAt]!.lower) && between.includes('to') && !between.includes('from'))
    return 'stock'
  const isNow =
    /^(?:are|is|been)$/.test(tokens[verbAt - 1]?.lower ?? '') && tokens[verbAt - 2]?.lower !== 'had'
  return isNow && between.some((word) => PLACES.has(word)) ? 'stock' : verb
}

/** The verb of the clause that stands nearest before `at`, -1 when there is none. */
export function verbBefore(tokens: readonly Token[], from: number): number {
  for (let at = from; at >= 0; at--) {
    const { text, lower } = tokens[at]!
    if (ENDS.has(text) || text === ',') return -1
    if (PREPOSITIONS.has(lower)) continue
    if (verbGroup(lower) !== null) return at
    if (lower.endsWith('ed') && isParticiple(lower) && PREPOSITIONS.has(tokens[at + 1]?.lower ?? ''))
      return at
  }
  return -1
}

/** Where the words of a clause begin that end at `from`. */
export function clauseStart(tokens: readonly Token[], from: number): number {
  let at = from
  while (at >= 0 && !ENDS.has(tokens[at]!.text) && tokens[at]!.text !== ',' && !isNumber(tokens[at])) at -= 1
  return at + 1
}

/** Where the subject of a verb begins; what stands between two commas before the verb is left out. */
export function subjectStart(tokens: readonly Token[], verbAt: number): number {
  let end = verbAt
  if (tokens[end - 1]?.text === ',') {
    const before = tokens.slice(0, end - 1).findLastIndex((token) => token.text === ',')
    if (before > 0) end = before
  }
  let at = end - 1
  for (; at >= 0; at--) {
    const token = tokens[at]!
    if (/^(?:which|who|that)$/.test(token.lower) && at === end - 1 && at > 0) {
      // "The scheme, which has a budget of …": the subject stands before.
      end = tokens[at - 1]!.text === ',' ? at - 1 : at
      at = end
      continue
    }
    // "On that date" opens no clause.
    const isPointing = token.lower === 'that' && PREPOSITIONS.has(tokens[at - 1]?.lower ?? '')
    if (ENDS.has(token.text) || token.text === ',' || (RELATIVES.has(token.lower) && !isPointing)) break
    if (isNumber(token) && !isYear(token)) break
  }
  return at + 1
}

/** Parts "the number of prisoners in remand centres" into `prisoner` and the rest. */
export function nounPhrase(subject: readonly Token[]): {
  core: string[]
  rest: string[]
  verb: string | null
} {
  const core: string[] = []
  const rest: string[] = []
  let inCore = true
  // "The number of crimes recorded by the police": what happened is said inside of the subject.
  let verb: string | null = null
  for (const token of subject) {
    const word = token.lower
    if (PREPOSITIONS.has(word) && core.length > 0) inCore = false
    if (!says(token)) continue
    const group = verbGroup(word)
    if (group !== null && !isPlural(word) && (isParticiple(word) || group === 'stock')) {
      if (group !== 'stock') {
        if (core.length > 0) verb = group
        else rest.push(word)
      }
      if (core.length > 0) inCore = false
    } else if (inCore) core.push(singular(word))
    else rest.push(word)
  }
  return { core, rest, verb }
}

/** Whether what follows a word in -ing goes on with the clause: "are working in", "guilty of withholding". */
export const isWithin = (before: Token | undefined) =>
  before !== undefined && (/^(?:are|is|were|was)$/.test(before.lower) || PREPOSITIONS.has(before.lower))
