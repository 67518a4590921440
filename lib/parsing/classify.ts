import { gatherBlocks, isContent, looksLikeHeading, type Block } from './blocks'
import { contextOf, type Context } from './context'
import type { SourceDocument } from './document'
import { headingFormOf } from './forms'
import { detectLanguage } from './languages/detect'
import { markBody } from './headings'
import { markLabels } from './labelling'
import { endsSentence } from './joining'
import { markLetters } from './letters'
import { headLength, isKnownHead, markPreamble, splitHeadRows } from './preamble'
import { markQuestions } from './questions'

/** Without labels and without a head that is known, a text with fewer paragraphs than this is no reply. */
const MIN_PARAGRAPHS = 3
const MIN_PARAGRAPH_LENGTH = 40

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

/** In a document without any label each paragraph is a unit, labelled with its position; short lines are headings. */
function markUnits(blocks: readonly Block[], context: Context): Block[] {
  const contents = blocks.filter((block) => block.kind === 'paragraph')
  const head = headLength(contents)
  const paragraphs = contents.slice(head)
  if (!isKnownHead(contents.slice(0, head)) && paragraphs.filter(isParagraph).length < MIN_PARAGRAPHS) {
    return [...blocks]
  }
  const units = new Map<Block, Block>()
  for (const [index, block] of paragraphs.entries()) {
    const next = paragraphs[index + 1]
    const isShort = looksLikeHeading(block.text) && !block.marks.isRow && !block.isIndented
    const isHeading =
      block.marks.heading !== null ||
      (isShort &&
        next !== undefined &&
        !next.marks.isRow &&
        (isParagraph(next) ||
          headingFormOf(block.text, context.grammars) !== null ||
          next.marks.heading !== null))
    if (!isHeading && !block.marks.isRow) units.set(block, unitLabel(block, units.size + 1))
  }
  return blocks.flatMap((block) => {
    const unit = units.get(block)
    return unit === undefined ? [block] : [unit, block]
  })
}

/** Reads a document into blocks that each have their final kind. Never throws, and loses no character. */
export function classifyBlocks(document: SourceDocument): Block[] {
  const language = detectLanguage(document.text)
  const gathered = splitHeadRows(document.text, gatherBlocks(document, { language }))
  const context = contextOf(document, language, gathered)
  let blocks = markLabels(gathered, context)
  if (!blocks.some((block) => block.kind === 'label')) blocks = markUnits(blocks, context)
  const contents = blocks.filter(isContent)
  const firstLabel = contents.findIndex((block) => block.kind === 'label')
  const bodyStart = firstLabel === -1 ? contents.length : firstLabel
  const body = contents.slice(bodyStart)
  const preamble = contents.slice(0, bodyStart)
  markPreamble(preamble, firstLabel !== -1, context)
  markBody(preamble, body, context)
  markQuestions(body, context)
  return markLetters(blocks, context)
}
