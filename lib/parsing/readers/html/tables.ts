import type { Flow } from '../docx/flow'
import { attribute, walk, type Element } from './tree'

const MAX_COLUMNS = 200
const BLOCKS_OF_LAYOUT = new Set([
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'article',
  'main',
  'blockquote',
])
/** A cell of more paragraphs than this is no cell of a table but a column of a page. */
const MAX_PARAGRAPHS = 8

/** Opens a table in the flow: one that only arranges a page, or has one column, is a frame around its paragraphs. */
export function openTable(element: Element, flow: Flow): Rows {
  flow.openTable()
  flow.addColumn()
  const isFrame = isLayout(element)
  if (!isFrame) flow.addColumn()
  return new Rows(flow)
}

function isLayout(table: Element): boolean {
  const role = attribute(table, 'role')
  if (role === 'presentation' || role === 'none') return true
  let columns = 0
  let inRow = 0
  let paragraphs = 0
  let isFound = false
  walk(table, {
    enter(element) {
      const { tagName: tag } = element
      if (BLOCKS_OF_LAYOUT.has(tag)) isFound = true
      if (tag === 'tr') inRow = 0
      else if (tag === 'td' || tag === 'th') {
        inRow += 1
        columns = Math.max(columns, inRow)
        paragraphs = 0
      } else if (tag === 'p' || tag === 'li') paragraphs += 1
      if (paragraphs > MAX_PARAGRAPHS) isFound = true
      return !isFound
    },
  })
  return isFound || columns <= 1
}

function span(element: Element, name: string): number {
  const value = attribute(element, name)
  return value !== undefined && /^\s*\d{1,6}/.test(value)
    ? Math.min(1000, Math.max(1, Number.parseInt(value, 10)))
    : 1
}

/** The rows of one table: cells that reach down from a row above keep their column. */
export class Rows {
  readonly #flow: Flow
  /** By column: how many further rows a cell above reaches down. */
  readonly #reaching: number[] = []
  #column = 0

  constructor(flow: Flow) {
    this.#flow = flow
  }

  openRow(): void {
    this.#column = 0
    this.#flow.openRow()
  }

  openCell(element: Element): void {
    this.#fill()
    const columns = Math.min(span(element, 'colspan'), MAX_COLUMNS)
    const further = span(element, 'rowspan') - 1
    for (let at = 0; at < columns; at += 1)
      if (this.#column + at < MAX_COLUMNS) this.#reaching[this.#column + at] = further
    this.#column += columns
    this.#flow.openCell()
    this.#flow.spanColumns(columns)
  }

  closeCell(): void {
    this.#flow.closeCell()
  }

  closeRow(): void {
    this.#fill()
    this.#flow.closeRow()
  }

  #fill(): void {
    while ((this.#reaching[this.#column] ?? 0) > 0) {
      this.#reaching[this.#column]! -= 1
      this.#column += 1
      this.#flow.openCell()
      this.#flow.closeCell()
    }
  }
}
