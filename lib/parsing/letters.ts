import { cutStart, guess, type Block } from './blocks'
import type { Context } from './context'
import { letterPosition, readLetterLabel } from './labels'

/** A block that begins with the letter that is next in order, and how long the letter is. */
interface Lettered {
  block: Block
  end: number
}

/** The blocks under a label that begin with (a), (b), (c)\u2026 in order, when the first of them all does. */
function letteredUnder(under: readonly Block[], context: Context): Lettered[] {
  const lettered: Lettered[] = []
  for (const [index, block] of under.entries()) {
    const found = block.marks.isRow ? null : readLetterLabel(block.text, context)
    const isNext =
      found?.letters.length === 1 && letterPosition(found.letters[0] ?? '') === lettered.length + 1
    if (found && isNext) lettered.push({ block, end: found.end })
    else if (index === 0) return []
  }
  return lettered.length > 1 ? lettered : []
}

/**
 * Marks the letters under a number as labels of their own, where the answer begins with the first of them: `(a)` under
 * `3` is `3 (a)`. A list inside of an answer has text before it. Returns the blocks in their order.
 */
export function markLetters(blocks: readonly Block[], context: Context): Block[] {
  const cuts = new Map<Block, number>()
  let label: Block | null = null
  let under: Block[] = []
  const close = () => {
    if (label?.label && label.label.letters.length === 0 && label.label.refs.length === 1) {
      for (const { block, end } of letteredUnder(under, context)) cuts.set(block, end)
    }
    under = []
  }
  for (const block of blocks) {
    if (block.kind === 'label' || block.kind === 'heading') {
      close()
      label = block.kind === 'label' ? block : null
    } else if (block.kind === 'paragraph') under.push(block)
  }
  close()
  return blocks.flatMap((block) => {
    const end = cuts.get(block)
    if (end === undefined) return [block]
    if (end >= block.text.length) {
      block.kind = 'label'
      guess(block, 'labelWithoutForm', 0.8)
      return [block]
    }
    const letter = cutStart(context.text, block, end)
    if (letter === null) return [block]
    letter.kind = 'label'
    // The running number stands before the letter, beside the text behind it.
    delete letter.number
    guess(letter, 'labelInsideLine', 0.7)
    return [letter, block]
  })
}
