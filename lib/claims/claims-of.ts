import type { Question, ReplyParagraph, StateReply } from '@/lib/parsing'
import { grammarOf } from './languages'
import { touchesNothing } from './no-answer'
import { singular } from './noun-phrases'
import { paragraphReader, type Draft, type Memory } from './paragraph'
import { cellsOf, isRow, type Cell } from './tables'
import { numberReader, numberStyle } from './numbers'
import type { Claim, TextRange } from './types'

/** What the Committee asked, for the questions whose text the reply does not restate; `slug` is the question's. */
export interface AskedItem {
  slug: string
  text: string
}

/**
 * Every claim of a reply, in the reply's order. The same reply always gives the same claims with the same ids; time
 * grows as the text does; never throws. `items` tells what was asked, for `no_answer`.
 */
export function claimsOf(reply: StateReply, { items = [] }: { items?: readonly AskedItem[] } = {}): Claim[] {
  const questions = reply.sections.flatMap((section) => section.questions)
  const texts = questions.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
  const grammar = grammarOf(reply.language, texts)
  const style = numberStyle(texts, grammar)
  const read = paragraphReader(grammar, style, {
    stateName: reply.stateName,
    committeeName: reply.committeeName,
    today: reply.dateReceived,
  })
  const numbersOf = numberReader(grammar, style)
  const asked = new Map(items.map(({ slug, text }) => [slug, text]))
  return questions.flatMap((question) => {
    const claims: Claim[] = []
    const { paragraphs } = question
    const memory: Memory = { laws: [] }
    for (let at = 0; at < paragraphs.length; at++) {
      const rows: ReplyParagraph[] = []
      while (at + rows.length < paragraphs.length && isRow(paragraphs[at + rows.length]!))
        rows.push(paragraphs[at + rows.length]!)
      if (rows.length >= 2) {
        claims.push(...tableClaims(question, rows, cellsOf(rows, numbersOf), grammar.language))
        at += rows.length - 1
      } else {
        const paragraph = paragraphs[at]!
        claims.push(...finish(question, paragraph, read(paragraph.text, memory)))
      }
    }
    const unanswered = noAnswer(question, asked.get(question.slug))
    return unanswered ? [unanswered, ...claims] : claims
  })
}

/** Gives drafts their ids and turns their links into ids. */
function finish(question: Question, paragraph: ReplyParagraph, drafts: readonly Draft[]): Claim[] {
  const ids = new Map<Draft, string>()
  const used = new Set<string>()
  const kept = drafts.filter((draft) => {
    const id = claimId(paragraph.id, draft, draft.kind)
    if (used.has(id)) return false
    used.add(id)
    ids.set(draft, id)
    return true
  })
  const idOf = (draft: Draft | null) => (draft ? (ids.get(draft) ?? null) : null)
  return kept.map((draft) => {
    const { parts, otherSplits, total, comparedWith, sameAs, ...plain } = draft
    return {
      ...plain,
      id: ids.get(draft)!,
      question: question.label,
      slug: question.slug,
      paragraph: paragraph.id,
      text: paragraph.text.slice(draft.start, draft.end),
      parts: parts.flatMap((part) => idOf(part) ?? []),
      otherSplits: otherSplits.map(({ parts: others, areWhole }) => ({
        parts: others.flatMap((part) => idOf(part) ?? []),
        areWhole,
      })),
      total: idOf(total),
      comparedWith: idOf(comparedWith),
      sameAs: idOf(sameAs),
    }
  })
}

function claimId(paragraph: string, { start, end }: TextRange, kind: Claim['kind']): string {
  return `${paragraph}:${start}-${end}:${kind}`
}

function tableClaims(
  question: Question,
  rows: readonly ReplyParagraph[],
  cells: readonly Cell[],
  language: string,
): Claim[] {
  const idOf = ({ paragraph, start, end }: Cell) => claimId(paragraph, { start, end }, 'figure')
  const totals = new Map(cells.flatMap((cell) => cell.parts.map((part) => [part, cell] as const)))
  const texts = new Map(rows.map((row) => [row.id, row.text]))
  return cells.map((cell) => {
    const text = texts.get(cell.paragraph) ?? ''
    const total = totals.get(cell)
    return {
      ...EMPTY_CLAIM,
      id: idOf(cell),
      kind: 'figure',
      question: question.label,
      slug: question.slug,
      paragraph: cell.paragraph,
      start: cell.start,
      end: cell.end,
      text: text.slice(cell.start, cell.end),
      sentence: { start: 0, end: text.length },
      value: cell.value,
      unit: cell.isPercent ? 'percent' : 'count',
      subject: headOf(cell.column, language),
      population: cell.row === '' ? null : cell.row,
      year: cell.year,
      period: cell.year === null ? null : { from: `${cell.year}-01-01`, to: `${cell.year}-12-31` },
      parts: cell.parts.map(idOf),
      partsAreWhole: cell.parts.length >= 2 && !cell.isPercent,
      total: total ? idOf(total) : null,
    }
  })
}

/** What a column counts; its plurals are in the singular, as everywhere. */
function headOf(column: string, language: string): string {
  const words = column.toLowerCase().trim().split(/\s+/)
  return (language === 'en' ? words.map(singular) : words).join(' ')
}

/** A claim that says nothing; kinds fill what they know. */
const EMPTY_CLAIM = {
  value: null, valueTo: null, unit: null, currency: null, subject: '', subjectRange: null, qualifier: null, year: null,
  period: null, population: null, role: null, parts: [], partsAreWhole: false, otherSplits: [], total: null, comparedWith: null,
  sameAs: null, law: null, body: null, deadline: null,
} satisfies Partial<Claim> // prettier-ignore

function noAnswer(question: Question, listed: string | undefined): Claim | null {
  const restated = (question as Question & { text?: string }).text
  const asked = restated?.trim() ? restated : (listed ?? '')
  const first = question.paragraphs[0]
  if (first === undefined || first.text === '') return null
  if (!touchesNothing(asked, question.paragraphs.map(({ text }) => text).join('\n'))) return null
  const range = { start: 0, end: first.text.length }
  return {
    ...EMPTY_CLAIM,
    ...range,
    id: claimId(first.id, range, 'no_answer'),
    kind: 'no_answer',
    question: question.label,
    slug: question.slug,
    paragraph: first.id,
    text: first.text,
    sentence: range,
  }
}
