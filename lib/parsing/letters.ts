import { cutStart, guess, type Block } from './blocks'
import type { Context } from './context'
import { letterPosition, readLetterLabel } from './labels'

/** A block that begins with the letter that is next in order, and how long the letter is. */
interface Lettered {
  block: Block
  end: number
}

/** The letter with which a block begins, when it is the one at a place of the alphabet. */
function letterIn(block: Block, place: number, context: Context): Lettered | null {
  const found = block.marks.isRow ? null : readLetterLabel(block.text, context)
  const isPlace = found?.letters.length === 1 && letterPosition(found.letters[0] ?? '') === place
  return found && isPlace ? { block, end: found.end } : null
}

/** The paragraphs of an answer that begin with (a), (b), (c)\u2026 in order, when the first of them all does. */
function answersUnder(under: readonly Block[], context: Context): Lettered[] {
  const lettered: Lettered[] = []
  for (const [index, block] of under.filter(({ kind }) => kind === 'paragraph').entries()) {
    const found = letterIn(block, lettered.length + 1, context)
    if (found) lettered.push(found)
    else if (index === 0) return []
  }
  return lettered.length > 1 ? lettered : []
}

/** Questions restated letter by letter, each before its answer; empty when they stand together before all answers. */
function questionsUnder(under: readonly Block[], context: Context): Lettered[] {
  const lettered: Lettered[] = []
  let isAnswered = false
  for (const block of under) {
    const isAsked = block.kind === 'question' || context.isEmphatic(block) || context.asks(block.text)
    const found = isAsked ? letterIn(block, lettered.length + 1, context) : null
    if (found) lettered.push(found)
    else if (lettered.length === 1 && !isAsked) isAnswered = true
    else if (lettered.length === 0 && block.kind === 'paragraph') return []
  }
  return isAnswered && lettered.length > 1 ? lettered : []
}

/** Cuts a letter off its block as a label; returns both in order. */
function cutLetter(block: Block, end: number, isQuestion: boolean, context: Context): Block[] {
  if (end >= block.text.length) {
    block.kind = 'label'
    guess(block, 'labelWithoutForm', 0.8)
    return [block]
  }
  const letter = cutStart(context.text, block, end)
  if (letter === null) return [block]
  letter.kind = 'label'
  // A running number stands before the letter, and beside the text behind it.
  delete letter.number
  guess(letter, 'labelInsideLine', 0.7)
  if (isQuestion && block.kind === 'paragraph') {
    block.kind = 'question'
    guess(block, context.isEmphatic(block) ? 'questionByEmphasis' : 'questionByForm', 0.7)
  }
  return [letter, block]
}

/**
 * Marks the letters under a number as labels of their own, where the answer begins with the first of them, or where
 * each restates its question before its answer: `(a)` under `3` is `3 (a)`. A list inside of an answer has text before
 * it. Returns the blocks in their order.
 */
export function markLetters(blocks: readonly Block[], context: Context): Block[] {
  const cuts = new Map<Block, { end: number; isQuestion: boolean }>()
  let label: Block | null = null
  let under: Block[] = []
  const close = () => {
    if (label?.label && label.label.letters.length === 0 && label.label.refs.length === 1) {
      const questions = questionsUnder(under, context)
      const isQuestion = questions.length > 0
      for (const { block, end } of isQuestion ? questions : answersUnder(under, context))
        cuts.set(block, { end, isQuestion })
    }
    under = []
  }
  for (const block of blocks) {
    if (block.kind === 'label' || block.kind === 'heading') {
      close()
      label = block.kind === 'label' ? block : null
    } else if (block.kind === 'paragraph' || block.kind === 'question') under.push(block)
  }
  close()
  return blocks.flatMap((block) => {
    const cut = cuts.get(block)
    return cut === undefined ? [block] : cutLetter(block, cut.end, cut.isQuestion, context)
  })
}
