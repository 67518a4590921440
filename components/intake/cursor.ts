/** Where in an element's text a point of the screen is, in code units; null when it is in none. */
export function offsetAtPoint(element: Element, x: number, y: number): number | null {
  const place = placeAtPoint(element.ownerDocument, x, y)
  if (!place || !element.contains(place.node)) return null
  const range = element.ownerDocument.createRange()
  range.selectNodeContents(element)
  range.setEnd(place.node, place.offset)
  return range.toString().length
}

// Safari knows the older of the two functions alone.
function placeAtPoint(document: Document, x: number, y: number): { node: Node; offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y)
    return position && { node: position.offsetNode, offset: position.offset }
  }
  const range = (document as Document).caretRangeFromPoint(x, y)
  return range && { node: range.startContainer, offset: range.startOffset }
}

/**
 * Where the cursor goes from `at` by one word or one letter; it stands before words and never within a surrogate
 * pair. Scripts without spaces are parted by their words all the same.
 */
export function moveCursor(text: string, at: number | null, by: 1 | -1, unit: 'word' | 'letter'): number {
  const starts = startsOf(text, unit)
  if (at === null) return by === 1 ? (starts.find((start) => start > 0) ?? text.length) : text.length
  return by === 1
    ? (starts.find((start) => start > at) ?? text.length)
    : (starts.findLast((start) => start < at) ?? 0)
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const words = new Intl.Segmenter(undefined, { granularity: 'word' })

function startsOf(text: string, unit: 'word' | 'letter'): number[] {
  if (unit === 'letter') return [...letters.segment(text)].map(({ index }) => index)
  const starts = [...words.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ index }) => index)
  // An opening bracket or quotation mark belongs to the word behind it.
  return [
    ...new Set(
      starts.map((start) =>
        /[\s\p{Ps}\p{Pi}"']/u.test(text[start - 1] ?? ' ') ? wordStart(text, start) : start,
      ),
    ),
  ]
}

function wordStart(text: string, start: number): number {
  let at = start
  while (at > 0 && /[\p{Ps}\p{Pi}"']/u.test(text[at - 1] ?? '')) at -= 1
  return at
}
