import type { DocumentNode } from '@/lib/richtext/document'
import type { ReportTree } from '../../tree'
import { regularTable } from '../regular-table'
import { headerRows, integer } from '../shared'
import { partsOf } from './marks'
import { type Edit, PdfObjects } from './objects'

/**
 * A copy of the file with the header cells of rows tagged as such (TH, of scope Row), and named by the cells that they head: Typst
 * tags those of columns alone. A table that is not tagged as the report has it stays as it is.
 */
export function withRowHeaders(bytes: Uint8Array, tree: ReportTree): Uint8Array<ArrayBuffer> {
  const tables = partsOf(tree).flatMap(({ blocks }) => blocks.flatMap(tablesIn))
  if (!tables.some((table) => headersOf(table).length > 0)) return new Uint8Array(bytes)
  const objects = new PdfObjects(bytes)
  const root = reference(objects.read(reference(objects.trailer, 'Root')).says, 'StructTreeRoot')
  const tagged = taggedTables(objects, root)
  if (tagged.length !== tables.length) return new Uint8Array(bytes)
  const named = new Map<string, number>()
  const edits = tables.flatMap((table, index) =>
    editsOf(objects, { table, tagged: tagged[index]!, index, named }),
  )
  return objects.edited([...edits, ...idEdits(objects, root, named)])
}

/** One cell, and the first and last row in which it stands. */
interface Cell {
  node: DocumentNode
  row: number
  last: number
  /** Among the cells that begin in its row. */
  index: number
}

const tablesIn = (node: DocumentNode): DocumentNode[] =>
  node.type === 'table' ? [regularTable(node)] : (node.content ?? []).flatMap(tablesIn)

const cellsOf = (table: DocumentNode): Cell[] =>
  (table.content ?? []).flatMap(({ content = [] }, row) =>
    content.map((node, index) => ({
      ...{ node, row, index },
      last: row + integer(node.attrs?.rowspan, 1, [1, 65_534]) - 1,
    })),
  )

const isHeader = ({ node }: Cell) => node.type === 'tableHeader'

/** The header cells of rows: not those of rows that hold nothing else, which head columns or nothing. */
function headersOf(table: DocumentNode): Cell[] {
  const first = headerRows(table)
  const cells = cellsOf(table).filter(({ row }) => row >= first)
  const headed = new Set(cells.filter((cell) => !isHeader(cell)).map(({ row }) => row))
  return cells.filter((cell) => isHeader(cell) && headed.has(cell.row))
}

/** Whether a cell stands beside or behind the header of its row. */
const heads = (header: Cell, cell: Cell): boolean =>
  header.row === cell.row ? header.index < cell.index : header.row <= cell.last && cell.row <= header.last

interface Tagging {
  table: DocumentNode
  /** Its rows, and in them their cells, as numbers of objects. */
  tagged: number[][]
  index: number
  /** Gets the objects of the header cells by their names. */
  named: Map<string, number>
}

function editsOf(objects: PdfObjects, { table, tagged, index, named }: Tagging): Edit[] {
  const rows = table.content ?? []
  const isSame =
    tagged.length === rows.length &&
    tagged.every((row, at) => row.length === (rows[at]!.content ?? []).length)
  const headers = headersOf(table)
  if (!isSame || headers.length === 0) return []
  const objectOf = ({ row, index: at }: Cell) => tagged[row]![at]!
  const nameOf = ({ row, index: at }: Cell) => `R${index}x${at}y${row}`
  for (const header of headers) named.set(nameOf(header), objectOf(header))
  return cellsOf(table).flatMap((cell) => {
    if (isHeader(cell))
      return headers.some((each) => objectOf(each) === objectOf(cell)) ? headerEdits(cell) : []
    const names = headers.filter((header) => heads(header, cell)).map(nameOf)
    return names.length > 0 ? cellEdits(cell, names.map((name) => `(${name})`).join(' ')) : []
  })

  function headerEdits(cell: Cell): Edit[] {
    const { at, says } = objects.read(objectOf(cell))
    const role = /\/S\s*\/TD\b/.exec(says)
    if (!role) return []
    const text = `/S /TH\n  /ID (${nameOf(cell)})`
    return [{ at: at + role.index, length: role[0].length, text }, attribute({ at, says }, '/Scope /Row')]
  }

  function cellEdits(cell: Cell, names: string): Edit[] {
    const { at, says } = objects.read(objectOf(cell))
    const known = /\/Headers\s*\[[^\]]*(?=\])/.exec(says)
    if (!known) return [attribute({ at, says }, `/Headers [${names}]`)]
    return [{ at: at + known.index + known[0].length, length: 0, text: ` ${names}` }]
  }
}

