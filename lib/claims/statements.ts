import type { ClaimGrammar } from './languages/types'
import { normalPhrase, phraseFrom, phraseUpTo, withComplement, withLeading } from './noun-phrases'
import { anywhere } from './patterns'
import { firstFrom, type Token } from './tokens'
import type { TextRange } from './types'

/** A clause that promises or denies something, or says that nothing is counted. */
export interface Statement extends TextRange {
  kind: 'promise' | 'denial' | 'no_data'
  /** What is promised or denied, normalised; empty when its noun phrase was not found. */
  subject: string
  subjectRange: TextRange | null
}

const LEADS =
  /^(?:in|over|with|to|under|for|from|by|during|as|according|within|at|on|following|since|through|despite|pursuant|once|when|after)$/
const STATISTICS = /^(?:statistics|data|figures|records|information|numbers?)$/
const LEADING = new Set(['of', 'in', 'for', 'on', 'to', 'with', 'against'])
const OF = new Set(['of', 'on', 'for', 'to', 'against', 'under'])

/** Reads statements in texts of one language; made once. */
export function statementReader(
  grammar: ClaimGrammar,
): (text: string, sentences: readonly TextRange[], tokens: readonly Token[]) => Statement[] {
  const any = (cues: readonly string[]) => anywhere(cues.length === 0 ? '(?!)' : cues.join('|'))
  const promise = any(grammar.promiseCues)
  const noPromise = any(grammar.promiseExceptions)
  const denial = any(grammar.denialCues)
  const noDenial = any(grammar.denialExceptions)
  const noData = any(grammar.noDataCues)

  return (text, sentences, tokens) =>
    sentences
      .flatMap((sentence) => clausesOf(text, sentence))
      .flatMap((clause) => {
        const words = text.slice(clause.start, clause.end)
        const found: Statement[] = []
        const add = (kind: Statement['kind'], cue: RegExpExecArray) =>
          found.push({ ...clause, kind, ...topic(kind, tokens, clause, cue, grammar) })
        const unknown = first(noData, words)
        const denied = unknown ? null : first(denial, words)
        if (unknown) add('no_data', unknown)
        if (denied && !first(noDenial, words)) add('denial', denied)
        const promised = unknown ? null : first(promise, words)
        if (promised && !first(noPromise, words)) add('promise', promised)
        return found
      })
}

function first(pattern: RegExp, text: string): RegExpExecArray | null {
  pattern.lastIndex = 0
  return pattern.exec(text)
}

/** A sentence's clauses: what semicolons and spaced dashes part outside of brackets. */
function clausesOf(text: string, sentence: TextRange): TextRange[] {
  const words = text.slice(sentence.start, sentence.end)
  const clauses: TextRange[] = []
  let start = 0
  let depth = 0
  const add = (end: number) => {
    const part = words.slice(start, end)
    const lead = part.length - part.trimStart().length
    const length = part.trim().length
    if (length > 0)
      clauses.push({ start: sentence.start + start + lead, end: sentence.start + start + lead + length })
  }
  for (let at = 0; at < words.length; at++) {
    const sign = words[at]
    if (sign === '(' || sign === '\uff08') depth += 1
    else if (sign === ')' || sign === '\uff09') depth = Math.max(0, depth - 1)
    else if (depth === 0 && (sign === ';' || sign === '\uff1b' || sign === '\u061b')) {
      add(at)
      start = at + 1
    }
  }
  add(words.length)
  return clauses
}

function topic(
  kind: Statement['kind'],
  tokens: readonly Token[],
  clause: TextRange,
  cue: RegExpExecArray,
  grammar: ClaimGrammar,
): Pick<Statement, 'subject' | 'subjectRange'> {
  const none = { subject: '', subjectRange: null }
  if (grammar.language !== 'en') return none
  const from = firstFrom(tokens, clause.start)
  const cueFrom = firstFrom(tokens, clause.start + cue.index)
  const cueTo = firstFrom(tokens, clause.start + cue.index + cue[0].length)
  const last = tokens[cueTo - 1]?.lower ?? ''
  let phrase = null
  if (kind === 'no_data') {
    const about = tokens
      .slice(from, from + 60)
      .findIndex(
        ({ lower }, k, all) =>
          /^(?:on|of|about|regarding|concerning)$/.test(lower) && STATISTICS.test(all[k - 1]?.lower ?? ''),
      )
    phrase = about < 0 ? null : phraseFrom(tokens, from + about + 1, grammar)
  }
  const no = tokens
    .slice(cueFrom, cueTo)
    .findIndex(
      ({ lower }, k) => (lower === 'no' && tokens[cueFrom + k + 1]?.lower !== 'longer') || lower === 'any',
    )
  if (phrase !== null) {
    // Found already.
  } else if (no >= 0) phrase = phraseFrom(tokens, cueFrom + no + 1, grammar)
  else if (
    /^(?:prohibits?|have|contain|impose|provide|allow|permit|recogni[sz]e|to|of|on|plans?)$/.test(last) ||
    last === 'a'
  ) {
    phrase = phraseFrom(tokens, cueTo, grammar)
  }
  if (phrase === null && kind !== 'no_data') {
    let k = cueFrom
    while (k > from && tokens[k]!.lower === 'there') k -= 1
    phrase = phraseUpTo(tokens, k, from, grammar)
    if (phrase) phrase = withLeading(tokens, phrase, from, grammar, LEADING)
  }
  if (phrase === null) {
    // Behind "In the field of health, \u2026", with which a sentence begins.
    const comma = tokens.slice(from, from + 16).findIndex(({ text }) => text === ',')
    const isLed = comma > 0 && LEADS.test(tokens[from]!.lower) && tokens[from + comma]!.end < clause.end
    let k = isLed ? from + comma + 1 : from
    while (/^\p{N}/u.test(tokens[k]?.text ?? '') && k < cueFrom) k += 1
    while (k < from + 20 && grammar.boundaryWords.has(tokens[k]?.lower ?? '')) k += 1
    phrase = phraseFrom(tokens, k, grammar)
  }
  if (phrase === null || phrase.to >= tokens.length || tokens[phrase.to]!.end > clause.end) return none
  const whole = withComplement(tokens, phrase, grammar, OF)
  const full = tokens[whole.to]!.end <= clause.end ? whole : phrase
  const subject = normalPhrase(tokens, full, grammar)
  return { subject, subjectRange: { start: tokens[full.from]!.start, end: tokens[full.to]!.end } }
}
