import { guess, looksLikeHeading, nameStart, type Block } from './blocks'
import type { Context } from './context'
import { answerMarkLength, questionIn } from './forms'

/** How far behind a label the mark before its answer is looked for. */
const MAX_QUESTION_BLOCKS = 30
/** A form that so many labels have in common is how this document restates questions. */
const USUAL_SHARE = 0.5

const LIST_ITEM = /^[^\p{L}\p{N}]{0,2}(?:\p{L}{1,3}|\p{N}{1,2})[.)\uff09]/u

/** A label and what stands under it, up to the next label or heading. */
interface Run {
  label: Block
  under: Block[]
}

function runsOf(body: readonly Block[]): Run[] {
  const runs: Run[] = []
  for (const block of body) {
    if (block.kind === 'label') runs.push({ label: block, under: [] })
    else if (block.kind === 'paragraph') runs.at(-1)?.under.push(block)
  }
  return runs
}

function asQuestion(
  blocks: readonly Block[],
  code: 'questionByEmphasis' | 'questionByForm',
  confidence: number,
) {
  for (const block of blocks) {
    block.kind = 'question'
    guess(block, code, confidence)
  }
}

/** Where the mark before the answer stands, and how long it is. */
interface AnswerMark {
  at: number
  length: number
}

function answerMarkOf({ under }: Run, context: Context): AnswerMark | null {
  for (const [at, block] of under.slice(0, MAX_QUESTION_BLOCKS).entries()) {
    if (block.marks.isRow) return null
    const length = answerMarkLength(block.text, context.grammars)
    if (length > 0) return { at, length }
  }
  return null
}

/** Takes the mark out of the words; a line that is nothing else becomes an artefact. */
function cutAnswerMark(block: Block, length: number, text: string): void {
  if (length < block.text.length) {
    nameStart(text, block, length, 'answerMark')
    return
  }
  block.kind = 'artefact'
  block.text = ''
  for (const part of block.parts) part.artefact ??= 'answerMark'
}

/** How many blocks of a run, from its first, are set apart by their look. */
function emphaticLength({ under }: Run, context: Context): number {
  const end = under.findIndex((block) => block.marks.isRow || !context.isEmphatic(block))
  return end === -1 ? under.length : end
}

const INTRODUCES = /[:\uff1a]$/
const PARTS_ITEMS = /[;,\uff1b\u060c\u061b]$/

/** How many items of its list follow a question that is set apart, in another look: an answer stands behind the last. */
function itemsBehind(under: readonly Block[], from: number): number {
  if (!INTRODUCES.test(under[from - 1]?.text ?? '')) return 0
  let end = from
  for (; end < under.length; end += 1) {
    const block = under[end]
    if (block === undefined || block.marks.isRow || !LIST_ITEM.test(block.text)) return 0
    if (!PARTS_ITEMS.test(block.text) && !/[;,] ?\p{L}{1,3}$/u.test(block.text)) break
  }
  const [last, behind] = [under[end], under[end + 1]]
  return last && behind && end > from && !LIST_ITEM.test(behind.text) ? end + 1 - from : 0
}

/** How many blocks of a run, from its first, ask: the first of them, and the items of its list. */
function askingLength({ under }: Run, context: Context, isUsual: boolean): number {
  const [first] = under
  if (first === undefined || first.marks.isRow) return 0
  const where = questionIn(first.text, context.grammars)
  if (where === null || (where === 'later' && !isUsual)) return 0
  let length = 1
  while (length < under.length - 1) {
    const [last, block] = [under[length - 1], under[length]]
    if (last === undefined || block === undefined || block.marks.isRow) break
    const isItem = /[:;,\uff1a\uff1b\u060c\u061b]$/.test(last.text) && LIST_ITEM.test(block.text)
    if (!isItem && questionIn(block.text, context.grammars) !== 'first') break
    length += 1
  }
  return length
}

/** Marks the question that is restated before a label: what is set apart and asks, behind the answer before. */
function markBefore({ under }: Run, context: Context): void {
  let start = under.length
  while (start > 1) {
    const block = under[start - 1]
    if (block === undefined || block.marks.isRow || !context.isEmphatic(block)) break
    start -= 1
  }
  const blocks = under.slice(start)
  if (blocks.length === 0 || !blocks.some((block) => context.asks(block.text))) return
  asQuestion(blocks, 'questionByEmphasis', 0.8)
  under.splice(start)
}

/** Tells the Committee's questions, where the document restates them before the answers, from the answers. */
export function markQuestions(body: readonly Block[], context: Context): void {
  const runs = runsOf(body)
  const share = (is: (run: Run) => boolean) => runs.filter(is).length / Math.max(1, runs.length)
  const marks = new Map(runs.map((run) => [run, answerMarkOf(run, context)]))
  const isMarkUsual = share((run) => marks.get(run) !== null) >= USUAL_SHARE
  const isLookUsual = share((run) => emphaticLength(run, context) > 0) >= USUAL_SHARE
  const isAskUsual =
    runs.length > 1 &&
    share(({ under: [first] }) => first !== undefined && context.asks(first.text)) >= USUAL_SHARE
  for (const run of runs) {
    const mark = marks.get(run)
    const before = mark ? run.under.slice(0, mark.at) : []
    if (mark && (isMarkUsual || mark.at === 0 || before.every((block) => context.asks(block.text)))) {
      asQuestion(before, 'questionByForm', 0.9)
      const marked = run.under[mark.at]
      if (marked !== undefined) cutAnswerMark(marked, mark.length, context.text)
      continue
    }
    markBefore(run, context)
    const look = emphaticLength(run, context)
    const first = run.under[0]
    const isSentence = first !== undefined && !looksLikeHeading(first.text)
    if (look > 0 && look < run.under.length && (isLookUsual || isSentence)) {
      asQuestion(run.under.slice(0, look), 'questionByEmphasis', 0.85)
      asQuestion(run.under.slice(look, look + itemsBehind(run.under, look)), 'questionByForm', 0.7)
      continue
    }
    const asking = askingLength(run, context, isAskUsual)
    if (asking > 0) asQuestion(run.under.slice(0, asking), 'questionByForm', 0.7)
  }
}
