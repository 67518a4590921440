import type { DocumentNode } from '@/lib/richtext/document'
import { linesIn, readable, rowAround } from './blocks'
import type { Edit, NewBlock, NewPiece, NewRow } from './changes'
import { said } from './schema'

/** Something that has no place, as it is shown: what stood in the copy, and what the file has instead. */
export interface Conflict {
  kind: string
  author: string | null
  passage: string
  wanted: string
}

/** What could not be made in a draft, and why. */
export interface Lost {
  edit: Edit
  why: string
}

/** Edits that were lost, as whoever looks after them reads them: what was changed in one line is one thing. */
export function conflictsOf(lost: readonly Lost[], base: DocumentNode): Conflict[] {
  const lines = linesIn(base)
  const conflicts: Conflict[] = []
  const told = new Set<Edit>()
  for (const { edit, why } of lost) {
    if (told.has(edit)) continue
    const line = lines[edit.block]
    if (edit.kind !== 'insert' && edit.kind !== 'delete') {
      conflicts.push({
        kind: why,
        author: edit.author,
        passage: readable(line?.text ?? ''),
        wanted: wantedOf(edit, base),
      })
      continue
    }
    const isHere = (other: Edit): other is LineEdit =>
      (other.kind === 'insert' || other.kind === 'delete') &&
      other.block === edit.block &&
      other.note === edit.note
    const own = lost.flatMap((each) => (each.why === why && isHere(each.edit) ? [each.edit] : []))
    for (const each of own) told.add(each)
    const was = (edit.note === null ? line?.text : line?.notes.get(edit.note)) ?? ''
    const author = own.find((each) => each.author !== null)?.author ?? null
    const wanted = readable(changed(was, own))
    const isGone = wanted.trim() === ''
    conflicts.push({
      ...{ kind: why, author, passage: readable(was) },
      wanted: isGone ? said('deleted', readable(was)) : wanted,
    })
  }
  return conflicts
}

type LineEdit = Extract<Edit, { kind: 'insert' | 'delete' }>

/** A line with these edits made in it. */
function changed(line: string, edits: readonly LineEdit[]): string {
  let made = ''
  for (let at = 0; at <= line.length; at++) {
    for (const edit of edits) if (edit.kind === 'insert' && edit.at === at) made += wordsOf(edit.pieces)
    if (!edits.some((edit) => edit.kind === 'delete' && at >= edit.from && at < edit.to))
      made += line[at] ?? ''
  }
  return made
}

/** What somebody wanted otherwise. */
function wantedOf(edit: Exclude<Edit, LineEdit>, base: DocumentNode): string {
  switch (edit.kind) {
    case 'insertBlocks': {
      const [only] = edit.blocks
      if (only?.picture && edit.blocks.length === 1) return said('picture', only.picture.alt)
      return said('came', linesOf(edit.blocks))
    }
    case 'insertRows':
      return said('came', wordsOfRows(edit.rows))
    case 'deleteBlock':
      return said('deleted', readable(linesIn(base)[edit.block]?.text ?? ''))
    case 'deleteRow':
      return said('deleted', wordsOfRow(base, edit.block))
    case 'join':
      return said('joined', '')
    case 'restyle':
      return edit.level > 0 ? said('heading', String(edit.level)) : said('paragraph', '')
    case 'place':
      return edit.depth > 0 ? said('item', String(edit.depth)) : said('noItem', '')
    case 'format': {
      const names = (looks: readonly string[]) => looks.filter((each) => !each.includes(':'))
      return said('look', [...names(edit.add), ...names(edit.remove).map((name) => `no-${name}`)].join(' '))
    }
  }
}

/** Cell by cell, as rows that came are told. */
function wordsOfRow(base: DocumentNode, block: number): string {
  const cells = rowAround(base, block)?.content ?? []
  return cells
    .map((cell) =>
      linesIn(cell)
        .map(({ text }) => readable(text))
        .join('\n'),
    )
    .join(' | ')
}

/** Rows that came, as whoever looks after them reads them. */
export const wordsOfRows = (rows: readonly NewRow[]) =>
  rows.map(({ cells }) => cells.map(linesOf).join(' | ')).join('\n')

const linesOf = (blocks: readonly NewBlock[]) =>
  blocks.map(({ pieces, picture }) => picture?.alt ?? wordsOf(pieces)).join('\n')

/** Pieces as plain words, notes in brackets. */
export function wordsOf(pieces: readonly NewPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text
      return piece.kind === 'note' ? ` [${piece.text.map(({ text }) => text).join('')}]` : '\n'
    })
    .join('')
}
