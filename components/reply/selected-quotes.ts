/** Words of one reply paragraph, as they are quoted in a draft. */
export interface Quote {
  text: string
  /** Anchor of the paragraph: `3-a.1`. */
  paragraph: string
}

/**
 * What of a selection lies in the reply paragraphs (elements with `data-paragraph`) below `root`: one quote for each
 * paragraph that it touches, in reading order, without what stands between or around them.
 */
export function selectedQuotes(selection: Selection | null, root: Element): Quote[] {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return []
  const range = selection.getRangeAt(0)
  return [...root.querySelectorAll<HTMLElement>('[data-paragraph]')].flatMap((element) => {
    const text = textWithin(range, element)
    return text === '' ? [] : [{ text, paragraph: element.dataset.paragraph ?? '' }]
  })
}

function textWithin(range: Range, element: Element): string {
  if (!range.intersectsNode(element)) return ''
  const part = element.ownerDocument.createRange()
  part.selectNodeContents(element)
  if (element.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset)
  if (element.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset)
  return part.toString().trim()
}
