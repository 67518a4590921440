import type { LaidParagraph } from '@/lib/export/formats/review/layout'
import { DEEPEST_PLACE, type ListType } from '@/lib/richtext/suggestions/place'
import type { EditKind } from './changes'
import type { Pair } from './sequence'

/** Where somebody put an item, with who they are if that was tracked. */
export interface PlaceThatCame {
  edit: Extract<EditKind, { kind: 'place' }>
  author: string | null
}

/**
 * The list items that have another level, stand in a list of another kind or in none, and the paragraphs that became items
 * of a list that was there: Word writes that with the paragraph and not as a change of its place.
 */
export function placesThatCame(
  pairs: readonly Pair[],
  paragraphs: readonly LaidParagraph[],
): PlaceThatCame[] {
  const parts = new Map<number, number>()
  for (const { block } of paragraphs) parts.set(block, (parts.get(block) ?? 0) + 1)
  // Programs number lists anew: which kind each is say the items that are as they were.
  const kinds = new Map<string, ListType>()
  for (const { sent, came } of pairs)
    if (
      sent?.paragraph.list &&
      came?.paragraph.isNumbered &&
      depthOf(came.paragraph) === sent.paragraph.depth
    )
      kinds.set(came.paragraph.listId, sent.paragraph.list)
  return pairs.flatMap(({ sent, came }): PlaceThatCame[] => {
    if (!sent || !came || sent.unit) return []
    const { paragraph } = sent
    const { block, isItem, isTop, type, depth: was, endIns, endDel } = paragraph
    // What is suggested to come, go or part has no place of its own yet.
    if (endIns ?? endDel ?? came.del ?? came.ins) return []
    if (parts.get(block) !== 1 || type !== 'paragraph' || !(isItem || isTop)) return []
    const depth = Math.min(DEEPEST_PLACE, depthOf(came.paragraph))
    const list = kinds.get(came.paragraph.listId) ?? paragraph.list
    const isOther = depth > 0 && isItem && list !== paragraph.list
    if ((depth === was && !isOther) || was > DEEPEST_PLACE) return []
    if (depth > 0 && (!list || (isTop && !kinds.has(came.paragraph.listId)))) return []
    return [
      {
        edit: { kind: 'place', block, depth, list: list ?? 'bulletList' },
        author: came.paragraph.styled?.author ?? null,
      },
    ]
  })
}

const depthOf = ({ isNumbered, level }: { isNumbered: boolean; level: number }) =>
  isNumbered ? level + 1 : 0
