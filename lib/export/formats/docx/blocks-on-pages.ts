import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import { attributeOf, childrenOf, type Element, find, nameOf } from './elements'
import type { Room } from './pages'
import { NUMBER_WIDTH } from './styles'
import { faceOf, linesOf } from '../text-width'

/** A line of text or row of a table, in twentieths of a point. */
export interface Row {
  height: number
  /** What the footnotes that are called in it take at the foot. */
  notes: number
}

/** A paragraph or table, as far as pages are concerned. */
export interface Block {
  rows: Row[]
  before: number
  after: number
  bookmarks: string[]
  startsPage: boolean
  keepNext: boolean
  keepLines: boolean
  isText: boolean
  /** How tall the rows are that a table repeats on each page. */
  repeated: number
}

/** How the paragraphs of a style look, in twentieths of a point. */
interface Look {
  size: number
  width: number
  line: number
  before: number
  after: number
  left: number
  right: number
  keepNext: boolean
  keepLines: boolean
}

/** All that is needed to measure blocks; footnotes are taken from it one after the other. */
export interface Measures {
  look: (style: string | null) => Look
  room: Room
  nextNote: () => string
}

type Options = Pick<IParagraphStyleOptions, 'run' | 'paragraph' | 'basedOn'>

/** The measures of a document with these styles. */
export function measures(styles: IStylesOptions, room: Room, notes: readonly string[]): Measures {
  const defaults = (styles.default ?? {}) as Record<string, Options | undefined>
  const base: Options = { ...(defaults.document?.run && { run: defaults.document.run }) }
  const resolve = (style: string | null): Options => {
    if (style === null || style === 'Normal') return base
    const own =
      styles.paragraphStyles?.find(({ id }) => id === style) ??
      defaults[style.charAt(0).toLowerCase() + style.slice(1)] ??
      {}
    const parent = own.basedOn && own.basedOn !== style ? resolve(own.basedOn) : base
    const [above, paragraph] = [parent.paragraph, own.paragraph]
    return {
      run: { ...parent.run, ...own.run },
      paragraph: {
        ...above,
        ...paragraph,
        spacing: { ...above?.spacing, ...paragraph?.spacing },
        indent: { ...above?.indent, ...paragraph?.indent },
      },
    }
  }
  const looks = new Map<string | null, Look>()
  const look = (style: string | null): Look => {
    const made = looks.get(style) ?? lookOf(resolve(style))
    looks.set(style, made)
    return made
  }
  let called = 0
  return { look, room, nextNote: () => notes[called++] ?? '' }
}

function lookOf({ run, paragraph }: Options): Look {
  const { spacing, indent, keepNext = false, keepLines = false } = paragraph ?? {}
  const font = typeof run?.font === 'object' && 'ascii' in run.font ? run.font.ascii : run?.font
  const face = faceOf(typeof font === 'string' ? font : 'Times New Roman')
  const size = Number(run?.size ?? 20) * 10
  const isExact = spacing?.lineRule === 'exact'
  return {
    size,
    width: face.width * (run?.bold ? 1.06 : 1) * (run?.allCaps ? 1.3 : 1),
    line: isExact ? Number(spacing.line) : (size * face.line * Number(spacing?.line ?? 240)) / 240,
    before: Number(spacing?.before ?? 0),
    after: Number(spacing?.after ?? 0),
    left: Number(indent?.left ?? indent?.start ?? 0),
    right: Number(indent?.right ?? indent?.end ?? 0),
    keepNext,
    keepLines,
  }
}

/** What an element of the body is to a page. */
export function blockOf(element: Element, measure: Measures): Block {
  return nameOf(element) === 'w:tbl'
    ? tableBlock(element, measure)
    : paragraphBlock(element, measure, measure.room.width)
}

// What Word puts above and below in a cell, and the line between.
const ROW_EDGE = 10

function tableBlock(table: Element, measure: Measures): Block {
  const grid = childrenOf(find(table, 'w:tblGrid')).map((column) => Number(attributeOf(column, 'w:w')))
  const rows = childrenOf(table)
    .filter((element) => nameOf(element) === 'w:tr')
    .map((element) => {
      let column = 0
      const cells = childrenOf(element)
        .filter((cell) => nameOf(cell) === 'w:tc')
        .map((cell) => {
          const properties = find(cell, 'w:tcPr')
          const span = Number(attributeOf(find(properties, 'w:gridSpan'), 'w:val') ?? 1)
          const width = grid.slice(column, column + span).reduce((sum, each) => sum + each, 0) - 170
          column += span
          return childrenOf(cell).flatMap((child) =>
            nameOf(child) === 'w:p'
              ? [paragraphBlock(child, measure, width)]
              : nameOf(child) === 'w:tbl'
                ? [tableBlock(child, measure)]
                : [],
          )
        })
      return { cells, isRepeated: find(find(element, 'w:trPr'), 'w:tblHeader') !== undefined }
    })
  return rowsBlock(rows)
}

