import * as Y from 'yjs'
import { CONFIDENTIAL } from './confidential'
import type { DocumentNode } from './document'
import { publicReading } from './public-reading'
import { finalReading, originalReading } from './readings'
import { countWords, type DraftCounts } from './words'
import { readChild } from './ydoc'

/** What of a draft the public submission does not have. */
export interface HiddenCounts {
  hiddenWords: number
  hiddenNoteWords: number
  finalHiddenWords: number
  finalHiddenNoteWords: number
}

const NOTHING: HiddenCounts = {
  hiddenWords: 0,
  hiddenNoteWords: 0,
  finalHiddenWords: 0,
  finalHiddenNoteWords: 0,
}

/**
 * How many words of a live draft, and how many of its footnotes, the public submission does not have; with every suggestion
 * accepted too. `counts` are those of the same draft. A draft in which nothing is confidential costs no more than a look.
 */
export function countHidden(
  fragment: Y.XmlFragment,
  counts: Pick<DraftCounts, 'words' | 'noteWords' | 'finalWords' | 'finalNoteWords'>,
): HiddenCounts {
  if (!mayHide(fragment)) return NOTHING
  const document = { type: 'doc', content: fragment.toArray().flatMap(readChild) }
  const [words, noteWords] = countBoth(publicReading(originalReading(document)))
  const [finalWords, finalNoteWords] = countBoth(publicReading(finalReading(document)))
  return {
    hiddenWords: Math.max(0, counts.words - words),
    hiddenNoteWords: Math.max(0, counts.noteWords - noteWords),
    finalHiddenWords: Math.max(0, counts.finalWords - finalWords),
    finalHiddenNoteWords: Math.max(0, counts.finalNoteWords - finalNoteWords),
  }
}

function countBoth(document: DocumentNode): [words: number, noteWords: number] {
  const words = countWords(document)
  return [words, words - countWords(document, { footnotes: false })]
}

/** Whether a mark or node might be confidential, only suggested to be, or not be any more. */
function mayHide(parent: Y.XmlFragment): boolean {
  return parent.toArray().some((child) => {
    if (child instanceof Y.XmlText) return mayHideText(child)
    if (!(child instanceof Y.XmlElement)) return false
    const attributes = child.getAttributes() as Record<string, unknown>
    return (
      attributes[CONFIDENTIAL] === true ||
      JSON.stringify(attributes.changed ?? '').includes(`"${CONFIDENTIAL}"`) ||
      mayHide(child)
    )
  })
}

function mayHideText(text: Y.XmlText): boolean {
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentFormat) {
      const { key, value } = content as { key: string; value: unknown }
      if (key === CONFIDENTIAL || JSON.stringify(value ?? '').includes(`"${CONFIDENTIAL}"`)) return true
    } else if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement) {
      // What stands among the letters: notes and references.
      const element = content.type
      if (element.getAttribute(CONFIDENTIAL as never) || mayHide(element)) return true
    }
  }
  return false
}
