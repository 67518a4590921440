import type { DocumentNode } from './document'
import { recordOf } from './suggestions/record'

/** A figure that says nothing to who cannot see it. */
export interface UndescribedFigure {
  /** Which of the document's figures it is, from 1, as somebody would count them. */
  number: number
  /** The picture's id; null where there is none. */
  image: string | null
  /** Its caption without marks, for a list of what is missing; may be empty. */
  caption: string
}

/**
 * The figures of a document that have neither a description nor are decorative, in order: what must be empty before an
 * edition is made. A description of white space is none. One that is only suggested is counted and not named: it is in no
 * edition.
 */
export function undescribedFigures(document: DocumentNode): UndescribedFigure[] {
  return figuresIn(document).flatMap(({ attrs, content }, index) => {
    const isDescribed = typeof attrs?.alt === 'string' && /[^\s\p{Cf}]/u.test(attrs.alt)
    if (isDescribed || attrs?.decorative === true || recordOf(attrs?.inserted) !== null) return []
    const image = typeof attrs?.image === 'string' && attrs.image !== '' ? attrs.image : null
    return [{ number: index + 1, image, caption: (content ?? []).map(wordsOf).join('').trim() }]
  })
}

function figuresIn(node: DocumentNode): DocumentNode[] {
  return node.type === 'figure' ? [node] : (node.content ?? []).flatMap(figuresIn)
}

// What a footnote says belongs to no caption.
function wordsOf(node: DocumentNode): string {
  if (node.type === 'footnote') return ''
  return node.text ?? (node.content ?? []).map(wordsOf).join('')
}
