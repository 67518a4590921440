import type { ClaimGrammar } from './languages/types'
import {
  isPlural,
  normalPhrase,
  phraseFrom,
  phraseUpTo,
  withComplement,
  withLeading,
  type Phrase,
} from './noun-phrases'
import type { Quantity } from './quantities'
import { firstFrom, type Token } from './tokens'
import type { TextRange } from './types'

/** What a quantity counts, as far as its sentence says. */
export interface Subject {
  subject: string
  range: TextRange | null
  population: string | null
  /** The stretch behind the number that names what is counted belongs to the figure. */
  end: number
  /** Nothing but the number stands there: "of whom 52 work", "rural areas (81)". */
  isElliptical: boolean
  /** The words refer to figures before: "those percentages", "that figure". */
  isAnaphor: boolean
}

/** Shared with `subjects.ts`. */
export const OF = new Set(['of'])
/** Shared with `subjects.ts`. */
export const COMPLEMENTS = new Set(['of', 'with'])
const SHARE_VERB =
  /^(?:account(?:s|ed|ing)?|mak(?:e|es|ing)|made|compris(?:e|es|ed|ing)|constitut(?:e|es|ed|ing)|represent(?:s|ed|ing)?|held|hold(?:s|ing)?|occup(?:y|ies|ied|ying)|head(?:s|ed|ing)?|form(?:s|ed|ing)?|receiv(?:e|es|ed|ing)|won|own(?:s|ed)?|cover(?:s|ed|ing)?|obtained|gained)$/
const ADVERB =
  /^(?:for|up|only|just|now|already|currently|also|even|still|a|the|total|of|more|than|over|about|at|least|nearly|almost|around|approximately|some|fewer|less|under)$/
const WITH = new Set(['with'])
const LEADING = new Set(['of', 'in', 'for', 'on', 'with'])
const OPENS_TIME = /^(?:in|during|by|since|for|at|on)$/
const AUXILIARY = /^(?:is|are|was|were|has|have|had|may|can|should|must|will|shall)$/
/** Shared with `subjects.ts`. */
export const PLACE = new Set(
  'in by among across throughout within at from for aged under living nationwide between'.split(' '),
)
/** Shared with `subjects.ts`. */
export const BE = /^(?:is|are|was|were)$/
const VERBISH = /(?:ed|ing)$/

/** Finds the phrases of a clause around a number, by token indices: `least` is where its clause begins. */
export class ClauseReader {
  constructor(
    protected readonly text: string,
    protected readonly tokens: readonly Token[],
    protected readonly grammar: ClaimGrammar,
    protected readonly times: readonly TextRange[],
  ) {}
  /** The subject of "women [already] account for" directly before the number. */
  protected shareVerbBefore(ahead: number, least: number): Phrase | null {
    for (let k = ahead - 1; k >= Math.max(least, ahead - 7); k--) {
      const { lower } = this.tokens[k]!
      if (SHARE_VERB.test(lower)) {
        let before = k
        while (
          before > least &&
          /^(?:already|now|currently|also|who|which|has|have|should|must|to)$/.test(
            this.tokens[before - 1]!.lower,
          )
        )
          before -= 1
        const holder = phraseUpTo(this.tokens, before, least, this.grammar)
        // "Persons with disabilities make up …"
        return holder && withLeading(this.tokens, holder, least, this.grammar, WITH)
      }
      if (!ADVERB.test(lower)) return null
    }
    return null
  }

  /** "of employees and 39.1 per cent of managers [are women]". */
  protected predicateBehind(at: number): Phrase | null {
    const { tokens } = this
    for (let k = at; k < at + 24 && tokens[k]; k++) {
      if (/^[.;:()]$/.test(tokens[k]!.text)) return null
      if (!BE.test(tokens[k]!.lower)) continue
      const phrase = phraseFrom(tokens, k + 1, this.grammar)
      if (phrase === null || phrase.from !== k + 1) return null
      const { lower } = tokens[phrase.to]!
      return isPlural(lower) && !VERBISH.test(tokens[phrase.from]!.lower) ? phrase : null
    }
    return null
  }

