import { committeeByName, readDocumentSymbol, type Committee, type DocumentSymbol } from './committees'
import { readDate, readOrdinal, readSessionDates } from './dates'
import { originalRange } from './fold'
import { LANGUAGES } from './languages'
import { foldLine, foldLineWithOffsets } from './languages/fold-line'
import type { DocumentKind, Language } from './languages/language'
import { CITED_SYMBOL } from './languages/symbol'
import { MAX_STRUCTURE_LENGTH } from './limits'
import { findState } from './states'
import type { HeaderField, SessionDates } from './types'

/**
 * What a title tells; `stateName` is as printed, null in a title that names no State. In Russian and Arabic, where names
 * change in a title, it is the name by itself.
 */
export interface Title {
  kind: DocumentKind
  stateName: string | null
  state: string | null
  /** BCP 47. */
  language: string
}

/** What one header line tells. */
export type HeaderLine =
  | { field: 'committee'; committee: Committee }
  | { field: 'session'; session: number }
  /** `session` where the line gives its number as well. */
  | { field: 'sessionDates'; dates: SessionDates; session?: number }
  | ({ field: 'symbol' } & DocumentSymbol)
  | ({ field: 'title' } & Title)
  | { field: 'dateReceived'; date: string | null }
  | { field: 'other' }

type Of<Field extends HeaderField> = Extract<HeaderLine, { field: Field }>

const SCRIPTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\p{Script=Latin}/u, ['en', 'fr', 'es']],
  [/\p{Script=Cyrillic}/u, ['ru']],
  [/\p{Script=Arabic}/u, ['ar']],
  [/\p{Script=Han}/u, ['zh']],
]

/** The languages in whose script the line begins; documents in all languages have some lines in English. */
function languagesOf(line: string): readonly Language[] {
  const letter = /\p{L}/u.exec(line)?.[0] ?? 'a'
  const codes = SCRIPTS.find(([script]) => script.test(letter))?.[1] ?? []
  return LANGUAGES.filter(({ language }) => codes.includes(language))
}

/** Languages in which a name changes inside of a title. */
const INFLECTED = new Set(['ru', 'ar'])

/** Titles may end with the symbol of what they are about. */
const TRAILING_SYMBOL = new RegExp(String.raw`\*{0,3} ?${CITED_SYMBOL}\*{0,3}$`)

function titleIn(folded: string, printed: string, language: Language, kind: DocumentKind): Title | null {
  for (const pattern of language.header.titles[kind]) {
    const match = pattern.exec(folded.replace(TRAILING_SYMBOL, ''))
    if (match === null) continue
    const found = match.groups?.['state']?.trim()
    if (found === undefined) return { kind, stateName: null, state: null, language: language.language }
    const name = found.replace(language.header.article, '')
    const state = findState(found, language.language)
    const isInflected = INFLECTED.has(language.language)
    const stateName = (isInflected && state?.name) || asPrinted(name, found, folded, printed)
    return { kind, stateName, state: state?.alpha3 ?? null, language: language.language }
  }
  return null
}

/** The words of `printed` that fold to `name`, a part of `found`: the name of a State in its own spelling. */
function asPrinted(name: string, found: string, folded: string, printed: string): string {
  const at = folded.indexOf(found) + found.length - name.length
  const fold = foldLineWithOffsets(printed.trimStart())
  const range = originalRange(fold, at, at + name.length)
  return printed.trimStart().slice(range.start, range.end).trim()
}

const KINDS: readonly DocumentKind[] = ['reply', 'list_of_issues', 'concluding_observations', 'report']

/** Reads the title of a document of a reporting cycle; null for any other line. */
export function readTitle(printed: string): Title | null {
  if (printed.length > MAX_STRUCTURE_LENGTH) return null
  const folded = foldLine(printed).trim()
  const languages = languagesOf(printed)
  for (const kind of KINDS) {
    for (const language of languages) {
      const title = titleIn(folded, printed, language, kind)
      if (title !== null) return title
    }
  }
  return null
}

function readSession(folded: string, language: Language): Of<'session'> | null {
  const words = language.header.session.exec(folded)?.groups?.['session']
  const session = words === undefined ? null : readOrdinal(words, language)
  return session === null ? null : { field: 'session', session }
}

/** Some files print the session and its dates on one line: then what stands before the place is the session. */
function withSession(dates: SessionDates, language: Language): Of<'sessionDates'> {
  const words = dates.place?.split(' ') ?? []
  for (let count = words.length - 1; count > 0; count--) {
    const before = words.slice(0, count).join(' ').replace(/[,;]$/, '')
    const session = readSession(foldLine(before).trim(), language)?.session ?? null
    const place = words.slice(count).join(' ')
    if (session !== null) return { field: 'sessionDates', dates: { ...dates, place }, session }
  }
  return { field: 'sessionDates', dates }
}

/** A bare date in brackets may be in any language of the script: the one that knows its month counts. */
function readDateReceived(folded: string, languages: readonly Language[]): Of<'dateReceived'> | null {
  const dates = languages.flatMap((language) => {
    const text = language.header.dateReceived.exec(folded)?.groups?.['date']
    return text === undefined ? [] : [readDate(text, language)]
  })
  return dates.length === 0
    ? null
    : { field: 'dateReceived', date: dates.find((date) => date !== null) ?? null }
}

/**
 * Reads a line as one that a document's header is made of; null when it is none of them. Titles and symbols say of what
 * kind of document they are: a reply may print those of the list that it answers besides its own. Meant for lines before
 * the first question: in the State's text the same words mean something else.
 */
export function readHeaderLine(printed: string): HeaderLine | null {
  if (printed.length > MAX_STRUCTURE_LENGTH) return null
  const symbol = readDocumentSymbol(printed)
  if (symbol !== null) return { field: 'symbol', ...symbol }
  const committee = committeeByName(printed)
  if (committee !== null) return { field: 'committee', committee }
  const folded = foldLine(printed).trim()
  const languages = languagesOf(printed)
  for (const language of languages) {
    const dates = readSessionDates(folded, printed, language)
    if (dates !== null) return withSession(dates, language)
    const session = readSession(folded, language)
    if (session !== null) return session
    if (language.header.others.test(folded)) return { field: 'other' }
  }
  const received = readDateReceived(folded, languages)
  if (received !== null) return received
  const title = readTitle(printed)
  return title && { field: 'title', ...title }
}

/** Says whether a footnote is one that the Secretariat adds to documents. */
export function isKnownFootnote(text: string): boolean {
  if (text.length > MAX_STRUCTURE_LENGTH) return false
  const folded = foldLine(text).trim()
  return languagesOf(text).some(({ header }) => header.footnotes.test(folded))
}
