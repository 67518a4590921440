import { ClauseReader, OF, COMPLEMENTS, PLACE, BE, type Subject } from './clause-reader'
import { isBoundary, isPlural, phraseFrom, phraseUpTo, withComplement, type Phrase } from './noun-phrases'
import type { Quantity } from './quantities'
import { firstFrom } from './tokens'
import type { TextRange } from './types'
export type { Subject } from './clause-reader'

const CHANGE_COMPLEMENTS = new Set(['of', 'in', 'by', 'for'])
const CHANGED =
  /^(?:reduc|increas|rais|lower|expand|decreas|bring|cut|rais|grow|narrow|extend|improv|boost|double|limit)(?:e|es|ed|ing|s)?$|^(?:brought|grew|sets?|fix(?:es|ed)?|establish(?:es|ed)?)$/
const CHANGE_NOUN = /^(?:reduction|increase|decrease|rise|decline|growth|drop|fall|improvement)$/
const AGE_OF = /age (?:of|for) (marriage|consent|majority|criminal responsibility)/i
const NOTHING: Subject = {
  subject: '',
  range: null,
  population: null,
  end: 0,
  isElliptical: false,
  isAnaphor: false,
}
const OF_TOTAL = /^\s(?:out )?of (?:the |all |these |those |a total of )?(?:\p{N}|one hundred)/iu
/** "On average", "in total" say nothing of what money is for. */
const ADVERBIAL = /^(?:average|total|all|addition|general|full|cash|kind|particular|turn|return|advance)$/
const TIME_NOUN = /^(?:hour|day|night|week|month|quarter|year)$/
const MEASURE = /^(?:numbers?|shares?|proportions?|percentages?|rates?)$/

/** Reads what the quantities of an English sentence count. */
export class SubjectReader extends ClauseReader {
  read(quantity: Quantity, sentence: TextRange): Subject {
    const { tokens } = this
    const behind = firstFrom(tokens, quantity.end)
    const ahead = firstFrom(tokens, quantity.start)
    const least = this.clauseStart(ahead, sentence)
    if (quantity.unit === 'percent' || quantity.unit === 'percentage_point')
      return this.share(quantity, ahead, behind, least)
    if (quantity.unit === 'money') return this.amount(quantity, ahead, behind, least)
    if (quantity.unit === 'count' || quantity.unit === 'ratio')
      return this.count(quantity, ahead, behind, least)
    return this.measure(quantity, ahead, behind, least)
  }

  /** "30 crisis centres", "the number of cases was 120", "villages (81)". */
  private count(quantity: Quantity, ahead: number, behind: number, least: number): Subject {
    let at = behind
    if (this.tokens[at]?.lower === 'of' && !/^(?:wh|them)/.test(this.tokens[at + 1]?.lower ?? '')) at += 1
    // "women hold 27 of the 110 seats"
    if (OF_TOTAL.test(this.text.slice(quantity.end, quantity.end + 24))) {
      const holder = this.shareVerbBefore(ahead, least)
      return holder
        ? this.result(holder, null, quantity.end)
        : { ...NOTHING, end: quantity.end, isElliptical: true }
    }
    const [word, next] = [this.tokens[at]?.lower ?? '', this.tokens[at + 1]?.lower ?? '']
    // "1,800 a month", "14 more, when …": what is counted has been said.
    if (/^(?:a|an|per)$/.test(word) && TIME_NOUN.test(next))
      return this.elliptical(quantity, ahead, behind, least)
    if (/^(?:more|fewer|less)$/.test(word) && isBoundary(this.tokens[at + 1], this.grammar))
      return { ...NOTHING, end: this.tokens[at]!.end, isElliptical: true }
    // "17 outside experts"
    if (/^(?:outside|inside|off)$/.test(word) && isPlural(next)) at += 1
    const isRate = quantity.unit === 'ratio' && / per /.test(this.text.slice(quantity.start, quantity.end))
    const rate = isRate ? this.before(ahead, least, behind) : null
    if (rate) return rate
    if (isRate) at = firstFrom(this.tokens, quantity.numberStart) + 1
    const phrase = isRate || this.adjacent(quantity, at) ? phraseFrom(this.tokens, at, this.grammar) : null
    if (phrase) {
      const whole = withComplement(this.tokens, phrase, this.grammar, COMPLEMENTS)
      return this.result(whole, this.placeBehind(whole.to + 1), this.tokens[phrase.to]!.end)
    }
    const number = this.isInBrackets(ahead) ? null : this.before(ahead, least, behind)
    if (number) return number
    const ellipsis = this.elliptical(quantity, ahead, behind, least)
    const whole = ellipsis.subject === '' ? this.wholeOf(ahead, least) : null
    return whole ? { ...this.result(whole, ellipsis.population, ellipsis.end), isElliptical: true } : ellipsis
  }

