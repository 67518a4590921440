import { BREAK, NOTE } from '@/lib/export/formats/review/layout'
import type { NewPiece, NewText } from './changes'
import type { CopyReading } from './reading/reading'
import { type Came, END, noteOf } from './sequence'

/** What stands in a line that came. */
export function piecesOf(line: readonly Came[], reading: CopyReading): NewPiece[] {
  const pieces: NewPiece[] = []
  for (const sign of line) {
    if (sign.key === BREAK) pieces.push({ kind: 'split', depth: 0 })
    else if (sign.key === NOTE) {
      const signs = noteOf(reading, sign.note ?? '', sign).filter(({ del }) => !del)
      pieces.push({ kind: 'note', text: textsOf(signs) })
    } else {
      const last = pieces.at(-1)
      if (last?.kind === 'text' && last.look.join('\n') === sign.look.join('\n')) last.text += sign.key
      else pieces.push({ kind: 'text', text: sign.key, look: sign.look })
    }
  }
  return pieces
}

/** Signs cut where paragraphs end. */
export function linesOf(signs: readonly Came[]): Came[][] {
  const lines: Came[][] = [[]]
  for (const sign of signs)
    if (sign.key === END) lines.push([])
    else lines.at(-1)!.push(sign)
  return lines
}

/** Signs as text with its look. */
export function textsOf(signs: readonly Came[]): NewText[] {
  const texts: { text: string; look: readonly string[] }[] = []
  for (const { key, look } of signs) {
    const text = key === BREAK || key === NOTE ? ' ' : key
    const last = texts.at(-1)
    if (last && last.look.join('\n') === look.join('\n')) last.text += text
    else texts.push({ text, look })
  }
  return texts
}

/** A piece in a heading that is printed bold whatever its words are. */
export function unbold(piece: NewPiece): NewPiece {
  return piece.kind === 'text' ? { ...piece, look: piece.look.filter((each) => each !== 'bold') } : piece
}
