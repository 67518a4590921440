import { SourceLine, type LineMark } from '../source-line'

/** A line that is ready to stand in the document. */
export type ReadLine = readonly [line: SourceLine, marks: readonly LineMark[]]

interface Table {
  columns: number
  row: SourceLine | null
  cell: SourceLine | null
  /** Columns that the open cell covers, and whether it goes on from the cell above. */
  span: number
  isContinued: boolean
  isLeftOut: boolean
  cells: number
}

const MAX_SPAN = 64
/** Tabs part cells, and breaks one behind another would end the row: spaces stand in their place. */
const flat = (text: string): string =>
  text.replace(/\v(?=[ \t\u00a0]{0,9}\v)|^\s{0,9}\v|\t/g, (found) => ' '.repeat(found.length))
const ENDS_IN_BREAK = /\v[ \t\u00a0]{0,9}$/

/**
 * One stream of paragraphs and tables: the document, a text box or a footnote. Puts the paragraphs of cells together
 * to rows; a table of one column is a frame, and its paragraphs stay what they are.
 */
export class Flow {
  readonly #emit: (line: SourceLine, marks: readonly LineMark[]) => void
  readonly #tables: Table[] = []
  #held: ReadLine[] = []

  constructor(emit: (line: SourceLine, marks: readonly LineMark[]) => void) {
    this.#emit = emit
  }

  get isInCell(): boolean {
    return this.#cellTable() !== undefined
  }

  addParagraph(line: SourceLine, marks: readonly LineMark[]): void {
    const table = this.#cellTable()
    if (table?.cell) {
      if (line.isBlank || table.isContinued) return
      if (table.cell.text !== '')
        table.cell.append(ENDS_IN_BREAK.test(table.cell.text.slice(-10)) ? ' ' : '\v')
      table.cell.appendLine(line, flat)
      return
    }
    if (this.#tables.some(({ isLeftOut }) => isLeftOut)) return
    this.#emit(line, marks)
    this.#release()
  }

  /** Keeps lines of a text box until the paragraph or row that holds it is done. */
  hold(lines: readonly ReadLine[]): void {
    this.#held.push(...lines)
  }

  openTable(): void {
    const table = {
      columns: 0,
      row: null,
      cell: null,
      span: 1,
      isContinued: false,
      isLeftOut: false,
      cells: 0,
    }
    this.#tables.push(table)
  }

  closeTable(): void {
    this.#tables.pop()
  }

  addColumn(): void {
    const table = this.#tables.at(-1)
    if (table) table.columns += 1
  }

  openRow(): void {
    const table = this.#tables.at(-1)
    if (!table) return
    table.row = table.columns === 1 ? null : new SourceLine()
    table.isLeftOut = false
    table.cells = 0
  }

  openCell(): void {
    const table = this.#tables.at(-1)
    if (!table) return
    table.cell = table.row && new SourceLine()
    table.span = 1
    table.isContinued = false
  }

  /** What `w:tcPr` and `w:trPr` say. */
  spanColumns(columns: number): void {
    const table = this.#tables.at(-1)
    if (table) table.span = Math.min(MAX_SPAN, Math.max(1, columns))
  }

  skipColumns(columns: number): void {
    const table = this.#tables.at(-1)
    if (table?.row) for (let at = 0; at < Math.min(MAX_SPAN, columns); at += 1) this.#separate(table)
  }

  /** The cell prints nothing of its own: it goes on from the one above, or was deleted. */
  continueCell(): void {
    const table = this.#tables.at(-1)
    if (table) table.isContinued = true
  }

  leaveRowOut(): void {
    const table = this.#tables.at(-1)
    if (table) table.isLeftOut = true
  }

  closeCell(): void {
    const table = this.#tables.at(-1)
    if (!table?.row || !table.cell) return
    this.#separate(table)
    table.row.appendLine(table.cell)
    for (let at = 1; at < table.span; at += 1) this.#separate(table)
    table.cell = null
  }

  closeRow(): void {
    const table = this.#tables.at(-1)
    if (!table?.row) return
    const row = table.row
    row.trimEnd()
    table.row = null
    table.cell = null
    if (row.isBlank || table.isLeftOut) return
    const outer = this.#cellTable()
    if (outer) this.addParagraph(row, [])
    else {
      this.#emit(row, [{ kind: 'row' }])
      this.#release()
    }
  }

  /** Ends everything that is still open. */
  finish(): void {
    while (this.#tables.length > 0) {
      this.closeCell()
      this.closeRow()
      this.closeTable()
    }
    this.#release()
  }

  #separate(table: Table): void {
    if (table.cells > 0) table.row?.append('\t')
    table.cells += 1
  }

  #cellTable(): Table | undefined {
    return this.#tables.findLast(({ cell }) => cell !== null)
  }

  #release(): void {
    if (this.isInCell || this.#held.length === 0) return
    const held = this.#held
    this.#held = []
    for (const [line, marks] of held) this.#emit(line, marks)
  }
}
