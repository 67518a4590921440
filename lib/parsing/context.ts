import type { Block } from './blocks'
import type { SourceDocument } from './document'
import { grammarsFor, questionIn } from './forms'
import type { Language } from './languages/language'

/** What the whole document says that its parts are read by. */
export interface Context {
  text: string
  /** BCP 47; `und` when it is none of those known. */
  language: string
  grammars: readonly Language[]
  /** Says whether a block is set apart from the text around it by its look; in a document all in bold none is. */
  isEmphatic: (block: Block) => boolean
  /** Says whether one of a text's sentences asks as the Committee does. */
  asks: (text: string) => boolean
}

/** A block is set apart when so much of it is, and so little of the document. */
const EMPHATIC_SHARE = 0.8
const MAX_EMPHATIC_TEXT = 0.9

export function contextOf(document: SourceDocument, language: string, blocks: readonly Block[]): Context {
  const texts = blocks.filter((block) => block.kind === 'paragraph')
  const total = texts.reduce((sum, block) => sum + block.text.length, 0)
  const emphatic = texts.reduce((sum, block) => sum + block.text.length * emphasisOf(block), 0)
  const isTelling = emphatic <= total * MAX_EMPHATIC_TEXT
  const grammars = grammarsFor(language)
  return {
    text: document.text,
    language,
    grammars,
    isEmphatic: (block) => isTelling && emphasisOf(block) >= EMPHATIC_SHARE,
    asks: (text) => questionIn(text, grammars) !== null,
  }
}

function emphasisOf({ marks }: Block): number {
  return marks.isQuoted ? 1 : Math.min(1, marks.emphasis)
}
