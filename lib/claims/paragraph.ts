import { timeReader, yearOf, type TimeSpan } from './dates'
import {
  attachTimes,
  figureOf,
  fillElliptical,
  isSupported,
  roleReader,
  spreadAges,
  spreadMoney,
  type Figure,
} from './figures'
import type { ClaimGrammar } from './languages/types'
import { lawReader, resolveLaws, type LawSpan } from './laws'
import { englishNames, normalName, type NameSpan } from './names'
import { patternNames } from './names-by-pattern'
import { numberReader, type NumberStyle } from './numbers'
import { isBoundary } from './noun-phrases'
import { plainSubject } from './plain-subjects'
import { quantityReader } from './quantities'
import { relationReader } from './relations'
import { statementReader, type Statement } from './statements'
import { SubjectReader } from './subjects'
import { firstFrom, overlaps, rangeAt, sentencesOf, tokensOf, type Token } from './tokens'
import type { Claim, TextRange } from './types'

/** A claim without what its place in the reply tells; links are to other drafts of the paragraph. */
export interface Draft extends Omit<
  Claim,
  | 'id'
  | 'question'
  | 'slug'
  | 'paragraph'
  | 'text'
  | 'parts'
  | 'otherSplits'
  | 'total'
  | 'comparedWith'
  | 'sameAs'
> {
  parts: Draft[]
  otherSplits: { parts: Draft[]; areWhole: boolean }[]
  total: Draft | null
  comparedWith: Draft | null
  sameAs: Draft | null
}

/** What the paragraphs of one question have named before. */
export interface Memory {
  laws: LawSpan[]
}

export interface ReplyFacts {
  stateName: string | null
  committeeName: string | null
  /** The day on which the reply was received: later is a target. */
  today: string | null
}

