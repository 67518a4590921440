import type { SourceDocument } from './document'
import type { Outline, OutlineBlock } from './outline'

const BREAK_OR_TAB = /[\t\n\r\f\v\u0085\u2028\u2029]/
// Whatever stands in a bookmark is its name.
const BOOKMARK = /\[bookmark: ?[^[\]]{0,80}\]/g
const HYPHENATED = /\p{L}[-\u2010]$/u
const BEGINS_WITH_LETTER = /^\p{L}/u
const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/**
 * What stands between two stretches of one text when `gap`, which is left out, parts them in the original: a space for
 * a break or a tab, but nothing between two signs of a script that has no spaces, behind a hyphen that stayed, or
 * where a hyphen of the typesetter begins the gap.
 */
export function jointOf(before: string, gap: string, after: string): '' | ' ' {
  if (/\s$/.test(before) || /^\s/.test(after) || before === '') return ''
  if (!BREAK_OR_TAB.test(gap) || !BREAK_OR_TAB.test(gap.replace(BOOKMARK, ''))) return ''
  if (/^[-\u00ad\u2010]/.test(gap)) return ''
  if (HYPHENATED.test(before.slice(-3)) && BEGINS_WITH_LETTER.test(after)) return ''
  return NO_SPACES.test(before.slice(-1)) && NO_SPACES.test(after.slice(0, 1)) ? '' : ' '
}

/** The words of stretches of a text, in their order, as one text: see `jointOf`. */
export function wordsOf(text: string, ranges: readonly (readonly [number, number])[]): string {
  let words = ''
  let tail = ''
  let last: number | null = null
  for (const [start, end] of ranges) {
    const part = text.slice(start, end)
    if (last !== null && last < start) words += jointOf(tail, text.slice(last, start), part.slice(0, 3))
    // Stretches that a person put together need not be in order: a word ends with each.
    else if (last !== null && last > start) words += ' '
    words += part
    tail = part.length >= 3 ? part.slice(-3) : (tail + part).slice(-3)
    last = end
  }
  return words
}

/** What a block says: what a person typed, else its words in the document. */
export function blockText(document: SourceDocument, block: OutlineBlock): string {
  return block.text ?? wordsOf(document.text, block.ranges).trim()
}

/** The block with an id, and where it stands; null when there is none. */
export function findBlock(outline: Outline, id: string): { block: OutlineBlock; index: number } | null {
  const index = outline.blocks.findIndex((block) => block.id === id)
  const block = outline.blocks[index]
  return block === undefined ? null : { block, index }
}
