/**
 * What a person corrects in an outline before, or after, a reply is made of it. Every function is pure and returns the
 * outline itself when there is nothing to do (an unknown id, an empty text, a split at an end), so that a screen can
 * tell by identity. No character of the document is ever lost: the ranges of all blocks together are always the same,
 * but for the running numbers of paragraphs, which move into the text where it becomes something that shows them.
 * What a person decided is certain: confidence 1, no guesses.
 */
import type { SourceDocument } from './document'
import { readLabel, readLeadingLabel, type Label, type LabelOptions } from './labels'
import type { BlockKind, Outline, OutlineBlock } from './outline'
import { blockText, findBlock } from './words'

export { blockText, findBlock } from './words'

/** Kinds whose running number stands beside the text; elsewhere it is part of the words. */
const NUMBERED_KINDS = new Set<BlockKind>(['paragraph', 'question', 'note', 'dropped'])

/** The number of the block that was typed last: it has the id `t3` after the third. */
function typedSoFar(outline: Outline): number {
  return Math.max(
    outline.typed ?? 0,
    ...outline.blocks.map(({ id }) => (/^t\d{1,9}$/.test(id) ? Number(id.slice(1)) : 0)),
  )
}

/** Puts other blocks in the place of `count` blocks from `index` on. */
function replace(outline: Outline, index: number, count: number, ...blocks: OutlineBlock[]): Outline {
  return { ...outline, blocks: outline.blocks.toSpliced(index, count, ...blocks) }
}

function decided(block: OutlineBlock): OutlineBlock {
  return { ...block, confidence: 1, guesses: [] }
}

/** The block with its running number, if it has one, as the first of its words. */
function withNumberInside(block: OutlineBlock): OutlineBlock {
  const { number, numberRange, ...rest } = block
  if (number === undefined) return block
  if (numberRange !== undefined) rest.ranges = [numberRange, ...rest.ranges]
  if (rest.text !== undefined) rest.text = `${number} ${rest.text}`
  return rest
}

function typedBlock(outline: Outline, kind: BlockKind, text: string): { block: OutlineBlock; typed: number } {
  const typed = typedSoFar(outline) + 1
  return { block: { id: `t${typed}`, kind, ranges: [], text, confidence: 1, guesses: [] }, typed }
}

/** The label that a block prints, or begins with; null when its words are no label that can be read. */
export function labelOfBlock(
  document: SourceDocument,
  block: OutlineBlock,
  options: LabelOptions = {},
): Label | null {
  const text = blockText(document, block)
  return readLabel(text, options) ?? readLeadingLabel(text, options)?.label ?? null
}

/** A label that stands in no place of the document: typed, or that of a unit in a document without labels. */
function isPlaceless({ kind, ranges }: OutlineBlock): boolean {
  return kind === 'label' && ranges.length === 0
}

/**
 * Joins a block to the nearest one before it that is not dropped; the one before keeps its id, kind and number, and the
 * words stand behind its own. A label that stands in no place of the document goes when what is around it is joined.
 */
export function mergeWithPrevious(document: SourceDocument, outline: Outline, blockId: string): Outline {
  const found = findBlock(outline, blockId)
  if (found === null || found.block.kind === 'dropped') return outline
  const typed = typedSoFar(outline)
  if (isPlaceless(found.block)) return { ...replace(outline, found.index, 1), typed }
  const before = outline.blocks.findLastIndex(
    (block, index) =>
      index < found.index &&
      block.kind !== 'dropped' &&
      (found.block.kind === 'label' || !isPlaceless(block)),
  )
  const previous = outline.blocks[before]
  if (previous === undefined) return outline
  const added = withNumberInside(found.block)
  const merged = decided({ ...previous, ranges: [...previous.ranges, ...added.ranges] })
  if (previous.text !== undefined || added.text !== undefined) {
    merged.text = `${blockText(document, previous)} ${blockText(document, added)}`.trim()
  }
  const between = outline.blocks.slice(before + 1, found.index).filter((block) => !isPlaceless(block))
  return { ...replace(outline, before, found.index - before + 1, merged, ...between), typed }
}

