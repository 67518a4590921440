import {
  cutStart,
  guess,
  isContent,
  leadOfBlock,
  looksLikeHeading,
  nameStart,
  type Block,
  type Lead,
} from './blocks'
import type { Context } from './context'
import { isHeaderLine } from './forms'
import { letterPosition, looksLikeLabel, type Label } from './labels'
import { headLength } from './preamble'
import { rolesOfNumbers, type Numbered, type NumberRole, type StrongLabel } from './numbered'

/** How far a number may be ahead of the label before it and still be a label. */
const MAX_NUMBER_STEP = 10

/** Says whether paragraphs are indented in this text: then a line that is not has a reason. */
export function usesIndents(blocks: readonly Block[]): boolean {
  const [texts, labels] = [
    blocks.filter((block) => isContent(block) && block.label === null),
    blocks.filter((block) => isContent(block) && block.label !== null),
  ]
  // Where labels are indented too, as in a text with a margin, indents say nothing.
  if (labels.length > 0 && labels.every((block) => block.isIndented)) return false
  return texts.filter((block) => block.isIndented).length * 2 >= texts.length
}

/** The last number that a label names. */
export function lastNumber(label: Label): number {
  return Math.max(...label.refs.map((ref) => Number(/^\d+/.exec(ref)?.[0] ?? 0)))
}

function hasLetters({ refs }: Label): boolean {
  return refs.some((ref) => !/^\d+$/.test(ref))
}

/** Labels that are ones wherever they stand: those with words around the number, with letters, or with several numbers. */
function isCertain(label: Label): boolean {
  return label.form === 'worded' || hasLetters(label) || label.refs.length > 1
}

/** For each block the number of the next label with letters; such a label is one wherever it stands. */
function nextCertainNumbers(blocks: readonly Block[]): (number | null)[] {
  const next: (number | null)[] = []
  let number: number | null = null
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    next[index] = number
    const label = blocks[index]?.label
    if (label && isCertain(label)) number = Number(label.number)
  }
  return next
}

/** A bare number is a label when it goes on in order and text follows it as an answer does; else it is a figure. */
function fitsBareLabel(block: Block, next: Block | undefined, isIndentedText: boolean): boolean {
  if (next === undefined || next.label !== null || next.marks.isRow || isHeaderLine(next.text)) return false
  return block.isApart || (isIndentedText && next.isIndented)
}

/** Says whether a label with text behind it goes on from the labels before it, and is no citation. */
function goesOn(label: Label, last: number, lastLetter: number): boolean {
  const number = Number(label.number)
  if (last === 0) return true
  if (number > last) return number <= last + MAX_NUMBER_STEP
  return number === last && (letterPosition(label.letters[0] ?? '') ?? 0) > lastLetter
}

/** Marks what is a label whatever else numbers the text: on a line of its own, or with words or letters. */
function markStrong(contents: readonly Block[], leads: ReadonlyMap<Block, Lead>): Set<Block> {
  const isIndentedText = usesIndents(contents)
  const nextCertain = nextCertainNumbers(contents)
  const hasWorded = contents.some(({ label }) => label?.form === 'worded')
  const strong = new Set<Block>()
  let last = 0
  let lastLetter = 0
  for (const [index, block] of contents.entries()) {
    const { label } = block
    const lead = leads.get(block)?.label
    const found = label ?? lead
    if (found === undefined || found === null) {
      if (looksLikeLabel(block.text) && !block.marks.isRow) guess(block, 'unreadLabel', 0.5)
      continue
    }
    const number = Number(found.number)
    if (label === null) {
      if (!isCertain(found)) continue
      if (!goesOn(found, last, lastLetter)) {
        if (hasLetters(found)) guess(block, 'unreadLabel', 0.5)
        continue
      }
    } else if (!isCertain(label)) {
      const isInOrder =
        number > last && number <= last + MAX_NUMBER_STEP && number <= (nextCertain[index] ?? number)
      if (!isInOrder || hasWorded) continue
      if (!fitsBareLabel(block, contents[index + 1], isIndentedText)) {
        guess(block, 'numberNotALabel', 0.5)
        continue
      }
      guess(block, 'labelWithoutForm', 0.9)
    }
    strong.add(block)
    last = lastNumber(found)
    lastLetter = letterPosition(found.letters.at(-1) ?? '') ?? 0
  }
  return strong
}

/** One bare number among many numbered paragraphs is that of a page. */
function dropLonely(strong: Set<Block>, leads: ReadonlyMap<Block, Lead>): void {
  const [only] = strong
  if (strong.size !== 1 || only?.label?.form === 'worded' || !only?.guesses.includes('labelWithoutForm'))
    return
  if ([...leads.values()].filter(({ label }) => !isCertain(label)).length < 3) return
  strong.delete(only)
  only.guesses = ['numberNotALabel']
}

