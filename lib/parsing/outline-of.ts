import type { Block } from './blocks'
import { classifyBlocks } from './classify'
import { assertReadable } from './decode'
import type { SourceDocument } from './document'
import type { BlockKind, Outline, OutlineBlock } from './outline'

/** A text without a file around it, as a document. */
export function asDocument(input: string | SourceDocument): SourceDocument {
  return typeof input === 'string' ? { format: 'txt', text: input, marks: [], notices: [] } : input
}

/** The stretches of a block's content; those that only an artefact of no width parts are one. */
function rangesOf({ parts }: Block): OutlineBlock['ranges'] {
  const ranges: OutlineBlock['ranges'] = []
  for (const { start, end, artefact } of parts) {
    if (artefact !== undefined) continue
    const last = ranges.at(-1)
    if (last?.[1] === start) last[1] = end
    else ranges.push([start, end])
  }
  return ranges
}

function outlineBlock(block: Block, ranges: OutlineBlock['ranges'], id: string): OutlineBlock {
  const { kind, number, typed, confidence, guesses } = block
  return {
    id,
    kind: kind as BlockKind,
    ranges,
    ...(typed === undefined ? {} : { text: typed }),
    ...(number === undefined ? {} : { number: number.printed, numberRange: [number.start, number.end] }),
    confidence,
    guesses,
  }
}

/** What a document is read as. */
export type OutlinedKind = 'state_reply' | 'list_of_issues' | 'concluding_observations'

/**
 * Says what a document consists of, for a person to review: the same document always gives the same outline. A
 * document without labels has a label for each of its units, which stands in no place of the text (`u120` before
 * `b120`). Throws AppError as `assertReadable` does.
 */
export function outlineOfDocument(document: SourceDocument, kind: OutlinedKind = 'state_reply'): Outline {
  assertReadable(document.text)
  const blocks: OutlineBlock[] = []
  let waiting: Block | null = null
  for (const block of classifyBlocks(document, kind === 'state_reply')) {
    if (block.kind === 'artefact') continue
    if (block.typed !== undefined) {
      waiting = block
      continue
    }
    const ranges = rangesOf(block)
    const start = ranges[0]?.[0] ?? 0
    if (waiting !== null) blocks.push(outlineBlock(waiting, [], `u${start}`))
    waiting = null
    blocks.push(outlineBlock(block, ranges, `b${start}`))
  }
  return { blocks }
}
