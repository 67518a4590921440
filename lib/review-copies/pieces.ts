import { BREAK, NOTE } from '@/lib/export/formats/review/layout'
import type { NewPiece, NewText } from './changes'
import { languageThatCame } from './languages'
import { type CopyLanguages, type CopyReading, PICTURE } from './reading/reading'
import { type Came, END, noteOf } from './sequence'

/** What it takes to know what somebody wrote. */
export interface Written {
  reading: CopyReading
  /** Of the report; null where the copy does not say. */
  language: string | null
}

/** What stands in a line that came; pictures are no part of it. */
export function piecesOf(line: readonly Came[], written: Written): NewPiece[] {
  const pieces: NewPiece[] = []
  let words: Came[] = []
  const flush = () => {
    pieces.push(...textsOf(words, written).map((text): NewPiece => ({ kind: 'text', ...text })))
    words = []
  }
  for (const sign of line) {
    if (sign.key !== BREAK && sign.key !== NOTE) {
      words.push(sign)
      continue
    }
    flush()
    if (sign.key === BREAK) pieces.push({ kind: 'split', depth: 0 })
    else {
      const signs = noteOf(written.reading, sign.note ?? '', sign).filter(({ del }) => !del)
      pieces.push({ kind: 'note', text: textsOf(signs, written) })
    }
  }
  flush()
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

/** Signs as text with its look, of which a language is a part. */
function textsOf(signs: readonly Came[], { language }: Written): NewText[] {
  const runs: { text: string; look: readonly string[]; languages: CopyLanguages | null }[] = []
  for (const { key, look, languages } of signs) {
    if (key === PICTURE) continue
    const text = key === BREAK || key === NOTE ? ' ' : key
    const last = runs.at(-1)
    const isAlike =
      last &&
      last.look.join('\n') === look.join('\n') &&
      JSON.stringify(last.languages) === JSON.stringify(languages)
    if (isAlike) last.text += text
    else runs.push({ text, look, languages })
  }
  const texts: { text: string; look: readonly string[] }[] = []
  for (const { text, look, languages } of runs) {
    const lang = languageThatCame(text, languages, language)
    const own = lang ? [...look, `${LANGUAGE}${lang}`] : look
    const last = texts.at(-1)
    if (last && last.look.join('\n') === own.join('\n')) last.text += text
    else texts.push({ text, look: own })
  }
  return texts
}

/** With what a look begins that is a language. */
export const LANGUAGE = 'lang:'

/** A piece in a heading that is printed bold whatever its words are. */
export function unbold(piece: NewPiece): NewPiece {
  return piece.kind === 'text' ? { ...piece, look: piece.look.filter((each) => each !== 'bold') } : piece
}