/** What a table is to a page, from the blocks in its cells. */
export function rowsBlock(given: readonly { cells: Block[][]; isRepeated: boolean }[]): Block {
  const rows: Row[] = []
  const bookmarks: string[] = []
  let repeated = 0
  for (const { cells, isRepeated } of given) {
    const row = { height: 0, notes: 0 }
    for (const blocks of cells) {
      let height = ROW_EDGE
      for (const inner of blocks) {
        height += inner.before + inner.after + inner.rows.reduce((sum, each) => sum + each.height, 0)
        row.notes += inner.rows.reduce((sum, each) => sum + each.notes, 0)
        bookmarks.push(...inner.bookmarks)
      }
      row.height = Math.max(row.height, height)
    }
    if (isRepeated) repeated += row.height
    rows.push(row)
  }
  return {
    rows,
    before: 0,
    after: 0,
    bookmarks,
    startsPage: false,
    keepNext: false,
    // Rows that each stay with the next are a table in one piece.
    keepLines: given.length > 1 && given.slice(0, -1).every(({ cells }) => cells[0]?.[0]?.keepNext),
    isText: false,
    repeated,
  }
}

function paragraphBlock(paragraph: Element, measure: Measures, width: number): Block {
  const properties = find(paragraph, 'w:pPr')
  const style = attributeOf(find(properties, 'w:pStyle'), 'w:val') ?? null
  const look = measure.look(style)
  const indent = find(properties, 'w:ind')
  const content: Content = { text: '', pictures: 0, bookmarks: [], notes: [] }
  for (const child of childrenOf(paragraph)) read(child, content, measure)
  const isListed = style !== 'NumberedText' && find(properties, 'w:numPr') !== undefined
  const left = Number(attributeOf(indent, 'w:left') ?? (isListed ? 425 : look.left))
  const place = {
    style,
    left,
    startsPage: find(properties, 'w:pageBreakBefore') !== undefined,
    keepNext: find(properties, 'w:keepNext') !== undefined,
  }
  return textBlock(content, place, measure, width)
}

/** Where and how a paragraph stands. */
interface Standing {
  style: string | null
  /** Twentieths of a point from the edge of what it stands in. */
  left: number
  startsPage: boolean
  keepNext: boolean
}

/** What a paragraph is to a page, in a room so wide. */
export function textBlock(
  content: Content,
  { style, left, startsPage, keepNext }: Standing,
  measure: Measures,
  width: number,
): Block {
  const look = measure.look(style)
  const room = Math.max(width - left - look.right, 300)
  // The number of a paragraph stands in its first line, that of an item before all of them.
  const first = style === 'NumberedText' ? NUMBER_WIDTH : 0
  const ends = linesOf(content.text, { size: look.size * look.width, room, first })
  const rows = ends.map((end, index) => {
    const start = index === 0 ? -1 : ends[index - 1]!
    const notes = content.notes.filter((note) => note.at > start && note.at <= end)
    return {
      height: index === 0 ? Math.max(look.line, content.pictures) : look.line,
      notes: notes.reduce((sum, { text }) => sum + noteHeight(text, measure), 0),
    }
  })
  return {
    rows,
    before: look.before,
    after: look.after,
    bookmarks: content.bookmarks,
    startsPage,
    keepNext: look.keepNext || keepNext,
    keepLines: look.keepLines,
    isText: true,
    repeated: 0,
  }
}

function noteHeight(text: string, { look, room }: Measures): number {
  const { size, width, line, after } = look('FootnoteText')
  return linesOf(text, { size: size * width, room: room.width, first: size }).length * line + after
}

/** What stands in a paragraph, as far as its height is concerned. */
export interface Content {
  text: string
  /** Height of the tallest. */
  pictures: number
  bookmarks: string[]
  notes: { at: number; text: string }[]
}

// English Metric Units in a twentieth of a point.
const EMU = 635

function read(element: Element, content: Content, measure: Measures): void {
  const name = nameOf(element)
  if (name === 'w:t') {
    content.text += childrenOf(element)
      .filter((child) => typeof child === 'string')
      .join('')
  } else if (name === 'w:tab') content.text += '\t'
  else if (name === 'w:br') content.text += '\n'
  else if (name === 'w:bookmarkStart') content.bookmarks.push(attributeOf(element, 'w:name') ?? '')
  else if (name === 'w:footnoteReference') {
    content.text += '1'
    content.notes.push({ at: content.text.length, text: measure.nextNote() })
  } else if (name === 'w:drawing') {
    const inline = childrenOf(element).find((child) => nameOf(child).startsWith('wp:'))
    const extent = find(inline, 'wp:extent')
    content.pictures = Math.max(content.pictures, Number(attributeOf(extent, 'cy') ?? 0) / EMU)
  } else if (name !== 'w:pPr' && name !== 'w:rPr' && name !== 'w:instrText') {
    for (const child of childrenOf(element)) if (typeof child === 'object') read(child, content, measure)
  }
}
