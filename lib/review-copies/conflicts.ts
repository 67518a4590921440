import type { BaseLine } from './blocks'
import type { Edit, NewBlock, NewPiece } from './changes'

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
export function conflictsOf(lost: readonly Lost[], lines: readonly BaseLine[]): Conflict[] {
  const conflicts: Conflict[] = []
  const told = new Set<Edit>()
  for (const { edit, why } of lost) {
    if (told.has(edit)) continue
    const line = lines[edit.block]
    if (edit.kind !== 'insert' && edit.kind !== 'delete') {
      conflicts.push({
        kind: why,
        author: edit.author,
        passage: read(line?.text ?? ''),
        wanted: wantedOf(edit),
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
    conflicts.push({ kind: why, author, passage: read(was), wanted: read(changed(was, own)) })
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

const read = (text: string) => text.replaceAll('\uFFFC', '')

/** What somebody wanted otherwise, in words. */
function wantedOf(edit: Exclude<Edit, LineEdit>): string {
  if (edit.kind === 'insertBlocks') return `+ ${linesOf(edit.blocks)}`
  if (edit.kind === 'insertRows')
    return edit.rows.map(({ cells }) => `+ ${cells.map(linesOf).join(' | ')}`).join('\n')
  if (edit.kind === 'format')
    return [...edit.add.map((name) => `+ ${name}`), ...edit.remove.map((name) => `− ${name}`)].join(', ')
  return '−'
}

const linesOf = (blocks: readonly NewBlock[]) => blocks.map(({ pieces }) => wordsOf(pieces)).join('\n')

function wordsOf(pieces: readonly NewPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text
      return piece.kind === 'note' ? ` [${piece.text.map(({ text }) => text).join('')}]` : '\n'
    })
    .join('')
}
