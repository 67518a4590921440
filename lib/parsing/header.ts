import { committeeByName, readReplySymbol, type Committee } from './committees'
import { readDate, readOrdinal, readSessionDates } from './dates'
import { foldForSearch } from './fold'
import { GRAMMARS, type ReplyGrammar } from './grammar'
import { MAX_STRUCTURE_LENGTH } from './limits'
import { stateByName } from './states'
import type { HeaderField, SessionDates } from './types'

/** What one header line tells. */
export type HeaderLine =
  | { field: 'committee'; committee: Committee }
  | { field: 'session'; session: number }
  | { field: 'sessionDates'; dates: SessionDates }
  | { field: 'symbol'; symbol: string; committee: Committee; state: string }
  | { field: 'title'; stateName: string; state: string | null; grammar: ReplyGrammar }
  | { field: 'dateReceived'; date: string | null }
  | { field: 'other' }

type Of<Field extends HeaderField> = Extract<HeaderLine, { field: Field }>

function readTitle(folded: string, printed: string, grammar: ReplyGrammar): Of<'title'> | null {
  for (const pattern of grammar.titles) {
    const name = pattern.exec(folded)?.[1]?.replace(/^the /, '')
    if (name === undefined) continue
    return { field: 'title', stateName: asPrinted(name, printed), state: stateByName(name), grammar }
  }
  return null
}

/** The words of `printed` whose fold is `folded`: the name of a State in its own spelling. */
function asPrinted(folded: string, printed: string): string {
  const words = printed.split(/\s+/)
  const length = folded.split(' ').length
  for (let at = 0; at + length <= words.length; at += 1) {
    const candidate = words.slice(at, at + length).join(' ')
    if (foldForSearch(candidate) === folded) return candidate
  }
  return folded
}

function readSession(folded: string, grammar: ReplyGrammar): Of<'session'> | null {
  const words = grammar.session.exec(folded)?.[1]
  const session = words === undefined ? null : readOrdinal(words, grammar)
  return session === null ? null : { field: 'session', session }
}

function readDateReceived(folded: string, grammar: ReplyGrammar): Of<'dateReceived'> | null {
  for (const pattern of grammar.dateReceived) {
    const date = pattern.exec(folded)?.[1]
    if (date !== undefined) return { field: 'dateReceived', date: readDate(date, grammar) }
  }
  return null
}

/**
 * Reads a line as one that a reply's header is made of; null when it is none of them. Meant for lines before the first
 * question: in the State's text the same words mean something else.
 */
export function readHeaderLine(printed: string): HeaderLine | null {
  if (printed.length > MAX_STRUCTURE_LENGTH) return null
  const symbol = readReplySymbol(printed)
  if (symbol !== null) return { field: 'symbol', ...symbol }
  const committee = committeeByName(printed)
  if (committee !== null) return { field: 'committee', committee }
  const folded = foldForSearch(printed).trim()
  for (const grammar of GRAMMARS) {
    const dates = readSessionDates(folded, printed, grammar)
    if (dates !== null) return { field: 'sessionDates', dates }
    const read =
      readTitle(folded, printed, grammar) ?? readSession(folded, grammar) ?? readDateReceived(folded, grammar)
    if (read !== null) return read
    if (grammar.headerLines.some((pattern) => pattern.test(folded))) return { field: 'other' }
  }
  return null
}

/** Says whether a footnote is one that the Secretariat adds to documents. */
export function isKnownFootnote(text: string): boolean {
  if (text.length > MAX_STRUCTURE_LENGTH) return false
  const folded = foldForSearch(text).trim()
  return GRAMMARS.some((grammar) => grammar.footnotes.some((pattern) => pattern.test(folded)))
}