function asLabel(block: Block, label: Label): void {
  block.kind = 'label'
  block.label = label
  if (label.lookalikes.length > 0) guess(block, 'lookalikeLetter', 0.9)
}

/** Cuts the label off the text behind it, which becomes a block of its own. */
function cutLabel(
  text: string,
  block: Block,
  lead: Lead,
  role: NumberRole,
  next: Block | undefined,
): Block[] {
  const label = cutStart(text, block, lead.end)
  if (label === null) return [block]
  asLabel(label, lead.label)
  if (role === 'unit') guess(label, 'paragraphsAsUnits', 0.6)
  else if (lead.isFromList) guess(label, 'labelFromListNumber', 0.8)
  else guess(label, 'labelInsideLine', isCertain(lead.label) ? 0.9 : 0.8)
  // `Question 3: Access to justice` says what is asked, and the answer follows.
  const isTitle = lead.label.form === 'worded' && looksLikeHeading(block.text) && next?.kind === 'paragraph'
  if (role === 'title' || label.marks.heading !== null || isTitle) {
    block.kind = 'question'
    guess(block, 'questionByForm', 0.6)
  }
  return [label, block]
}

/** The figures of a number, in their own script, without the sign behind them. */
function digitsOf(printed: string): string {
  return /\p{N}+/u.exec(printed)?.[0] ?? printed
}

function numberedBlocks(
  contents: readonly Block[],
  leads: ReadonlyMap<Block, Lead>,
  strong: ReadonlySet<Block>,
): Numbered[] {
  const head = headLength(contents)
  const total = contents.slice(head).reduce((sum, block) => sum + block.text.length, 0)
  const numbered: Numbered[] = []
  let passed = 0
  for (const [index, block] of contents.entries()) {
    const lead = leads.get(block)
    if (lead && !strong.has(block) && !isCertain(lead.label)) {
      const isNumber = lead.label.form === 'numbered' || lead.isFromList
      if (isNumber) numbered.push({ block, lead, index, before: passed / Math.max(total, 1) })
    }
    if (index >= head) passed += block.text.length
  }
  return numbered
}

/** For each block the content behind it, when that is no label. */
function nextParagraphs(blocks: readonly Block[], strong: ReadonlySet<Block>): Map<Block, Block> {
  const next = new Map<Block, Block>()
  let behind: Block | undefined
  for (const block of blocks.toReversed()) {
    if (!isContent(block)) continue
    if (behind !== undefined && !strong.has(behind)) next.set(block, behind)
    behind = block
  }
  return next
}

/**
 * Decides which blocks are labels, cuts labels off the text that stands on their line, and takes the running numbers
 * of paragraphs out of the words. Returns the blocks in their order.
 */
export function markLabels(blocks: readonly Block[], context: Context): Block[] {
  const { text } = context
  const contents = blocks.filter((block) => block.kind === 'paragraph')
  const leads = new Map<Block, Lead>()
  for (const block of contents) {
    const lead = leadOfBlock(block, context)
    if (lead !== null) leads.set(block, lead)
  }
  const strong = markStrong(contents, leads)
  dropLonely(strong, leads)
  const labels: StrongLabel[] = contents.flatMap((block, index) => {
    const label = strong.has(block) ? (block.label ?? leads.get(block)?.label) : null
    return label ? [{ index, number: Number(label.number) }] : []
  })
  const hasWorded = [...strong].some((block) => (block.label ?? leads.get(block)?.label)?.form === 'worded')
  const roles = rolesOfNumbers(numberedBlocks(contents, leads, strong), labels, hasWorded, context)
  const nextContent = nextParagraphs(blocks, strong)
  // All that stands between a question restated with its number and the label of its answer belongs to it.
  let isAsked = false
  return blocks.flatMap((block) => {
    const lead = leads.get(block)
    const role = roles.get(block) ?? 'text'
    if (isContent(block))
      isAsked = role === 'asked' || (isAsked && role === 'text' && !strong.has(block) && !block.marks.isRow)
    if (strong.has(block) && block.label !== null) {
      asLabel(block, block.label)
      return [block]
    }
    if (lead !== undefined && (strong.has(block) || role === 'label' || role === 'unit' || role === 'title'))
      return cutLabel(text, block, lead, role, nextContent.get(block))
    if (lead !== undefined && (role === 'number' || role === 'asked')) {
      const number = nameStart(text, block, lead.end, 'number')
      if (number !== null && role === 'number')
        block.number = { ...number, printed: digitsOf(number.printed) }
    } else if (role === 'heading') {
      block.kind = 'heading'
      guess(block, 'headingByForm', 0.8)
    }
    if (isAsked && block.kind === 'paragraph') {
      block.kind = 'question'
      guess(block, 'questionByForm', 0.7)
    }
    return [block]
  })
}
