import type { Question, ReplyParagraph, StateReply } from '@/lib/parsing'
import { alignTexts } from './align'
import type { Matching, ParagraphRow, QuestionRow, SectionRows } from './plan-rows'

/** A paragraph that turns up under another question is known again if it is at least so long: short ones recur. */
const MOVED_LENGTH = 60

/**
 * What lives on when the State files another text: a question by what it answers (the same sub-questions, then any of
 * them), one without labels by its words; then the paragraphs of each by their words, and those moved elsewhere.
 */
export function matchRevised(before: readonly SectionRows[], reply: StateReply): Matching {
  const all = before.flatMap((section) => section.questions)
  // What had been withdrawn comes back only where nothing else fits.
  const rows = [
    ...all.filter(({ withdrawnIn }) => withdrawnIn === null),
    ...all.filter(({ withdrawnIn }) => withdrawnIn !== null),
  ]
  const questions = reply.sections.flatMap((section) => section.questions)
  const matched = matchQuestions(rows, questions)
  const paragraphs = matchParagraphs(rows, questions, matched)
  return {
    questionOf: (question) => matched.get(question),
    paragraphOf: (paragraph) => paragraphs.get(paragraph),
  }
}

function matchQuestions(rows: QuestionRow[], questions: Question[]): Map<Question, QuestionRow> {
  const matched = new Map<Question, QuestionRow>()
  const free = new Set(rows)
  const take = (question: Question, row: QuestionRow | undefined) => {
    if (!row || matched.has(question)) return
    matched.set(question, row)
    free.delete(row)
  }
  if ([...rows, ...questions].some(({ guesses }) => guesses.includes('paragraphsAsUnits'))) {
    // Their numbers are mere places, which shift with every insertion.
    const before = rows.filter(({ withdrawnIn }) => withdrawnIn === null)
    const wordsOf = ({ paragraphs }: { paragraphs: { text: string }[] }) =>
      paragraphs.map(({ text }) => text).join('\n')
    for (const [left, right] of alignTexts(before.map(wordsOf), questions.map(wordsOf)))
      take(questions[right]!, before[left])
    return matched
  }
  const sameRefs = byKey(rows, ({ refs }) => refs.join(' '))
  for (const question of questions) {
    take(
      question,
      sameRefs.get(question.refs.join(' '))?.find((row) => free.has(row)),
    )
  }
  // "9 (i) and (j)" that is now two: the first of them is its heir.
  const sharing = new Map<string, QuestionRow[]>()
  for (const row of rows) for (const ref of row.refs) sharing.set(ref, [...(sharing.get(ref) ?? []), row])
  for (const question of questions) {
    for (const ref of question.refs)
      take(
        question,
        sharing.get(ref)?.find((row) => free.has(row)),
      )
  }
  return matched
}

function matchParagraphs(
  rows: QuestionRow[],
  questions: Question[],
  matched: ReadonlyMap<Question, QuestionRow>,
): Map<ReplyParagraph, ParagraphRow> {
  const result = new Map<ReplyParagraph, ParagraphRow>()
  const taken = new Set<ParagraphRow>()
  const take = (paragraph: ReplyParagraph, row: ParagraphRow) => {
    result.set(paragraph, row)
    taken.add(row)
  }
  for (const [question, { paragraphs }] of matched) {
    const pairs = alignTexts(
      paragraphs.map(({ text }) => text),
      question.paragraphs.map(({ text }) => text),
    )
    for (const [left, right] of pairs) take(question.paragraphs[right]!, paragraphs[left]!)
  }
  const left = rows.flatMap(({ paragraphs }) => paragraphs).filter((row) => !taken.has(row))
  const moved = byKey(left, ({ text }) => text)
  for (const paragraph of questions.flatMap(({ paragraphs }) => paragraphs)) {
    if (result.has(paragraph) || paragraph.text.length < MOVED_LENGTH) continue
    const row = moved.get(paragraph.text)?.find((candidate) => !taken.has(candidate))
    if (row) take(paragraph, row)
  }
  return result
}

function byKey<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const map = new Map<string, Item[]>()
  for (const item of items) {
    const list = map.get(keyOf(item))
    if (list) list.push(item)
    else map.set(keyOf(item), [item])
  }
  return map
}
