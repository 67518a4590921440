import {
  blockText,
  editText,
  findBlock,
  insertBlock,
  mergeWithPrevious,
  relabel,
  removeTyped,
  setKind,
  splitBlock,
} from '@/lib/parsing/correct'
import type { SourceDocument } from '@/lib/parsing/document'
import type { BlockKind, Outline, OutlineBlock, OutlineFacts } from '@/lib/parsing/outline'
import { wordsOf } from '@/lib/parsing/words'
import type { Correct, Corrected } from './review-state'

/** Everything that a person can do to an outline. Each is one step to undo. */
export type Correction =
  /** One block goes into the one before it; several become one. */
  | { type: 'merge'; ids: string[] }
  /** Before the letter `at` of the block's text a new block begins. */
  | { type: 'split'; id: string; at: number }
  /** A label says this from now on; before any other block a label is put. */
  | { type: 'relabel'; id: string; label: string }
  | { type: 'kind'; ids: string[]; kind: BlockKind }
  /** The guesses about these blocks are right. */
  | { type: 'confirm'; ids: string[] }
  /** Blocks that were left out come back as what they were. */
  | { type: 'restore'; blocks: { id: string; kind: BlockKind }[] }
  /** Typed or pasted blocks, behind another or (null) before all. */
  | { type: 'insert'; after: string | null; blocks: { kind: BlockKind; text: string }[] }
  | { type: 'edit'; id: string; text: string }
  /** Typed blocks go for good; those of the document say their own words again. */
  | { type: 'untype'; ids: string[] }
  /** What the document is as a whole. */
  | { type: 'say'; facts: OutlineFacts; current: string | null }

/** Corrections of the outlines of this document: what `review` needs. Each answers the outline itself where it can do nothing. */
export function correctionsOf(document: SourceDocument): Correct {
  return (outline, correction) => correct(document, outline, correction)
}

function correct(document: SourceDocument, outline: Outline, correction: Correction): Corrected {
  switch (correction.type) {
    case 'merge':
      return merge(document, outline, correction.ids)
    case 'split':
      return split(document, outline, correction.id, correction.at)
    case 'relabel': {
      const next = relabel(outline, correction.id, correction.label)
      const index = findBlock(next, correction.id)?.index ?? 0
      const isNew = next.blocks.length > outline.blocks.length
      return at(next, next.blocks[isNew ? index - 1 : index]?.id)
    }
    case 'kind':
      return at(
        correction.ids.reduce((now, id) => setKind(now, id, correction.kind), outline),
        correction.ids.at(-1),
      )
    case 'confirm':
      return at(correction.ids.reduce(confirm, outline), correction.ids.at(-1))
    case 'restore':
      return at(
        correction.blocks.reduce((now, { id, kind }) => setKind(now, id, kind), outline),
        correction.blocks.at(-1)?.id,
      )
    case 'insert':
      return insert(outline, correction.after, correction.blocks)
    case 'edit':
      return at(editText(outline, correction.id, correction.text), correction.id)
    case 'untype':
      return untype(outline, correction.ids)
    case 'say':
      return at(
        { ...outline, facts: { ...outline.facts, ...correction.facts } },
        correction.current ?? undefined,
      )
  }
}

function at(outline: Outline, current: string | undefined, cursor: number | null = null): Corrected {
  return { outline, current: current ?? outline.blocks[0]?.id ?? null, cursor }
}

function merge(document: SourceDocument, outline: Outline, ids: string[]): Corrected {
  const [first, ...rest] = ids
  const merged = rest.length > 0 ? rest : first === undefined ? [] : [first]
  let now = outline
  let into = first
  let cursor: number | null = null
  for (const id of merged) {
    const found = findBlock(now, id)
    const before = now.blocks.findLast(({ kind }, index) => index < (found?.index ?? 0) && kind !== 'dropped')
    if (!before) continue
    const next = mergeWithPrevious(document, now, id)
    if (next === now) continue
    cursor = blockText(document, before).length
    into = before.id
    now = next
  }
  return at(now, into, cursor)
}

function split(document: SourceDocument, outline: Outline, id: string, offset: number): Corrected {
  const found = findBlock(outline, id)
  if (!found) return at(outline, id)
  const place = found.block.text === undefined ? documentOffset(document, found.block, offset) : offset
  const next = splitBlock(document, outline, id, place)
  return next === outline ? at(outline, id, offset) : at(next, next.blocks[found.index + 1]?.id, 0)
}

/** Where in the document's text a place in a block's own text is. */
export function documentOffset(document: SourceDocument, { ranges }: OutlineBlock, offset: number): number {
  const words = wordsOf(document.text, ranges)
  const wanted = offset + (words.length - words.trimStart().length)
  for (const [index, [start, end]] of ranges.entries()) {
    const length = wordsOf(document.text, ranges.slice(0, index + 1)).length
    // Between two stretches it is the beginning of the second.
    if (wanted < length) return Math.max(start, end - (length - wanted))
  }
  return ranges.at(-1)?.[1] ?? 0
}

function confirm(outline: Outline, id: string): Outline {
  const block = findBlock(outline, id)?.block
  if (!block || (block.confidence === 1 && block.guesses.length === 0)) return outline
  return setKind(outline, id, block.kind)
}

function insert(
  outline: Outline,
  after: string | null,
  blocks: { kind: BlockKind; text: string }[],
): Corrected {
  let now = outline
  let last = after
  for (const { kind, text } of blocks) {
    const next = insertBlock(now, last, kind, text)
    if (next === now) break
    const index = last === null ? 0 : (findBlock(next, last)?.index ?? -1) + 1
    last = next.blocks[index]?.id ?? last
    now = next
  }
  return at(now, last ?? undefined)
}

function untype(outline: Outline, ids: string[]): Corrected {
  const index = outline.blocks.findIndex(({ id }) => id === ids[0])
  const next = ids.reduce(removeTyped, outline)
  const still = next.blocks.find(({ id }) => id === ids.at(-1))
  return at(next, (still ?? next.blocks[Math.min(Math.max(0, index - 1), next.blocks.length - 1)])?.id)
}
