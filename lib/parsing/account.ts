import { classifyBlocks } from './classify'
import type { Piece } from './types'

/**
 * Says of every stretch of the input what it is. The pieces in order are the input exactly, none is empty, and
 * `parseReply` takes its words from the same blocks, so what is accounted for is what is read. Never throws.
 */
export function accountFor(text: string): Piece[] {
  return classifyBlocks(text).flatMap((block, index) =>
    block.parts.map((part): Piece => {
      const piece: Piece = { kind: block.kind, start: part.start, end: part.end, block: index }
      if (part.artefact !== undefined) return { ...piece, kind: 'artefact', artefact: part.artefact }
      return block.header === undefined ? piece : { ...piece, header: block.header }
    }),
  )
}