  /** "Of [the visits] made in 2023, 33 were to police stations": whatever such a sentence counts is some of them. */
  private wholeOf(ahead: number, least: number): Phrase | null {
    if (!/^(?:of|among)$/.test(this.tokens[least]?.lower ?? '')) return null
    if (/^(?:these|those|them|this|that|whom|which)$/.test(this.tokens[least + 1]?.lower ?? '')) return null
    const phrase = phraseFrom(this.tokens, least + 1, this.grammar)
    if (phrase === null || phrase.to >= ahead || !isPlural(this.tokens[phrase.to]!.lower)) return null
    return /^\p{N}/u.test(this.tokens[phrase.from]!.text)
      ? null
      : withComplement(this.tokens, phrase, this.grammar, OF)
  }

  /** "women account for 55.8 per cent of civil servants", "56.2 per cent of employees are women". */
  private share(quantity: Quantity, ahead: number, behind: number, least: number): Subject {
    const { tokens } = this
    const end = quantity.end
    let population: string | null = null
    let whole: Phrase | null = null
    let at = behind
    if (tokens[at]?.lower === 'of' && /^(?:them|whom|which|these|those)$/.test(tokens[at + 1]?.lower ?? '')) {
      const isHeld =
        /^(?:headed|held|owned|led|run)$/.test(tokens[at + 2]?.lower ?? '') && tokens[at + 3]?.lower === 'by'
      const holder = isHeld ? phraseFrom(tokens, at + 4, this.grammar) : null
      if (holder) return this.result(holder, null, end)
      const predicate = BE.test(tokens[at + 2]?.lower ?? '') ? this.predicateBehind(at + 2) : null
      return predicate ? this.result(predicate, null, end) : { ...NOTHING, end, isElliptical: true }
    }
    if (tokens[at]?.lower === 'of' || tokens[at]?.lower === 'among') {
      const phrase = phraseFrom(tokens, at + 1, this.grammar)
      if (phrase) {
        whole = withComplement(tokens, phrase, this.grammar, OF)
        const last = this.withSecond(whole)
        population = this.words(at, last)
        at = last + 1
        if (
          /^(?:held|occupied|headed|owned|filled|led)$/.test(tokens[at]?.lower ?? '') &&
          tokens[at + 1]?.lower === 'by'
        ) {
          const holder = phraseFrom(tokens, at + 2, this.grammar)
          if (holder) return this.result(holder, population, end)
        }
      }
    } else if (this.adjacent(quantity, at)) {
      const phrase = phraseFrom(tokens, at, this.grammar)
      if (phrase) {
        const isChange = CHANGE_NOUN.test(tokens[phrase.to]!.lower) || !isPlural(tokens[phrase.to]!.lower)
        const full = withComplement(tokens, phrase, this.grammar, isChange ? CHANGE_COMPLEMENTS : COMPLEMENTS)
        return this.result(full, this.placeBehind(full.to + 1), tokens[full.to]!.end)
      }
    }
    const leading = this.leadingPlace(least, ahead)
    const sharing = this.shareVerbBefore(ahead, least)
    if (sharing) return this.result(sharing, population ?? leading, end)
    const changed = this.changedBefore(ahead, least)
    if (changed && whole === null) return { ...changed, population: changed.population ?? leading }
    const owner = whole === null ? this.ownerBefore(ahead, least) : null
    if (owner) return this.result(owner, leading, end)
    if (whole && tokens[ahead - 1]?.lower === 'that') return this.result(whole, leading, end)
    if (whole) {
      const predicate = this.predicateBehind(at)
      if (predicate) return this.result(predicate, joinWords(leading, population), end)
    }
    const subject = this.clauseSubject(ahead, least)
    if (subject && whole)
      return { ...this.result(subject, population, end), isAnaphor: this.isAnaphor(least, ahead) }
    if (whole) return this.result(whole, leading, end)
    if (this.isInBrackets(ahead)) return this.elliptical(quantity, ahead, behind, least)
    const before = this.before(ahead, least, behind)
    if (before) return before
    if (subject) {
      const isCoordinate = /^(?:and|or|but|,)$/.test(tokens[ahead - 1]?.lower ?? '')
      const named = this.result(subject, this.placeBehind(behind) ?? leading, end)
      return { ...named, isElliptical: isCoordinate, isAnaphor: this.isAnaphor(least, ahead) }
    }
    return this.elliptical(quantity, ahead, behind, least)
  }

