import {
  AlignmentType,
  Bookmark,
  type ILevelsOptions,
  LevelFormat,
  type ParagraphChild,
  SequentialIdentifier,
  TabStopType,
  TextRun,
} from 'docx'
import type { DocumentNode } from '@/lib/richtext/document'
import { blockId, writable } from '../shared'
import { NUMBER_WIDTH } from './styles'

/**
 * The numbering of the report's paragraphs, as the United Nations' documents have it: the number at the margin, the text
 * behind it and below. Word counts it itself, so that a paragraph more makes those below count on.
 */
export class ParagraphNumbers {
  private readonly runs: { reference: string; start: number }[] = []
  private last = Number.NaN

  /** What a paragraph with this number refers to: it goes on counting, or begins anew where a number is left out. */
  reference(number: number): string {
    if (number !== this.last + 1)
      this.runs.push({ reference: `paragraphs-${this.runs.length + 1}`, start: number })
    this.last = number
    return this.runs.at(-1)!.reference
  }

  /** All of them, for the document's options. */
  config(): { reference: string; levels: ILevelsOptions[] }[] {
    return this.runs.map(({ reference, start }) => ({
      reference,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          start,
          alignment: AlignmentType.START,
          style: {
            paragraph: {
              indent: { left: 0, firstLine: 0 },
              tabStops: [{ type: TabStopType.LEFT, position: NUMBER_WIDTH }],
            },
          },
        },
      ],
    }))
  }
}

/** The number that the compiler gave a node; null where it gave none. */
export function numberOf({ attrs }: DocumentNode): number | null {
  const number = attrs?.number
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : null
}

/**
 * What stands before a caption ("Table 3."), its number as a field by which Word counts, so that a list of tables or
 * figures can be made of them.
 */
export function captionLabel(
  node: DocumentNode,
  { sequence, rtl }: { sequence: 'Table' | 'Figure'; rtl: boolean },
): ParagraphChild[] {
  const label = node.attrs?.label
  if (typeof label !== 'string' || label.trim() === '') return bookmark(node)
  const run = (text: string) => new TextRun({ text, ...(rtl && { rightToLeft: true }) })
  const number = String(numberOf(node) ?? '')
  const at = number === '' ? -1 : label.lastIndexOf(number)
  if (at === -1) return bookmark(node, [run(writable(`${label} `))])
  const [before, after] = [label.slice(0, at), label.slice(at + number.length)]
  // What stands in the annex has a count of its own.
  const counted = new SequentialIdentifier(node.attrs?.isInAnnex === true ? `${sequence}_A` : sequence)
  return [
    ...bookmark(node, [...(before ? [run(writable(before))] : []), counted]),
    run(writable(`${after} `)),
  ]
}

/** The name of the bookmark of a block that cross-references lead to; null where none does. */
export function bookmarkOf(node: DocumentNode): string | null {
  const id = blockId(node)
  return id && `Ref_${id.replaceAll('-', '_')}`
}

/** The bookmark of a block around some of its words. */
export function bookmark(node: DocumentNode, children: ParagraphChild[] = []): ParagraphChild[] {
  const id = bookmarkOf(node)
  return id === null ? children : [new Bookmark({ id, children })]
}
