import { attribute, child, elementsOf, type XmlElement } from '../xml/tree'
import type { Palette } from './colours'
import { groundIn, isOn, type Look, over, paragraphLook, runLook } from './look'

/** How a style of tables makes words look, by which part of the table they are in. */
export interface TableLooks {
  whole: Look
  /** By the name of the part: `firstRow`, `band1Horz`, `nwCell`. */
  parts: ReadonlyMap<string, Look>
  rowsInBand: number
  columnsInBand: number
}

/** Where a cell is: of how many rows and columns, and which of the table's parts look otherwise. */
export interface CellPlace {
  row: number
  rows: number
  column: number
  span: number
  columns: number
  shown: ReadonlySet<TablePart>
}

const PARTS = ['firstRow', 'lastRow', 'firstColumn', 'lastColumn', 'noHBand', 'noVBand'] as const
type TablePart = (typeof PARTS)[number]
const BITS: Record<TablePart, number> = { firstRow: 0x20, lastRow: 0x40, firstColumn: 0x80, lastColumn: 0x100, noHBand: 0x200, noVBand: 0x400 } // prettier-ignore

/** Of a style with all that it is based on, itself last. */
export function tableLooks(chain: readonly XmlElement[], palette: Palette): TableLooks {
  const parts = new Map<string, Look>()
  const looks: TableLooks = { whole: {}, parts, rowsInBand: 1, columnsInBand: 1 }
  for (const style of chain) {
    looks.whole = over(looks.whole, lookOf(style, palette))
    const size = (name: string) => Number(attribute(child(child(style, 'w:tblPr'), name) ?? style, 'w:val'))
    looks.rowsInBand = size('w:tblStyleRowBandSize') || looks.rowsInBand
    looks.columnsInBand = size('w:tblStyleColBandSize') || looks.columnsInBand
    for (const each of elementsOf(style)) {
      const type = each.name === 'w:tblStylePr' ? attribute(each, 'w:type') : undefined
      if (type !== undefined) parts.set(type, over(parts.get(type) ?? {}, lookOf(each, palette)))
    }
  }
  return looks
}

function lookOf(holder: XmlElement, palette: Palette): Look {
  return {
    ...groundIn(child(holder, 'w:tblPr'), palette),
    ...groundIn(child(holder, 'w:tcPr'), palette),
    ...paragraphLook(child(holder, 'w:pPr'), palette),
    ...runLook(child(holder, 'w:rPr'), palette),
  }
}

/** Which parts of a table its properties let look otherwise; null where they say nothing. */
function shownParts(properties: XmlElement | undefined): ReadonlySet<TablePart> | null {
  const look = child(properties, 'w:tblLook')
  if (!look) return null
  const bits = parseInt(attribute(look, 'w:val') ?? '0', 16)
  return new Set(
    PARTS.filter((each) => {
      const said = attribute(look, `w:${each}`)
      return said === undefined ? (bits & BITS[each]) !== 0 : isOn(said)
    }),
  )
}

/** Where each cell of a table is; those in rows that a control wraps are left out. */
export function placesOf(table: XmlElement): Map<XmlElement, CellPlace> {
  const shown = shownParts(child(table, 'w:tblPr'))
  const rows = elementsOf(table).filter(({ name }) => name === 'w:tr')
  const places = new Map<XmlElement, CellPlace>()
  if (!shown || elementsOf(table).some(({ name }) => name === 'w:sdt')) return places
  const columns = elementsOf(child(table, 'w:tblGrid') ?? table).filter(
    ({ name }) => name === 'w:gridCol',
  ).length
  for (const [row, element] of rows.entries()) {
    let column = cells(child(element, 'w:trPr'), 'w:gridBefore') ?? 0
    for (const cell of elementsOf(element)) {
      if (cell.name !== 'w:tc') continue
      const span = cells(child(cell, 'w:tcPr'), 'w:gridSpan') ?? 1
      places.set(cell, { row, rows: rows.length, column, span, columns, shown })
      column += span
    }
  }
  return places
}

function cells(properties: XmlElement | undefined, name: string): number | undefined {
  const element = child(properties, name)
  return element && (Number(attribute(element, 'w:val')) || undefined)
}

/**
 * How words in a cell look by the table's style alone: each part over the ones before it (ECMA-376 part 1, 17.7.6). Where a row
 * and a column that are both special differ, programs do not agree: then it is not known.
 */
export function cellLook(
  { whole, parts, rowsInBand, columnsInBand }: TableLooks,
  place: CellPlace | null,
): Look {
  if (parts.size === 0) return whole
  if (place === null) return { ...whole, colour: undefined, ground: 'unknown' }
  const { row, rows, column, span, columns, shown } = place
  const isFirstRow = shown.has('firstRow') && row === 0
  const isLastRow = shown.has('lastRow') && row === rows - 1
  const isFirstColumn = shown.has('firstColumn') && column === 0
  const isLastColumn = shown.has('lastColumn') && column + span >= columns
  const band = (at: number, isSkipped: boolean, size: number) =>
    (Math.floor((at - (isSkipped ? 1 : 0)) / size) % 2) + 1
  const look = { ...whole }
  const add = (isThere: boolean, name: string) => {
    if (isThere) Object.assign(look, over(look, parts.get(name) ?? {}))
  }
  add(
    !shown.has('noVBand') && !isFirstColumn && !isLastColumn,
    `band${band(column, shown.has('firstColumn'), columnsInBand)}Vert`,
  )
  add(
    !shown.has('noHBand') && !isFirstRow && !isLastRow,
    `band${band(row, shown.has('firstRow'), rowsInBand)}Horz`,
  )
  const special = [
    ...(isFirstRow ? ['firstRow'] : isLastRow ? ['lastRow'] : []),
    ...(isFirstColumn ? ['firstCol'] : isLastColumn ? ['lastCol'] : []),
  ]
  for (const name of special) add(true, name)
  const corner = isFirstRow ? 'n' : isLastRow ? 's' : ''
  if (special.length < 2 || corner === '') return look
  add(true, `${corner}${isFirstColumn ? 'w' : 'e'}Cell`)
  const differ = (key: 'ground' | 'colour') => new Set(special.map((name) => parts.get(name)?.[key])).size > 1
  return {
    ...look,
    ...(differ('ground') && { ground: 'unknown' }),
    ...(differ('colour') && { colour: undefined }),
  }
}
