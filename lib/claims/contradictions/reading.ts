import type { Question, ReplyParagraph, StateReply } from '@/lib/parsing'
import { en } from '../languages/en'
import { numberReader, numberStyle, type NumberToken } from '../numbers'
import { atEnd, matchBefore, matchEnd, sticky } from '../patterns'
import { sentencesOf, tokensOf, type Token } from '../tokens'
import type { Claim, TextRange } from '../types'

/** What the rules need to know of a figure's claim. */
export type Counted = Pick<
  Claim,
  | 'id'
  | 'start'
  | 'end'
  | 'text'
  | 'value'
  | 'valueTo'
  | 'unit'
  | 'currency'
  | 'qualifier'
  | 'year'
  | 'period'
  | 'role'
  | 'subjectRange'
>

/** A figure where it stands in its sentence. */
export interface Figure {
  claim: Counted
  /** Where the number alone stands in the paragraph's text, its unit included where that follows directly. */
  range: TextRange
  /** Its place among the figures of the sentence: `‹c2›` in the template. */
  index: number
  /** What it is measured in, as the template says it. */
  sort: Sort
}

/** c: things or people, p: per cent or points, m: money, r: ratio, a: age, t: duration, o: anything else. */
export type Sort = 'c' | 'p' | 'm' | 'r' | 'a' | 't' | 'o'

/** A sentence of the reply with the figures in it. */
export interface Sentence extends TextRange {
  /** Its place among the sentences of the reply. */
  order: number
  question: Question
  paragraph: ReplyParagraph
  text: string
  /** The text in which each figure is `‹` sort index `›`, so that a pattern can speak of figures. */
  template: string
  figures: Figure[]
  tokens: Token[]
  /** The claims in it that are no figures, in order of `start`. */
  claims: Claim[]
  /** The sentences beside it in the same paragraph. */
  previous: Sentence | null
  next: Sentence | null
}

const SORTS: Partial<Record<NonNullable<Claim['unit']>, Sort>> = {
  count: 'c',
  percent: 'p',
  percentage_point: 'p',
  money: 'm',
  ratio: 'r',
  age: 'a',
  years: 't',
  months: 't',
  weeks: 't',
  days: 't',
  hours: 't',
  minutes: 't',
}

const byStart = (a: TextRange, b: TextRange) => a.start - b.start
const ABBREVIATIONS: ReadonlySet<string> = new Set(en.abbreviations)

/** The sentences of a reply in their order, each with the figures that the claims found in it. */
export function readSentences(reply: StateReply, claims: readonly Claim[]): Sentence[] {
  const byParagraph = new Map<string, Claim[]>()
  for (const claim of claims) {
    const list = byParagraph.get(claim.paragraph)
    if (list) list.push(claim)
    else byParagraph.set(claim.paragraph, [claim])
  }
  const texts = reply.sections.flatMap(({ questions }) =>
    questions.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)),
  )
  const numbersOf = numberReader(en, numberStyle(texts, en))
  const sentences: Sentence[] = []
  for (const section of reply.sections) {
    for (const question of section.questions) {
      for (const paragraph of question.paragraphs) {
        const known = byParagraph.get(paragraph.id) ?? []
        const bare = bareFigures(paragraph, known, numbersOf(paragraph.text))
        const figures = [...known.filter(({ kind }) => kind === 'figure'), ...bare].sort(byStart)
        const others = known.filter(({ kind }) => kind !== 'figure').sort(byStart)
        let previous: Sentence | null = null
        for (const range of sentencesOf(paragraph.text, ABBREVIATIONS)) {
          const sentence = readSentence(
            sentences.length,
            question,
            paragraph,
            range,
            figures,
            others,
            previous,
          )
          if (previous) previous.next = sentence
          previous = sentence
          sentences.push(sentence)
        }
      }
    }
  }
  return sentences
}

const LABEL_BEFORE = atEnd(en.labelsBefore)
const LABEL_BEHIND = sticky(` ?(?:${en.labelsBehind})`)

/**
 * Numbers that are no claims because nothing beside them says what they count ("29 were granted"): parts of a total
 * are often said like that. They have no id.
 */
function bareFigures(
  { text }: ReplyParagraph,
  claims: readonly Claim[],
  numbers: readonly NumberToken[],
): Counted[] {
  const taken = claims
    .filter(({ kind }) => kind === 'figure' || kind === 'date' || kind === 'law')
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start)
  return numbers.flatMap(({ start, end, value }) => {
    const isName =
      (value >= 1800 && value < 2200 && end - start === 4) ||
      !Number.isInteger(value) ||
      (matchBefore(LABEL_BEFORE, text, start) >= 0 && !/\p{Ll}s number\s$/u.test(text.slice(0, start))) ||
      matchEnd(LABEL_BEHIND, text, end) >= 0 ||
      /[\p{L}\p{N}/.-]$/u.test(text.slice(0, start)) ||
      /^[\p{L}/-]/u.test(text.slice(end))
    if (isName || taken.some((range) => range.start < end && start < range.end)) return []
    return [{ ...BARE, start, end, value, text: text.slice(start, end) }]
  })
}

const BARE = {
  id: '',
  valueTo: null,
  unit: 'count',
  currency: null,
  qualifier: null,
  year: null,
  period: null,
  role: null,
  subjectRange: null,
} satisfies Partial<Counted>

function readSentence(
  order: number,
  question: Question,
  paragraph: ReplyParagraph,
  range: TextRange,
  counted: readonly Counted[],
  others: readonly Claim[],
  previous: Sentence | null,
): Sentence {
  const isInside = ({ start, end }: TextRange) => start >= range.start && end <= range.end
  const figures: Figure[] = []
  let template = ''
  let at = range.start
  for (const claim of counted.filter(isInside)) {
    if (claim.value === null) continue
    const number = numberRange(claim, paragraph.text)
    if (number.start < at) continue
    const sort = SORTS[claim.unit ?? 'count'] ?? 'o'
    const index = figures.length
    figures.push({ claim, range: number, index, sort })
    template += `${paragraph.text.slice(at, number.start)}‹${sort}${index}›`
    at = number.end
  }
  template += paragraph.text.slice(at, range.end)
  const text = paragraph.text.slice(range.start, range.end)
  return {
    ...range,
    order,
    question,
    paragraph,
    text,
    template: template
      .replace(/[\u00a0\u202f]/g, ' ')
      .replace(/\u2011/g, '-')
      .replace(/\u2019/g, "'"),
    figures,
    tokens: tokensOf(text).map((token) => ({
      ...token,
      start: token.start + range.start,
      end: token.end + range.start,
    })),
    claims: others.filter(isInside),
    previous,
    next: null,
  }
}

/** A figure's claim may name what is counted too: the number ends where that begins. */
function numberRange(claim: Counted, text: string): TextRange {
  let { start, end } = claim
  const subject = claim.subjectRange
  if (subject && subject.start > start && subject.start < end) end = subject.start
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1
  while (start < end && /\s/.test(text[start]!)) start += 1
  return { start, end }
}

/** The figure that `‹c2›` or `c2` names. */
export function figureAt(sentence: Sentence, placeholder: string): Figure {
  return sentence.figures[Number(/\d+/.exec(placeholder)![0])]!
}
