import { classifyBlocks } from './classify'
import type { SourceDocument } from './document'
import { asDocument } from './outline-of'
import type { Piece } from './types'

/**
 * Says of every stretch of the input what it is. The pieces in order are the input exactly, none is empty, and the
 * outline takes its words from the same blocks, so what is accounted for is what is read. Never throws.
 */
export function accountFor(input: string | SourceDocument): Piece[] {
  const pieces: Piece[] = []
  for (const [index, { kind, header, parts }] of classifyBlocks(asDocument(input)).entries()) {
    for (const { start, end, artefact } of parts) {
      if (artefact !== undefined) pieces.push({ kind: 'artefact', start, end, block: index, artefact })
      else if (header !== undefined && kind === 'header')
        pieces.push({ kind, start, end, block: index, header })
      else pieces.push({ kind, start, end, block: index })
    }
  }
  // A paragraph that goes on behind a running head surrounds it.
  return pieces.sort((one, other) => one.start - other.start)
}
