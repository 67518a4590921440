import { gatherBlocks, isContent, looksLikeHeading, type Block } from './blocks'
import { contextOf, type Context } from './context'
import type { SourceDocument } from './document'
import { answerMarkLength, headingFormOf, questionIn } from './forms'
import { detectLanguage } from './languages/detect'
import { markBody } from './headings'
import { markLabels } from './labelling'
import { endsSentence } from './joining'
import { markLetters } from './letters'
import type { GuessCode } from './outline'
import { headLength, isKnownHead, markPreamble, splitHeadRows } from './preamble'
import { markQuestions } from './questions'
import { splitAnswerRows } from './rows'

/** Without labels and without a head that is known, a text with fewer paragraphs than this is no reply. */
const MIN_PARAGRAPHS = 3
const MIN_PARAGRAPH_LENGTH = 40
const NUMBER_GUESSES = new Set<GuessCode>(['paragraphsAsUnits', 'labelFromListNumber', 'labelInsideLine'])
/** Where more of the paragraphs ask than this, they are a list of questions without answers. */
const MAX_ASKING = 0.7

function isParagraph(block: Block): boolean {
  return block.text.length >= MIN_PARAGRAPH_LENGTH && endsSentence(block.text)
}

/** A label that stands in no place of the text, before a paragraph that is a unit of its own. */
function unitLabel(block: Block, position: number): Block {
  return {
    ...block,
    kind: 'label',
    parts: [],
    text: String(position),
    typed: String(position),
    label: null,
    confidence: 0.5,
    guesses: ['paragraphsAsUnits'],
  }
}

/** The paragraphs that begin a unit where questions are restated without their numbers; empty where they are not. */
function restatedUnits(paragraphs: readonly Block[], context: Context): Set<Block> {
  const isMarked = (block: Block | undefined) =>
    block !== undefined && !block.marks.isRow && answerMarkLength(block.text, context.grammars) > 0
  const asking = paragraphs.map((block, index) => {
    if (block.marks.isRow || isMarked(block)) return false
    if (isMarked(paragraphs[index + 1])) return true
    return (
      questionIn(block.text, context.grammars) === 'first' ||
      (context.isEmphatic(block) && context.asks(block.text))
    )
  })
  const units = paragraphs.filter((_, index) => asking[index] && !asking[index - 1])
  const share = asking.filter(Boolean).length / paragraphs.length
  return new Set(units.length > 1 && share <= MAX_ASKING ? units : [])
}

function isUnitHeading(block: Block, next: Block | undefined, context: Context): boolean {
  if (block.marks.heading !== null) return true
  if (block.marks.isRow || block.isIndented || !looksLikeHeading(block.text)) return false
  if (next === undefined || next.marks.isRow) return false
  return (
    isParagraph(next) || headingFormOf(block.text, context.grammars) !== null || next.marks.heading !== null
  )
}

/**
 * In a document without any label each paragraph is a unit, or each restated question with its answer, labelled with
 * its position; short lines are headings.
 */
function markUnits(blocks: readonly Block[], context: Context): Block[] {
  const contents = blocks.filter((block) => block.kind === 'paragraph')
  const head = headLength(contents)
  const paragraphs = contents.slice(head)
  if (!isKnownHead(contents.slice(0, head)) && paragraphs.filter(isParagraph).length < MIN_PARAGRAPHS) {
    return [...blocks]
  }
  const restated = restatedUnits(paragraphs, context)
  const units = new Map<Block, Block>()
  for (const [index, block] of paragraphs.entries()) {
    const isUnit =
      restated.size > 0
        ? restated.has(block)
        : !block.marks.isRow && !isUnitHeading(block, paragraphs[index + 1], context)
    if (isUnit) units.set(block, unitLabel(block, units.size + 1))
  }
  return blocks.flatMap((block) => {
    const unit = units.get(block)
    return unit === undefined ? [block] : [unit, block]
  })
}

/** What the Committee writes is numbered by the Committee: its paragraphs are no guess, and it answers nothing. */
function settleNumbers(blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (block.kind !== 'label' || block.typed !== undefined) continue
    block.guesses = block.guesses.filter((code) => !NUMBER_GUESSES.has(code))
    if (block.guesses.length === 0) block.confidence = 1
  }
}

/**
 * Reads a document into blocks that each have their final kind. Never throws, and loses no character. In what the
 * Committee wrote nothing is restated.
 */
export function classifyBlocks(document: SourceDocument, isReply = true): Block[] {
  const language = detectLanguage(document.text)
  const gathered = splitHeadRows(document.text, gatherBlocks(document, { language }))
  const context = contextOf(document, language, gathered)
  let blocks = markLabels(splitAnswerRows(gathered, context), context)
  if (!blocks.some((block) => block.kind === 'label')) blocks = markUnits(blocks, context)
  const contents = blocks.filter(isContent)
  const firstLabel = contents.findIndex((block) => block.kind === 'label')
  const bodyStart = firstLabel === -1 ? contents.length : firstLabel
  const body = contents.slice(bodyStart)
  const preamble = contents.slice(0, bodyStart)
  markPreamble(preamble, firstLabel !== -1, context)
  markBody(preamble, body, context)
  if (!isReply) {
    settleNumbers(blocks)
    return blocks
  }
  markQuestions(body, context)
  return markLetters(blocks, context)
}
