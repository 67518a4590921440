import { SourceLine, type LineMark } from '../source-line'
import type { Attributes } from '../xml'
import type { CharacterProperties } from './look'
import { levelNumber, valueOf, wholeNumber } from './values'

/** A paragraph while it is being read. */
export class Paragraph {
  readonly line = new SourceLine()
  style: string | undefined
  numId: string | undefined
  level: number | undefined
  outline: number | undefined
  /** Of the sign at the paragraph's end. */
  readonly mark: CharacterProperties = {}
  /** The sign at its end was deleted: what follows joins it. */
  isJoined = false
  isContents = false
  hasHiddenText = false
}

/** A finished paragraph that the next one continues, because the sign between them is deleted or hidden. */
export interface Carried {
  line: SourceLine
  hasLabel: boolean
}

/** Line marks of a paragraph outside tables. */
export function lineMarks(
  paragraph: Paragraph,
  style: { heading: number | null; isQuote: boolean; isContents: boolean },
  isContents: boolean,
): LineMark[] {
  if (isContents || style.isContents) return [{ kind: 'runningHead' }]
  const outline = paragraph.outline
  const heading = outline === undefined ? style.heading : outline >= 0 && outline <= 8 ? outline + 1 : null
  if (heading !== null) return [{ kind: 'heading', level: heading }]
  return style.isQuote ? [{ kind: 'quoted' }] : []
}

/** Takes one element of `w:pPr` or `w:numPr` over. */
export function readParagraphProperty(paragraph: Paragraph, name: string, attributes: Attributes): void {
  if (name === 'w:pStyle') paragraph.style = valueOf(attributes)
  else if (name === 'w:numId') paragraph.numId = valueOf(attributes)
  else if (name === 'w:ilvl') paragraph.level = levelNumber(valueOf(attributes))
  else if (name === 'w:outlineLvl') paragraph.outline = wholeNumber(valueOf(attributes))
}
