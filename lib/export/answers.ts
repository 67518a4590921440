import type { Part } from './tree'

/**
 * The number of the paragraph that answers what a block quotes, by the block's index in its draft: its own or the first behind
 * it under the same heading, else the last before it. Null where the part has no paragraph with a number, or is not there.
 */
export function answeringNumber(parts: readonly Part[], id: string | null, block: number): number | null {
  const part = parts.flatMap((each) => [each, ...each.parts]).find((each) => each.id === id)
  const at = part?.source?.blocks.indexOf(block) ?? -1
  if (!part || at < 0) return null
  const numberOf = (index: number): number | null => {
    const number: unknown = part.blocks[index]?.attrs?.number
    return typeof number === 'number' && part.blocks[index]!.type === 'paragraph' ? number : null
  }
  for (let index = at; index < part.blocks.length; index++) {
    if (part.blocks[index]!.type === 'heading') break
    if (numberOf(index) !== null) return numberOf(index)
  }
  for (let index = at; index >= 0; index--) if (numberOf(index) !== null) return numberOf(index)
  return null
}
