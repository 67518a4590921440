import { guess, looksLikeHeading, type Block } from './blocks'
import type { Context } from './context'
import { headingFormOf } from './forms'
import { isKnownFootnote } from './header'
import { usesIndents } from './labelling'
import { MAX_STRUCTURE_LENGTH } from './limits'
import { cutLeadingMark, cutMark, cutTrailingMark, LEADING_MARK } from './preamble'

/** Superscript figures, or a figure in square brackets: how texts print the sign of a footnote at its start. */
const NOTE_FORM = /^(?:[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}|\[\d{1,3}\]) ?\p{Lu}/u

/** For each block the number of the last label before it. */
function numbersBefore(body: readonly Block[]): string[] {
  let number = ''
  return body.map((block) => {
    const before = number
    if (block.kind === 'label') number = block.label?.number ?? block.typed ?? ''
    return before
  })
}

/** The level of the headings of the file that lead to labels; deeper ones are headings inside of answers. */
function deepestLevel(contents: readonly Block[]): number {
  let deepest = 0
  let run: number[] = []
  for (const { kind, marks } of contents) {
    if (kind === 'label') {
      deepest = Math.max(deepest, ...run)
      run = []
    } else if (marks.heading !== null) run.push(marks.heading)
    else if (kind !== 'note') run = []
  }
  return deepest
}

function markNotes(body: readonly Block[], text: string): void {
  for (const block of body) {
    if (block.kind !== 'paragraph') continue
    if (LEADING_MARK.test(block.text) && isKnownFootnote(block.text)) {
      block.kind = 'note'
      cutMark(text, block, cutLeadingMark)
    } else if (NOTE_FORM.test(block.text) && block.text.length <= MAX_STRUCTURE_LENGTH) {
      block.kind = 'note'
      guess(block, 'noteByForm', 0.6)
    }
  }
}

/**
 * Marks the headings behind the first label: lines that the file names headings, and lines in the form of one, where
 * they lead to a label with a new number.
 */
export function markBody(preamble: readonly Block[], body: readonly Block[], context: Context): void {
  const { text, grammars } = context
  markNotes(body, text)
  const isIndentedText = usesIndents(body)
  const numbers = numbersBefore(body)
  const deepest = deepestLevel([...preamble, ...body])
  const isStyled = body.filter(({ kind, marks }) => kind === 'paragraph' && marks.heading !== null).length > 1
  let next: Block | undefined
  for (let index = body.length - 1; index >= 0; index -= 1) {
    const block = body[index]
    if (block === undefined || block.kind === 'note' || block.kind === 'question') continue
    const behind = next
    next = block
    if (block.kind !== 'paragraph' || block.marks.isRow || block.number !== undefined) continue
    if (block.guesses.includes('unreadLabel') || block.guesses.includes('numberNotALabel')) continue
    const leadsToLabel = behind?.kind === 'label'
    const leads = leadsToLabel || behind?.kind === 'heading'
    if (block.marks.heading !== null && block.text.length <= MAX_STRUCTURE_LENGTH) {
      if (leads ? !isAnswer(body, index, behind) : block.marks.heading <= deepest && behind !== undefined) {
        block.kind = 'heading'
        cutMark(text, block, cutTrailingMark)
      }
      continue
    }
    // In a text without indents, the first block behind a label is its answer, however short.
    const isOutside = isIndentedText ? !block.isIndented : body[index - 1]?.kind !== 'label'
    if (!isOutside || !looksLikeHeading(block.text)) continue
    if (isStyled && !context.isEmphatic(block)) continue
    const form = headingFormOf(block.text, grammars)
    const leadsToHeading = behind?.kind === 'heading' && (isIndentedText || form !== null)
    const isNumbered = form === 'enumerated' && behind !== undefined && context.isEmphatic(block)
    const isNewNumber = leadsToLabel && behind.label?.number !== numbers[index]
    if (leadsToHeading || isNewNumber || isNumbered || (leadsToLabel && form !== null)) {
      block.kind = 'heading'
      guess(block, 'headingByForm', form === null ? 0.8 : 0.9)
      cutMark(text, block, cutTrailingMark)
    } else if (leadsToLabel && isIndentedText && block.isApart) guess(block, 'possibleHeading', 0.6)
  }
}

/** Says whether a line in a heading's style is all that stands between two labels of one number. */
function isAnswer(body: readonly Block[], index: number, behind: Block | undefined): boolean {
  const before = body[index - 1]
  return before?.kind === 'label' && behind?.kind === 'label' && before.label?.number === behind.label?.number
}
