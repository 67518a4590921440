import type { IStylesOptions } from 'docx'
import { blockOf, type Block, measures, type Row } from './blocks-on-pages'
import { childrenOf, type Element, nameOf } from './elements'

/** The room for text on a page, in twentieths of a point. */
export interface Room {
  width: number
  height: number
}

/**
 * Says on which page each bookmark is, for the numbers that a contents list shows until somebody has Word count anew.
 * An estimate from the widths of letters and heights of lines that takes milliseconds, where laying the pages out as Word does
 * takes ten times as long as everything else; the same document gives the same numbers. `notes` are the texts of the footnotes, in their order.
 */
export function estimatePages(styles: IStylesOptions, room: Room, notes: readonly string[]) {
  return (body: unknown): { bookmarks: Map<string, string> } => {
    const measure = measures(styles, room, notes)
    const blocks = flat(childrenOf(body as Element)).map((element) => blockOf(element, measure))
    return { bookmarks: pagesOfBookmarks(blocks, room) }
  }
}

/** On which page each bookmark of these blocks is, from 1. */
export function pagesOfBookmarks(blocks: readonly Block[], room: Room): Map<string, string> {
  const pages = new Pages(room.height)
  blocks.forEach((block, index) => pages.place(block, blocks.slice(index + 1, index + 4)))
  return pages.bookmarks
}

// The contents list stands in a frame of its own.
function flat(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => {
    const name = nameOf(element)
    if (name === 'w:sdt' || name === 'w:sdtContent') return flat(childrenOf(element))
    return name === 'w:p' || name === 'w:tbl' ? [element] : []
  })
}

class Pages {
  readonly bookmarks = new Map<string, string>()
  private page = 1
  private used = 0
  private notes = 0
  private after = 0

  constructor(private readonly height: number) {}

  place(block: Block, next: readonly Block[]): void {
    if (block.startsPage && this.used > 0) this.turn()
    const before = this.used === 0 ? 0 : Math.max(this.after, block.before)
    const [first, ...rest] = block.rows
    if (!first) return
    // What must stay with what follows goes down together with its first lines.
    const needed = before + heightOf(block.rows.slice(0, leading(block)))
    const following = block.keepNext ? followers(next) : 0
    if (this.used > 0 && !this.fits(needed + following, first)) this.turn()
    this.used += this.used === 0 ? 0 : before
    for (const name of block.bookmarks) this.bookmarks.set(name, String(this.page))
    this.put(first)
    rest.forEach((row, index) => {
      // No last line goes to another page alone.
      const isLastButOne = index === rest.length - 2 && block.isText
      const needs = row.height + (isLastButOne ? (rest.at(-1)?.height ?? 0) : 0)
      if (!this.fits(needs, row)) {
        this.turn()
        if (block.repeated) this.used += block.repeated
      }
      this.put(row)
    })
    this.after = block.after
  }

  private fits(height: number, { notes }: Row): boolean {
    return (
      this.used + height + this.notes + notes + (this.notes === 0 && notes > 0 ? SEPARATOR : 0) <= this.height
    )
  }

  private put({ height, notes }: Row): void {
    if (notes > 0 && this.notes === 0) this.notes = SEPARATOR
    this.used += height
    this.notes += notes
  }

  private turn(): void {
    this.page++
    ;[this.used, this.notes, this.after] = [0, 0, 0]
  }
}

// The line above the footnotes.
const SEPARATOR = 240

// No first line stays behind alone.
const leading = ({ isText, keepLines, rows }: Block) =>
  keepLines ? rows.length : isText && rows.length > 1 ? 2 : 1

const heightOf = (rows: readonly Row[]) => rows.reduce((sum, { height }) => sum + height, 0)

function followers(next: readonly Block[]): number {
  const [block, ...rest] = next
  if (!block) return 0
  const lines = heightOf(block.rows.slice(0, leading(block))) + block.before
  return block.keepNext ? heightOf(block.rows) + block.before + followers(rest) : lines
}