/** Cuts ranges at an offset of the text; null when one side would have no words. */
function cutRanges(
  text: string,
  ranges: OutlineBlock['ranges'],
  offset: number,
): [OutlineBlock['ranges'], OutlineBlock['ranges']] | null {
  const before = ranges.flatMap(([start, end]) =>
    start < offset ? [[start, Math.min(end, offset)] as [number, number]] : [],
  )
  const after = ranges.flatMap(([start, end]) =>
    end > offset ? [[Math.max(start, offset), end] as [number, number]] : [],
  )
  const hasWords = (side: OutlineBlock['ranges']) =>
    side.some(([start, end]) => text.slice(start, end).trim() !== '')
  return hasWords(before) && hasWords(after) ? [before, after] : null
}

/**
 * Cuts a block in two at an offset: of the document's text, or of `block.text` where that was typed. The first part
 * keeps the id; what stands behind a label is a paragraph, otherwise both parts have the block's kind.
 */
export function splitBlock(
  document: SourceDocument,
  outline: Outline,
  blockId: string,
  offset: number,
): Outline {
  const found = findBlock(outline, blockId)
  if (found === null) return outline
  const { block, index } = found
  const kind = block.kind === 'label' ? 'paragraph' : block.kind
  if (block.text !== undefined) {
    const [before, after] = [block.text.slice(0, offset).trimEnd(), block.text.slice(offset).trimStart()]
    if (before === '' || after === '') return outline
    const { block: second, typed } = typedBlock(outline, kind, after)
    return { ...replace(outline, index, 1, decided({ ...block, text: before }), second), typed }
  }
  const sides = cutRanges(document.text, block.ranges, offset)
  const start = sides?.[1][0]?.[0]
  if (sides === null || start === undefined) return outline
  const taken = new Set(outline.blocks.map(({ id }) => id))
  let id = `b${start}`
  for (let count = 2; taken.has(id); count += 1) id = `b${start}-${count}`
  const second: OutlineBlock = { id, kind, ranges: sides[1], confidence: 1, guesses: [] }
  return replace(outline, index, 1, decided({ ...block, ranges: sides[0] }), second)
}

/**
 * Has a block say `text` as its label: a label says that from now on, before any other block a label is put. The text
 * may be one that `readLabel` cannot read; then it is its own reference.
 */
export function relabel(outline: Outline, blockId: string, text: string): Outline {
  const found = findBlock(outline, blockId)
  const label = text.trim()
  if (found === null || label === '') return outline
  if (found.block.kind === 'label')
    return replace(outline, found.index, 1, { ...decided(found.block), text: label })
  const { block, typed } = typedBlock(outline, 'label', label)
  return { ...replace(outline, found.index, 0, block), typed }
}

/** Says what a block is; saying what it already is confirms it. `dropped` leaves it out, any other kind restores it. */
export function setKind(outline: Outline, blockId: string, kind: BlockKind): Outline {
  const found = findBlock(outline, blockId)
  if (found === null) return outline
  const block = NUMBERED_KINDS.has(kind) ? found.block : withNumberInside(found.block)
  return replace(outline, found.index, 1, { ...decided(block), kind })
}

/** Puts a block that a person typed behind another, or first; its id is `t` and the new outline's `typed`. */
export function insertBlock(
  outline: Outline,
  afterBlockId: string | null,
  kind: BlockKind,
  text: string,
): Outline {
  const index = afterBlockId === null ? 0 : (findBlock(outline, afterBlockId)?.index ?? -2) + 1
  if (index < 0) return outline
  const { block, typed } = typedBlock(outline, kind, text)
  return { ...replace(outline, index, 0, block), typed }
}

/** Has a block say what a person typed; its place in the document stays known. */
export function editText(outline: Outline, blockId: string, text: string): Outline {
  const found = findBlock(outline, blockId)
  if (found === null || (text.trim() === '' && found.block.ranges.length > 0)) return outline
  if (found.block.text === text) return outline
  return replace(outline, found.index, 1, { ...decided(found.block), text })
}

/** Takes back what was typed: a typed block goes, a block of the document says its own words again. */
export function removeTyped(outline: Outline, blockId: string): Outline {
  const found = findBlock(outline, blockId)
  if (found?.block.text === undefined) return outline
  const typed = typedSoFar(outline)
  if (found.block.ranges.length === 0) return { ...replace(outline, found.index, 1), typed }
  const { text: _, ...block } = found.block
  return replace(outline, found.index, 1, decided(block))
}

/** An outline to start from when there is no document: nothing in it. */
export function emptyOutline(): Outline {
  return { blocks: [] }
}

/** The document of a reply that is typed from nothing. */
export function emptyDocument(): SourceDocument {
  return { format: 'txt', text: '', marks: [], notices: [] }
}
