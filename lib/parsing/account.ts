import { classifyBlocks } from './classify'
import type { Piece } from './types'

/**
 * Says of every stretch of the input what it is. The pieces in order are the input exactly, none is empty, and
 * `parseReply` takes its words from the same blocks, so what is accounted for is what is read. Never throws.
 */
export function accountFor(text: string): Piece[] {
  const pieces: Piece[] = []
  for (const [index, { kind, header, parts }] of classifyBlocks(text).entries()) {
    for (const { start, end, artefact } of parts) {
      if (artefact !== undefined) pieces.push({ kind: 'artefact', start, end, block: index, artefact })
      else if (header !== undefined) pieces.push({ kind, start, end, block: index, header })
      else pieces.push({ kind, start, end, block: index })
    }
  }
  return pieces
}