  /** "510 billion tenge have been allocated for microcredit". */
  private amount(quantity: Quantity, ahead: number, behind: number, least: number): Subject {
    const changed = this.changedBefore(ahead, least)
    if (changed && changed.subject !== 'figure') return { ...changed, end: quantity.end }
    const owner = this.ownerBefore(ahead, least)
    if (owner) return this.result(owner, null, quantity.end)
    for (let k = behind; k < behind + 12 && this.tokens[k] && !/^[.;:(]$/.test(this.tokens[k]!.text); k++) {
      if (!/^(?:for|to|on|in)$/.test(this.tokens[k]!.lower)) continue
      if (this.isTime(this.tokens[k + 1]) || ADVERBIAL.test(this.tokens[k + 1]?.lower ?? '')) continue
      const phrase = phraseFrom(this.tokens, k + 1, this.grammar)
      if (phrase) {
        const full = withComplement(this.tokens, phrase, this.grammar, OF)
        return this.result(full, this.placeBehind(full.to + 1), quantity.end)
      }
    }
    const subject = this.clauseSubject(ahead, least)
    return subject
      ? this.result(subject, null, quantity.end)
      : this.elliptical(quantity, ahead, behind, least)
  }

  /** "up to 15 years' imprisonment", "the age of marriage at 18 years", "within five days". */
  private measure(quantity: Quantity, ahead: number, behind: number, least: number): Subject {
    const { tokens } = this
    let at = behind
    while (/^['\u2019]$/.test(tokens[at]?.text ?? '')) at += 1
    if (tokens[at]?.lower === 'of' || tokens[at]?.lower === 'in') at += 1
    const named = quantity.unit === 'age' ? AGE_OF.exec(this.text.slice(quantity.start, quantity.end)) : null
    if (named) return { ...NOTHING, subject: `age of ${named[1]!.toLowerCase()}`, end: quantity.end }
    const phrase = quantity.unit === 'age' ? null : phraseFrom(tokens, at, this.grammar)
    if (phrase && !this.isTime(tokens[phrase.from])) {
      const end = at - behind < 2 ? tokens[phrase.to]!.end : quantity.end
      return this.result(phrase, this.placeBehind(phrase.to + 1), end)
    }
    const changed = this.changedBefore(ahead, least)
    if (changed) return changed
    const group =
      quantity.unit === 'age'
        ? phraseUpTo(tokens, ahead, least, this.grammar)
        : this.ownerBefore(ahead, least)
    const subject = group ?? this.clauseSubject(ahead, least)
    return subject
      ? this.result(subject, null, quantity.end)
      : this.elliptical(quantity, ahead, behind, least)
  }

  /** "the number of cases was 120", "gap \u2264 21", "stands at 34". */
  private before(ahead: number, least: number, behind: number): Subject | null {
    const word = this.tokens[ahead - 1]?.lower ?? ''
    if (
      !/^(?:was|were|is|are|to|at|reached|reaches|numbered|totalled|totaled|totals|exceeded|by|from|only|:|=)$/.test(
        word,
      )
    )
      return null
    const changed = this.changedBefore(ahead, least)
    if (changed) return changed
    const own = word === 'from' ? this.ownSubject(ahead - 1, least) : null
    if (own) return this.result(own, null, 0)
    const subject = this.clauseSubject(ahead, least)
    if (subject === null || subject.to >= ahead - 1) return null
    const named = this.result(subject, this.placeBehind(behind) ?? this.leadingPlace(least, ahead), 0)
    return { ...named, end: 0, isAnaphor: this.isAnaphor(least, ahead) }
  }

  /** "[reduce] the gender pay gap to 21 per cent": the object of a verb of change, or "a reduction of X to". */
  private changedBefore(ahead: number, least: number): Subject | null {
    const { tokens } = this
    if (!/^(?:to|by|at|from|below|under|of)$/.test(tokens[ahead - 1]?.lower ?? '')) return null
    for (let k = ahead - 2; k >= Math.max(least, ahead - 16); k--) {
      const { lower } = tokens[k]!
      const isNoun = CHANGE_NOUN.test(lower) && /^(?:of|in)$/.test(tokens[k + 1]?.lower ?? '')
      if (isNoun || CHANGED.test(lower)) {
        const first = isNoun ? k + 2 : k + 1
        if (first >= ahead - 1 || /^(?:by|from|to|in|of)$/.test(tokens[first]!.lower)) return null
        if (/^(?:it|them|this|these|those)$/.test(tokens[first]!.lower) && first === ahead - 2)
          return { ...NOTHING, subject: 'figure', isElliptical: true, isAnaphor: true }
        const phrase = phraseFrom(tokens, first, this.grammar)
        if (phrase === null) return null
        const isAnaphor = /^(?:those|these|this|that|it|them)$/.test(tokens[first]!.lower)
        const full = withComplement(tokens, phrase, this.grammar, CHANGE_COMPLEMENTS)
        return { ...this.result(full.to < ahead ? full : phrase, null, 0), isAnaphor }
      }
      if (/^(?:is|are|was|were|has|have)$/.test(lower)) return null
    }
    return null
  }

  /** "Teachers: 12,300 (women: 9,840)": what stands before the colon is counted. */
  private labelled(label: Phrase, quantity: Quantity): Subject {
    const before = this.tokens[label.from - 1]?.text ?? ''
    const isInside = before === '(' || before === ';' || before === ','
    const range = this.range(label)
    if (isInside) {
      const population = this.text.slice(range.start, range.end)
      return { ...NOTHING, range, population, end: quantity.end, isElliptical: true }
    }
    return this.result(label, null, quantity.end)
  }

  private elliptical(quantity: Quantity, ahead: number, behind: number, least: number): Subject {
    const { tokens, grammar } = this
    const nothing = { ...NOTHING, end: quantity.end, isElliptical: true }
    if (tokens[ahead - 1]?.text === ':') {
      const label = phraseUpTo(tokens, ahead - 1, Math.max(0, ahead - 8), grammar)
      const isFirst = label !== null && (label.from === 0 || /^[.(;,]$/.test(tokens[label.from - 1]!.text))
      if (label && isFirst) return this.labelled(label, quantity)
    }
    const open = this.bracketBefore(ahead)
    if (open > 0) {
      const label = phraseUpTo(tokens, open, least, grammar)
      if (label === null) return nothing
      const range = this.range(label)
      const population = this.text.slice(range.start, range.end)
      if (quantity.unit === 'count') return { ...nothing, range, population }
      // "the number of women leaders (23.6 per cent)", "representation in Parliament (18.9 per cent)"
      const owner = /^(?:of|in|among)$/.test(tokens[label.from - 1]?.lower ?? '')
        ? phraseUpTo(tokens, label.from - 1, least, grammar)
        : null
      if (owner && !MEASURE.test(tokens[owner.to]!.lower))
        return {
          ...this.result(owner, this.words(label.from - 1, label.to), quantity.end),
          isElliptical: true,
        }
      const isCoordinate = /^(?:and|,)$/.test(tokens[label.from - 1]?.lower ?? '')
      return { ...this.result(label, isCoordinate ? population : null, quantity.end), isElliptical: true }
    }
    let at = behind
    // "of whom 52 work in the central office", "29 are from rural areas"
    if (tokens[at] && !/^[,;.:()]$/.test(tokens[at]!.text) && !PLACE.has(tokens[at]!.lower)) at += 1
    if (BE.test(tokens[behind]?.lower ?? '')) {
      const phrase = phraseFrom(tokens, behind + 1, grammar)
      if (phrase) return { ...nothing, population: this.words(behind + 1, phrase.to) }
    }
    return { ...nothing, population: PLACE.has(tokens[at]?.lower ?? '') ? this.placeBehind(at) : null }
  }
}

const joinWords = (first: string | null, second: string | null) =>
  first && second ? `${second} ${first}` : (second ?? first)