/** Document symbols, web addresses, telephone numbers: no number in them is a figure. */
const OPAQUE =
  /\b(?:[A-Z]{1,6}\/){1,4}[\w./-]+|\b(?:https?:\/\/|www\.)[^\s<>"]{1,300}|\b[\w.-]{1,60}@[\w.-]{1,60}|\+\d[\d\s()-]{6,20}\d|\b[A-Z]{1,4}-?\d[\w-]{0,12}\b|\b[\w-]{1,40}\.(?:kz|org|com|net|int|gov|info|ru|fr|es|cn)\b[\w./-]{0,80}/g

/** "Kazakhstan 2050", "2030 Agenda": the year is part of a name. */
const NAME_BEFORE_YEAR = /(?:[“"«]\p{Lu}[\p{L}-]{2,20}|\b(?:Vision|Agenda|Horizon|Strategy))\s$/u
const NAME_BEHIND_YEAR = /^[”"»]?\s(?:Strategy|Agenda|Vision)\b/u

/** Reads the claims of one paragraph; made once for a reply. */
export function paragraphReader(
  grammar: ClaimGrammar,
  style: NumberStyle,
  facts: ReplyFacts,
): (text: string, memory: Memory) => Draft[] {
  const months = Object.keys(grammar.dates.months).sort((a, b) => b.length - a.length)
  const numbersOf = numberReader(grammar, style)
  const timesOf = timeReader(grammar.dates, months)
  const lawsOf = lawReader(grammar)
  const namesOf = patternNames(grammar)
  const quantitiesOf = quantityReader(grammar)
  const relate = relationReader(grammar)
  const giveRoles = roleReader(grammar)
  const statementsOf = statementReader(grammar)
  const abbreviations = new Set(grammar.abbreviations)
  const addressee = facts.committeeName ? normalName(facts.committeeName) : null

  return (text, memory) => {
    const tokens = tokensOf(text)
    const sentences = sentencesOf(text, abbreviations)
    const opaque = Array.from(text.matchAll(OPAQUE), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }))
    const times = timesOf(text, (_, end) => countsSomething(tokens, end, grammar)).filter(
      ({ coreStart, end }) => !overlaps(opaque, coreStart, end),
    )
    const isNamed = ({ coreStart, end }: TimeSpan) =>
      NAME_BEFORE_YEAR.test(text.slice(Math.max(0, coreStart - 24), coreStart)) ||
      NAME_BEHIND_YEAR.test(text.slice(end, end + 14))
    const names =
      grammar.language === 'en' ? englishNames(text, tokens, times, facts.stateName) : namesOf(text, times)
    const laws = lawsOf(text, names)
    resolveLaws(laws, sentences, memory.laws)
    memory.laws = [...memory.laws, ...laws].slice(-8)
    const bodies = names.filter(({ kind, start, end }) => kind === 'body' && !overlaps(laws, start, end))
    const masks = union([
      ...opaque,
      ...laws,
      ...times.map(({ coreStart, end }) => ({ start: coreStart, end })),
    ])
    const quantities = quantitiesOf(text, numbersOf(text), masks)
    const reader = new SubjectReader(text, tokens, grammar, times)
    const figures = quantities.map((quantity) => {
      const sentence = sentenceAt(sentences, quantity.start, text)
      const subject =
        grammar.language === 'en'
          ? reader.read(quantity, sentence)
          : plainSubject(text, tokens, quantity, grammar)
      return figureOf(quantity, subject, sentence)
    })
    quantities.forEach(({ changedFrom }, k) => {
      if (changedFrom !== null) figures[k]!.changedFrom = figures[changedFrom] ?? null
    })
    for (const figure of figures) {
      const from = figure.changedFrom
      const isNearer = (from?.subjectRange?.start ?? -1) > (figure.subjectRange?.start ?? Infinity)
      if (from && isNearer) {
        figure.subject = from.subject
        figure.population = from.population
      } else if (from && figure.subject !== '') {
        from.subject = figure.subject
        from.population = figure.population
      }
    }
    spreadAges(figures)
    spreadMoney(text, figures)
    const freeTimes = times.filter((time) => !overlaps(laws, time.coreStart, time.end) && !isNamed(time))
    attachTimes(text, figures, freeTimes)
    relate(text, figures, sentences)
    fillElliptical(text, figures)
    giveRoles(text, figures, facts.today)
    const kept = figures.filter((figure) => isSupported(text, figure))
    return [
      ...figureDrafts(kept),
      ...laws.map((law) => lawDraft(law, sentences, text)),
      ...bodies.map((body) => bodyDraft(body, sentences, text, addressee)),
      ...freeTimes.map((time) => dateDraft(time, sentences, text)),
      ...statementsOf(text, sentences, tokens).map((statement) =>
        statementDraft(statement, sentences, text, times),
      ),
    ].sort((a, b) => a.start - b.start || b.end - a.end)
  }
}

function sentenceAt(sentences: readonly TextRange[], offset: number, text: string): TextRange {
  return rangeAt(sentences, offset) ?? { start: 0, end: text.length }
}

/** Whether a noun follows what may be a year: "2000 women" is no date. */
function countsSomething(tokens: readonly Token[], end: number, grammar: ClaimGrammar): boolean {
  const at = firstFrom(tokens, end)
  const before = tokens[at - 2]?.lower ?? ''
  const token = tokens[at]
  if (token === undefined || token.start - end > 2 || token.isCapital) return false
  if (/^(?:the|a|an|its|this|our|le|la|les|du|el|los|las|del|de|[(\u2013-])$/.test(before)) return false
  return (
    !isBoundary(token, grammar) &&
    !/^(?:\u0433|\u0433\u043e\u0434\p{L}*|\u0433\u0433|\u5e74)$/u.test(token.lower)
  )
}

/** Ranges in order, joined where they meet. */
function union(ranges: readonly TextRange[]): TextRange[] {
  const joined: TextRange[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}

function draft(kind: Draft['kind'], range: TextRange, sentence: TextRange): Draft {
  return {
    kind, start: range.start, end: range.end, sentence: { start: sentence.start, end: sentence.end }, value: null,
    valueTo: null, unit: null, currency: null, subject: '', subjectRange: null, qualifier: null, year: null,
    period: null, population: null, role: null, parts: [], partsAreWhole: false, otherSplits: [], total: null, comparedWith: null,
    sameAs: null, law: null, body: null, deadline: null,
  } // prettier-ignore
}

function figureDrafts(figures: readonly Figure[]): Draft[] {
  const drafts = new Map<Figure, Draft>()
  for (const figure of figures) {
    const { value, valueTo, unit, currency, subject, subjectRange, qualifier, year, period, population } =
      figure
    const { role, deadline, sentence } = figure
    drafts.set(figure, {
      ...draft('figure', figure, sentence),
      ...{
        value: plain(value),
        valueTo: valueTo === null ? null : plain(valueTo),
        unit,
        currency,
        subject,
        subjectRange,
        qualifier,
        year,
        period,
        population,
      },
      ...{ role, deadline },
    })
  }
  for (const [figure, result] of drafts) {
    const [first, ...others] = figure.splits.map(({ parts, isWhole }) => ({
      parts: parts.flatMap((part) => drafts.get(part) ?? []),
      areWhole: isWhole,
    }))
    if (first) {
      result.parts = first.parts
      result.partsAreWhole = first.areWhole
      result.otherSplits = others
    }
    result.total = (figure.partOf && drafts.get(figure.partOf)) ?? null
    result.comparedWith = (figure.comparedWith && drafts.get(figure.comparedWith)) ?? null
    result.sameAs = (figure.sameAs && drafts.get(figure.sameAs)) ?? null
  }
  return [...drafts.values()]
}

/** Without what division and multiplication leave behind: 0.0041, not 0.0040999999999999995. */
const plain = (value: number) => Number(value.toPrecision(12))

function lawDraft({ start, end, law }: LawSpan, sentences: readonly TextRange[], text: string): Draft {
  const result = draft('law', { start, end }, sentenceAt(sentences, start, text))
  return { ...result, law, subject: law.name, year: law.date === null ? null : Number(law.date.slice(0, 4)) }
}

function bodyDraft(
  body: NameSpan,
  sentences: readonly TextRange[],
  text: string,
  addressee: string | null,
): Draft {
  const result = draft('body', body, sentenceAt(sentences, body.start, text))
  const { name } = body
  return { ...result, subject: name, body: { name, isAddressee: name === addressee } }
}

function dateDraft(time: TimeSpan, sentences: readonly TextRange[], text: string): Draft {
  const result = draft('date', time, sentenceAt(sentences, time.start, text))
  const period = time.from === null && time.to === null ? null : { from: time.from, to: time.to }
  return { ...result, year: yearOf(time), period, deadline: time.mode === 'by' ? time.to : null }
}

function statementDraft(
  statement: Statement,
  sentences: readonly TextRange[],
  text: string,
  times: readonly TimeSpan[],
): Draft {
  const { kind, subject, subjectRange } = statement
  const result = draft(kind, statement, sentenceAt(sentences, statement.start, text))
  const inside = times.slice(firstFrom(times, statement.start), firstFrom(times, statement.end))
  const by =
    inside.find(({ mode }) => mode === 'by') ??
    inside.findLast(({ mode, to }) => mode === 'period' && to !== null)
  const deadline = kind === 'promise' ? (by?.to ?? null) : null
  const only = inside.length === 1 ? inside[0]! : null
  return {
    ...result, subject, subjectRange, deadline,
    year: deadline ? Number(deadline.slice(0, 4)) : only ? yearOf(only) : null,
    period: only && (only.from ?? only.to) ? { from: only.from, to: only.to } : null,
  } // prettier-ignore
}
