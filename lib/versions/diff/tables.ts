import type { Block, TableRow } from './blocks'
import { align, likeness, type Step } from './match'
import type { DiffBlock, DiffRow } from './schema'
import type { Limits, Woven } from './weave'

/** Compares the blocks of two cells. */
export type CompareBlocks = (before: readonly Block[], after: readonly Block[]) => Woven[]

type Cell = TableRow['cells'][number]
type State = DiffRow['state']

/** Two tables that are one: row by row, and in a row cell by cell. */
export function compareTables(old: Block, now: Block, compare: CompareBlocks, limits: Limits): Woven {
  const rows = pairs(old.rows!, now.rows!, limits, alikeRows).map(([before, after]) =>
    compareRows(before, after, compare, limits),
  )
  const former = JSON.stringify(old.style) === JSON.stringify(now.style) ? undefined : old.style
  return table({ block: now, rows, former, before: [old.top], after: [now.top] })
}

/** A table that is only in one of the texts, or the same in both. */
export function wholeTable(
  block: Block,
  state: 'same' | 'added' | 'removed',
  compare: CompareBlocks,
  limits: Limits,
): Woven {
  const rows = block.rows!.map((row) =>
    compareRows(state === 'added' ? null : row, state === 'removed' ? null : row, compare, limits),
  )
  const before = state === 'added' ? [] : [block.top]
  const after = state === 'removed' ? [] : [block.top]
  return { ...table({ block, rows, before, after }), state, end: state }
}

function table(made: {
  block: Block
  rows: DiffRow[]
  former?: DiffBlock['style'] | undefined
  before: string[]
  after: string[]
}): Woven {
  const { block, rows, former, before, after } = made
  const by = new Set(
    rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.flatMap((each) => each.by))),
  )
  const isSame = rows.every(({ state }) => state === 'same')
  return {
    state: isSame ? (former ? 'formatted' : 'same') : 'changed',
    style: block.style,
    ...(former && { former }),
    pieces: [],
    end: 'same',
    rows,
    by: [...by],
    before: new Set(before),
    after: new Set(after),
  }
}

function compareRows(
  before: TableRow | null,
  after: TableRow | null,
  compare: CompareBlocks,
  limits: Limits,
): DiffRow {
  const old = before?.cells ?? []
  const now = after?.cells ?? []
  const isSquare = old.length === now.length
  const matched: [Cell | null, Cell | null][] = !before
    ? now.map((cell) => [null, cell])
    : !after
      ? old.map((cell) => [cell, null])
      : isSquare
        ? now.map((cell, index) => [old[index]!, cell])
        : pairs(old, now, limits, alikeCells)
  const cells = matched.map(([was, is]) => {
    const blocks = compare(was?.blocks ?? [], is?.blocks ?? []).map(shown)
    return { state: stateOf(was, is, blocks), isHeader: (is ?? was)!.isHeader, blocks }
  })
  const state: State = !before
    ? 'added'
    : !after
      ? 'removed'
      : cells.every((cell) => cell.state === 'same')
        ? 'same'
        : 'changed'
  return { state, cells }
}

/** In a cell nothing is restored by itself. */
function shown(block: Woven): DiffBlock {
  const { before: _, after: __, ...rest } = block
  return { ...rest, passage: null }
}

function stateOf(was: Cell | null, is: Cell | null, blocks: readonly DiffBlock[]): State {
  if (!was) return 'added'
  if (!is) return 'removed'
  return was.isHeader === is.isHeader && blocks.every(({ state }) => state === 'same') ? 'same' : 'changed'
}

const wordsOf = (cells: readonly Cell[]) =>
  cells.flatMap(({ blocks }) => blocks.flatMap(({ tokens }) => tokens))
const alikeRows = (a: TableRow, b: TableRow) => likeness(wordsOf(a.cells), wordsOf(b.cells)) >= 0.3
const alikeCells = (a: Cell, b: Cell) => likeness(wordsOf([a]), wordsOf([b])) >= 0.5

/** Two lists side by side: the same ones, in between the alike ones in their order, and those that only one list has. */
function pairs<Item extends { key: string }>(
  before: readonly Item[],
  after: readonly Item[],
  limits: Limits,
  alike: (a: Item, b: Item) => boolean,
): [Item | null, Item | null][] {
  return align(before, after, ({ key }) => key, limits).steps.flatMap((step: Step<Item>) => {
    if (step.isSame) return step.after.map((item, index): [Item, Item] => [step.before[index]!, item])
    const made: [Item | null, Item | null][] = []
    let next = 0
    for (const old of step.before) {
      const place = step.after.findIndex((now, index) => index >= next && alike(old, now))
      if (place < 0) {
        made.push([old, null])
        continue
      }
      for (; next < place; next++) made.push([null, step.after[next]!])
      made.push([old, step.after[next++]!])
    }
    for (; next < step.after.length; next++) made.push([null, step.after[next]!])
    return made
  })
}