/** Says one thing more of a cell among what is said of it as a cell. */
function attribute({ at, says }: { at: number; says: string }, entry: string): Edit {
  const insert = (found: RegExpExecArray, text: string) => ({
    ...{ at: at + found.index + found[0].length, length: 0, text },
  })
  const own = /\/O\s*\/Table\b/.exec(says)
  if (own) return insert(own, `\n    ${entry}`)
  const several = /\/A\s*\[/.exec(says)
  if (several) return insert(several, `<<\n    /O /Table\n    ${entry}\n  >> `)
  const role = /\/Type\s*\/StructElem\b/.exec(says)!
  const only = /\/A\s*<</.exec(says)
  // Where one thing is said already, in another way, it becomes the second in a list.
  if (only) {
    const from = only.index + 2
    const to = says.indexOf('>>', from) + 2
    const text = ` [<<\n    /O /Table\n    ${entry}\n  >> ${says.slice(from, to).trim()}]`
    return { at: at + from, length: to - from, text }
  }
  return insert(role, `\n  /A <<\n    /O /Table\n    ${entry}\n  >>`)
}

/** Enters the names of header cells in the file's list of names, which is sorted. */
function idEdits(objects: PdfObjects, root: number, named: ReadonlyMap<string, number>): Edit[] {
  const added = [...named].map(([name, object]) => `(${name}) ${object} 0 R`).sort()
  if (added.length === 0) return []
  const { at, says } = objects.read(root)
  const list = /\/IDTree\s*<<\s*\/Names\s*\[([^\]]*)\]/.exec(says)
  if (!list) {
    const type = /\/Type\s*\/StructTreeRoot\b/.exec(says)!
    const text = `\n  /IDTree <<\n    /Names [${added.join(' ')}]\n  >>`
    return [{ at: at + type.index + type[0].length, length: 0, text }]
  }
  const from = at + list.index + list[0].length - 1 - list[1]!.length
  const known = objects.slice(from, from + list[1]!.length).match(/\([^)]*\) \d+ 0 R/g) ?? []
  return [{ at: from, length: list[1]!.length, text: [...known, ...added].sort().join(' ') }]
}

const reference = (says: string, name: string): number =>
  Number(new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(says)?.[1])

const OUTER = new Set([
  'Document',
  'Part',
  'Sect',
  'Div',
  'BlockQuote',
  'L',
  'LI',
  'LBody',
  'Figure',
  'NonStruct',
])

/** The tables of a file in reading order: their rows, and in them the cells. */
function taggedTables(objects: PdfObjects, root: number): number[][][] {
  const roleOf = (says: string) => /\/S\s*\/(\w+)/.exec(says)?.[1] ?? ''
  const childrenOf = (says: string): number[] => {
    const list = /\/K\s*(\[[^\]]*\]|\d+ 0 R)/.exec(says)?.[1] ?? ''
    return [...list.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))
  }
  const rowsIn = (says: string): number[][] =>
    childrenOf(says).flatMap((child) => {
      const { says: inner } = objects.read(child)
      const role = roleOf(inner)
      if (role === 'TR') return [childrenOf(inner)]
      return role === 'THead' || role === 'TBody' || role === 'TFoot' ? rowsIn(inner) : []
    })
  const tables = (number: number): number[][][] => {
    const { says } = objects.read(number)
    const role = roleOf(says)
    if (role === 'Table') return [rowsIn(says)]
    return role === '' || OUTER.has(role) ? childrenOf(says).flatMap(tables) : []
  }
  return childrenOf(objects.read(root).says).flatMap(tables)
}
