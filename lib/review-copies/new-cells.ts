import type { LaidParagraph } from '@/lib/export/formats/review/layout'
import type { Remark } from './changes'
import { wordsOf } from './conflicts'
import type { Owned } from './owners'
import { isTaken, remarkOn, troubledIn, wordsIn } from './pictures'
import { piecesOf, type Written } from './pieces'
import { cameOf, END } from './sequence'

/**
 * Takes the cells that came out of what a draft holds in the file, and tells what stands in them: no suggestion makes a row
 * longer. They are those without a paragraph of the draft in a row that has some, where all cells of that row are still
 * there; what stands in one whose own paragraph was written anew belongs to that.
 */
export function cellsThatCame(
  owned: readonly Owned[],
  paragraphs: readonly LaidParagraph[],
  given: Written,
): { others: Owned[]; remarks: Remark[] } {
  const rows = new Map<number, Owned[]>()
  for (const each of owned) {
    const { row } = each.paragraph
    if (row > 0) rows.set(row, [...(rows.get(row) ?? []), each])
  }
  const cells = [...rows.values()].flatMap((row) => newIn(row, paragraphs))
  const taken = new Set(cells.flatMap(({ own }) => own))
  return {
    others: owned.filter((each) => !taken.has(each)),
    remarks: cells.flatMap((cell) => told(cell, given)),
  }
}

interface NewCell {
  own: Owned[]
  /** A paragraph of the draft in the same row. */
  beside: Owned
}

function newIn(row: readonly Owned[], paragraphs: readonly LaidParagraph[]): NewCell[] {
  const known = row.filter(({ numbers }) => numbers.length > 0)
  if (known.length === 0) return []
  const laid = known.flatMap(({ numbers }) => numbers.flatMap((number) => paragraphs[number - 1] ?? []))
  const there = new Set(laid.map(({ cell }) => cell))
  const sent = new Set(paragraphs.flatMap((each) => (each.row === laid[0]?.row ? [each.cell] : [])))
  const old = new Set(known.map(({ paragraph }) => paragraph.cell))
  const cells = new Map<number, Owned[]>()
  for (const each of row) {
    const { cell } = each.paragraph
    if (!old.has(cell)) cells.set(cell, [...(cells.get(cell) ?? []), each])
  }
  const isSaid = (own: readonly Owned[]) =>
    own.some(({ paragraph }) => paragraph.runs.some(({ text, del }) => !del && text.trim() !== ''))
  if ([...cells.values()].filter(isSaid).length <= sent.size - there.size) return []
  return [...cells.values()].map((own) => ({
    own,
    beside: known.findLast(({ at }) => at < own[0]!.at) ?? known[0]!,
  }))
}

function told({ own, beside }: NewCell, given: Written): Remark[] {
  const signs = own.flatMap(({ paragraph, at }) => cameOf(paragraph, at)).filter(({ del }) => !del)
  const author = signs.find(({ key, ins }) => key !== END && ins)?.ins?.author ?? null
  const words = own
    .map(({ paragraph, at }) =>
      wordsOf(
        piecesOf(
          cameOf(paragraph, at).filter(({ key, del }) => key !== END && !del),
          given,
        ),
      ),
    )
    .join('\n')
    .trim()
  const { paragraph } = beside
  return [
    ...(words === '' ? [] : [{ kind: 'cell' as const, author, passage: wordsIn(paragraph), wanted: words }]),
    ...signs.filter(isTaken).map(({ picture }) => remarkOn(picture!, 'picture', { paragraph, author })),
    ...troubledIn(signs),
  ]
}
