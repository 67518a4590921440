import type { LaidParagraph } from '@/lib/export/formats/review/layout'
import type { EditKind, NewBlock, NewRow, Remark } from './changes'
import type { Owned } from './owners'
import { wordsOfRows } from './conflicts'
import { blockOfPicture, partsOf, troubledIn, wordsIn } from './pictures'
import { piecesOf, type Written } from './pieces'
import type { Stamp } from './reading/reading'
import { cameOf, END } from './sequence'

/** Rows that came, beside a paragraph of the draft, with who made them. */
export interface RowsThatCame {
  edit: Extract<EditKind, { kind: 'insertRows' }>
  author: string | null
}

/**
 * Takes the rows that came out of what a draft holds in the file: those in which no paragraph is one of the draft's. They
 * belong beside the row before or behind them in their table; a table of nothing else is new itself.
 */
export function rowsThatCame(
  owned: readonly Owned[],
  paragraphs: readonly LaidParagraph[],
  given: Written & { isNew: (stamp: Stamp | null) => boolean },
): { rows: RowsThatCame[]; others: Owned[]; remarks: Remark[] } {
  const known = new Set(
    owned.flatMap(({ paragraph, numbers, fixed }) =>
      numbers.length > 0 || fixed !== null ? [paragraph.row] : [],
    ),
  )
  const isOfNew = ({ paragraph: { row } }: Owned) => row > 0 && !known.has(row)
  const rows: RowsThatCame[] = []
  const remarks: Remark[] = []
  let run: Owned[] = []
  owned.forEach((each, index) => {
    if (!isOfNew(each)) return
    run.push(each)
    const next = owned[index + 1]
    if (next && isOfNew(next) && next.paragraph.table === each.paragraph.table) return
    const place = placeOf(owned, index, run, paragraphs)
    if (place) {
      const came = rowsIn(run, place, given)
      rows.push(came)
      if (place.isTable && run[0]!.paragraph.isNested) {
        const beside = owned[index - run.length]
        const passage = beside ? wordsIn(beside.paragraph) : ''
        remarks.push({
          kind: 'nestedTable',
          author: came.author,
          passage,
          wanted: wordsOfRows(came.edit.rows),
        })
      }
    }
    run = []
  })
  for (const each of owned)
    if (isOfNew(each)) remarks.push(...troubledIn(cameOf(each.paragraph, each.at).filter(({ del }) => !del)))
  return { rows, others: owned.filter((each) => !isOfNew(each)), remarks }
}

type Place = Pick<RowsThatCame['edit'], 'block' | 'side' | 'isTable'>

function placeOf(
  owned: readonly Owned[],
  last: number,
  run: readonly Owned[],
  paragraphs: readonly LaidParagraph[],
): Place | null {
  const { table } = run[0]!.paragraph
  const before = owned.slice(0, last - run.length + 1).filter(({ numbers }) => numbers.length > 0)
  const after = owned.slice(last + 1).filter(({ numbers }) => numbers.length > 0)
  const isHere = ({ paragraph }: Owned) => paragraph.table === table
  const block = (number: number | undefined) => paragraphs[(number ?? 0) - 1]?.block
  for (const [each, side, isTable] of [
    [before.findLast(isHere), 'after', false],
    [after.find(isHere), 'before', false],
    [before.at(-1), 'after', true],
    [after[0], 'before', true],
  ] as const) {
    const found = each && block(side === 'after' ? each.numbers.at(-1) : each.numbers[0])
    if (found !== undefined) return { block: found, side, isTable }
  }
  return null
}

function rowsIn(
  run: readonly Owned[],
  place: Place,
  given: Written & { isNew: (stamp: Stamp | null) => boolean },
): RowsThatCame {
  const { reading, isNew } = given
  const cellsOf = new Map<number, Map<number, NewRow['cells'][number]>>()
  let author: string | null = null
  for (const { paragraph, at } of run) {
    const cells = cellsOf.get(paragraph.row) ?? new Map<number, NewRow['cells'][number]>()
    cellsOf.set(paragraph.row, cells)
    const signs = cameOf(paragraph, at).filter(({ key, del }) => key !== END && !del)
    const lines = cells.get(paragraph.cell) ?? []
    cells.set(paragraph.cell, lines)
    const blocks = partsOf(signs).map((part): NewBlock =>
      'picture' in part ? blockOfPicture(part.picture) : { level: 0, pieces: piecesOf(part.words, given) },
    )
    lines.push(...blocks)
    const stamps = [paragraph.rowIns, ...signs.map(({ ins }) => ins)]
    author ??= stamps.find((stamp) => isNew(stamp))?.author ?? null
  }
  const rows = [...cellsOf].map(([row, cells]) => ({
    // Cells in which nothing stands are paragraphs that nobody looked at: they keep their place.
    cells: (reading.cellsOf[row] ?? []).map((cell) => cells.get(cell) ?? []),
  }))
  return { edit: { kind: 'insertRows', ...place, rows }, author }
}