  /** What a preposition before the number belongs to: "[grants] of up to", "[injunctions] for up to", "[gap] \u2264". */
  protected ownerBefore(ahead: number, least: number): Phrase | null {
    const { tokens } = this
    if (/^(?:of|for)$/.test(tokens[ahead - 1]?.lower ?? '')) {
      const owner = phraseUpTo(tokens, ahead - 1, least, this.grammar)
      // "received cash transfers of"
      const isVerb = owner !== null && owner.to > owner.from && tokens[owner.from]!.lower.endsWith('ed')
      return isVerb ? { from: owner.from + 1, to: owner.to } : owner
    }
    const direct = phraseUpTo(tokens, ahead, least, this.grammar)
    if (direct === null || direct.from === 0) return null
    return /^(?:\(|a|an|the|,|:|;)$/.test(tokens[direct.from - 1]!.lower) ? direct : null
  }

  /** "\u2026, and [its staff] from 27": a phrase of its own whose verb is that of the clause before. */
  protected ownSubject(before: number, least: number): Phrase | null {
    const phrase = phraseUpTo(this.tokens, before, least, this.grammar)
    if (phrase === null) return null
    let at = phrase.from - 1
    while (at > least && this.grammar.emptyWords.has(this.tokens[at]!.lower)) at -= 1
    return at > least && /^(?:and|,)$/.test(this.tokens[at]!.lower) ? phrase : null
  }

  /** The subject of the last auxiliary before the number: "[the proportion of women] has increased to". */
  protected verbSubject(ahead: number, least: number): Phrase | 'pronoun' | null {
    const { tokens } = this
    for (let k = ahead - 1; k > least; k--) {
      if (!AUXILIARY.test(tokens[k]!.lower) || AUXILIARY.test(tokens[k - 1]!.lower)) continue
      if (/^(?:that|which|who|it|they|this|these|and)$/.test(tokens[k - 1]!.lower)) return 'pronoun'
      const phrase = phraseUpTo(tokens, k, least, this.grammar)
      // "children under 2 years of age was 91": what stands there is another figure.
      if (phrase === null) return null
      const whole = withLeading(tokens, phrase, least, this.grammar, LEADING)
      return /^\p{N}/u.test(tokens[whole.from - 1]?.text ?? '') ? null : whole
    }
    return null
  }

  /** The first noun phrase of the clause, which its verb follows: "[the proportion of women] has increased to". */
  protected clauseSubject(ahead: number, least: number): Phrase | null {
    const { tokens } = this
    const byVerb = this.verbSubject(ahead, least)
    if (byVerb === 'pronoun') return null
    if (byVerb) return byVerb
    let at = least
    // "In 2023 the number rose to …"
    while (
      at < ahead - 1 &&
      (this.isTime(tokens[at]) || (OPENS_TIME.test(tokens[at]!.lower) && this.isTime(tokens[at + 1])))
    )
      at += 1
    // "In the construction sector, the proportion \u2026"
    if (
      /^(?:in|among|at|for|from|since|by|over|during|between|as|of|on|under|according|with|within|throughout)$/.test(
        tokens[at]?.lower ?? '',
      )
    ) {
      let k = at
      while (k < ahead && k < at + 18 && tokens[k]!.text !== ',') k += 1
      if (tokens[k]?.text === ',' && k < ahead) at = k + 1
      else return null
    }
    while (
      at < ahead &&
      (/^(?:and|but|while|the|a|an|thus|,|however|also)$/.test(tokens[at]!.lower) || this.isTime(tokens[at]))
    )
      at += 1
    const phrase = phraseFrom(tokens, at, this.grammar)
    if (phrase === null || phrase.to >= ahead) return null
    const full = withComplement(tokens, phrase, this.grammar, COMPLEMENTS)
    return full.to < ahead ? full : phrase
  }

  protected leadingPlace(least: number, ahead: number): string | null {
    const first = this.tokens[least]
    if (first === undefined || !/^(?:in|among|at|across|within|throughout)$/.test(first.lower)) return null
    for (let k = least + 1; k < Math.min(ahead, least + 14); k++) {
      if (this.isTime(this.tokens[k])) return null
      if (this.tokens[k]!.text === ',') return this.words(least, k - 1)
    }
    return null
  }

  protected placeBehind(at: number): string | null {
    const first = this.tokens[at]
    if (first === undefined || !PLACE.has(first.lower)) return null
    if (first.lower === 'nationwide') return first.text
    let next = at + 1
    while (next < at + 3 && /^(?:the|a|an|all|of|age|over)$/.test(this.tokens[next]?.lower ?? '')) next += 1
    if (this.isTime(this.tokens[next])) return null
    if (/^\p{N}/u.test(this.tokens[next]?.text ?? ''))
      return /^(?:aged|under|between)$/.test(first.lower) ? this.words(at, next) : null
    if (first.lower === 'under') return null
    const phrase = phraseFrom(this.tokens, next, this.grammar)
    if (phrase === null || phrase.from > next + 1) return null
    return this.words(at, this.withSecond(withComplement(this.tokens, phrase, this.grammar, OF)))
  }

  /** The end of "research [and development workforce]", whose first part is no phrase of its own. */
  protected withSecond({ to }: Phrase): number {
    if (this.tokens[to + 1]?.lower !== 'and' || isPlural(this.tokens[to]!.lower)) return to
    const second = phraseFrom(this.tokens, to + 2, this.grammar)
    return second !== null && second.from === to + 2 ? second.to : to
  }

  protected isInBrackets(ahead: number): boolean {
    return this.bracketBefore(ahead) >= 0
  }

  protected bracketBefore(ahead: number): number {
    for (let k = ahead - 1; k >= Math.max(0, ahead - 2); k--) {
      if (this.tokens[k]!.text === '(') return k
    }
    return -1
  }

  protected isAnaphor(least: number, ahead: number): boolean {
    for (let k = least; k < Math.min(ahead, least + 8); k++) {
      const { lower } = this.tokens[k]!
      if (
        /^(?:that|this|those|these)$/.test(lower) &&
        /^(?:figures?|number|numbers|percentages?|shares?|proportions?|rates?)$/.test(
          this.tokens[k + 1]?.lower ?? '',
        )
      )
        return true
    }
    return false
  }

  /** No comma or bracket stands between the quantity and the token. */
  protected adjacent(quantity: Quantity, at: number): boolean {
    const token = this.tokens[at]
    return token !== undefined && token.isWord && !/[,;:()]/.test(this.text.slice(quantity.end, token.start))
  }

  protected clauseStart(ahead: number, sentence: TextRange): number {
    const first = firstFrom(this.tokens, sentence.start)
    for (let k = ahead - 1; k > Math.max(first, ahead - 60); k--) {
      if (/^[;:\u2013\u2014]$/.test(this.tokens[k]!.text)) return k + 1
    }
    return Math.max(first, ahead - 60)
  }

  protected isTime(token: Token | undefined): boolean {
    if (token === undefined) return false
    const time = this.times[firstFrom(this.times, token.start + 1) - 1]
    return time !== undefined && token.start < time.end && token.start >= time.start
  }

  protected words(from: number, to: number): string {
    return this.text.slice(this.tokens[from]!.start, this.tokens[to]!.end)
  }

  protected range({ from, to }: Phrase): TextRange {
    return { start: this.tokens[from]!.start, end: this.tokens[to]!.end }
  }

  /** Without the verb that a "to" or "may" before it makes of its first word. */
  protected withoutVerb({ from, to }: Phrase): Phrase {
    const before = this.tokens[from - 1]?.lower ?? ''
    return to > from && /^(?:to|may|can|must|should|will|shall|could)$/.test(before)
      ? { from: from + 1, to }
      : { from, to }
  }

  protected result(printed: Phrase, population: string | null, end: number): Subject {
    const phrase = this.withoutVerb(printed)
    return {
      subject: stripMeasure(normalPhrase(this.tokens, phrase, this.grammar)),
      range: this.range(phrase),
      population,
      end,
      isElliptical: false,
      isAnaphor: false,
    }
  }
}

/** "proportion of woman" counts women; so does "number of woman". */
function stripMeasure(subject: string): string {
  return subject.replace(
    /^(?:total |overall |average )?(?:number|proportion|share|percentage|total|count|amount) of (?=.)/,
    '',
  )
}
