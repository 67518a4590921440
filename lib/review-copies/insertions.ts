import { type LaidParagraph, NOTE } from '@/lib/export/formats/review/layout'
import type { NewBlock, NewPiece } from './changes'
import { wordsOf } from './conflicts'
import type { EditList } from './edit-list'
import { blockOfPicture, isTaken, type LinePart, partsOf, troubledIn } from './pictures'
import { linesOf, piecesOf, unbold, type Written } from './pieces'
import { PICTURE } from './reading/reading'
import { type Came, END, noteOf, type Pair, type Sent } from './sequence'

/** The place of a note in its draft. */
interface NotePlace {
  block: number
  at: number
}

/** Makes edits of what came between what was there: words, paragraphs, pictures. */
export class Insertions {
  private readonly list: EditList
  private readonly given: Written & { level: number }

  /** `level` is that of the heading under which the draft stands. */
  constructor(list: EditList, given: Written & { level: number }) {
    this.list = list
    this.given = given
  }

  /** Takes in all that came between two pairs of what was there; `note` when that is within a note. */
  add(run: readonly Came[], pairBefore: Pair | null, pairAfter: Pair | null, note: NotePlace | null): void {
    const isInLine = pairBefore?.sent?.unit != null
    const goesOn = pairAfter?.sent?.unit != null
    const came = run.filter(({ del }) => del === null)
    for (const { signs, author } of stretchesOf(came, { isInLine, goesOn }))
      this.stretch(signs, author, { pairBefore, pairAfter, note })
  }

  private stretch(
    came: readonly Came[],
    author: string | null,
    {
      pairBefore,
      pairAfter,
      note,
    }: { pairBefore: Pair | null; pairAfter: Pair | null; note: NotePlace | null },
  ): void {
    const first = came[0]!
    this.list.remarks.push(...troubledIn(came, note !== null), ...this.troubledInNotes(came))
    const [before, after] = [pairBefore?.sent ?? null, pairAfter?.sent ?? null]
    if (note) {
      const at = after?.unit ? after.unit.at : before?.unit ? before.unit.at + 1 : 0
      const words = came.filter(({ key }) => key !== NOTE && key !== PICTURE)
      if (words.length === 0) return
      const pieces = piecesOf(words, this.given)
      return this.list.add({ kind: 'insert', block: note.block, note: note.at, at, pieces }, author)
    }
    const lines = linesOf(came)
    const home = after ?? before
    if (!home) return
    const isInLine = before !== null && before.unit !== null
    const goesOn = after !== null && after.unit !== null
    if (lines.length > 1 && !isInLine) {
      // Whole paragraphs between two, and perhaps the beginning of the second.
      const cell = pairBefore?.came?.paragraph.cell
      const isBehind = before && (!after || cell === first.paragraph.cell)
      const beside = isBehind ? before.paragraph : home.paragraph
      this.blocks(lines.slice(0, -1), beside, isBehind ? 'after' : 'before', first, author)
      const table = before?.paragraph.table
      if (first.paragraph.table === 0 && table && table === after?.paragraph.table)
        this.between(lines.slice(0, -1), author)
      if (after) this.words(lines.at(-1)!, before, after, author)
    } else if (lines.length > 1 && !goesOn && before) {
      this.words(lines[0]!, before, after, author)
      this.blocks(lines.slice(1), before.paragraph, 'after', came.at(-1)!, author)
    } else {
      const depth = home.paragraph.isItem ? 2 : 1
      const pieces = lines.flatMap((line, index): NewPiece[] => [
        ...(index > 0 ? [{ kind: 'split' as const, depth } as const] : []),
        ...piecesOf(line, this.given),
      ])
      this.put(pieces, before, after, author)
      this.beside(came, before, after)
    }
  }

  /** Pictures in notes that came: in a note none can stand. */
  private troubledInNotes(came: readonly Came[]) {
    return came.flatMap((sign) =>
      sign.key === NOTE ? troubledIn(noteOf(this.given.reading, sign.note ?? '', sign), true) : [],
    )
  }

  private words(line: readonly Came[], before: Sent | null, after: Sent | null, author: string | null): void {
    if (line.length > 0) this.put(piecesOf(line, this.given), before, after, author)
    this.beside(line, before, after)
  }

  private put(pieces: NewPiece[], before: Sent | null, after: Sent | null, author: string | null): void {
    const home = after ?? before
    if (!home || pieces.length === 0) return
    const { paragraph } = home
    const isBehind = before?.unit && before.paragraph === paragraph
    const at = isBehind ? before.unit!.at + 1 : home.unit ? home.unit.at : paragraph.end
    const plain = paragraph.type === 'heading' && !paragraph.isTop ? pieces.map(unbold) : pieces
    this.list.add({ kind: 'insert', block: paragraph.block, note: null, at, pieces: plain }, author)
  }

  /** What came between rows of what is one table in the draft stands before it. */
  private between(lines: readonly (readonly Came[])[], author: string | null): void {
    const wanted = lines.map((line) => wordsOf(piecesOf(line, this.given))).join('\n')
    if (wanted.trim() !== '') this.list.remarks.push({ kind: 'betweenRows', author, passage: '', wanted })
  }

  /** Pictures that came in a paragraph stand behind it, or before it where they are before all its words. */
  private beside(line: readonly Came[], before: Sent | null, after: Sent | null): void {
    const isBefore = !before?.unit && after !== null && after.unit !== null
    const home = before?.unit ? before : (after ?? before)
    if (!home) return
    for (const sign of line)
      if (isTaken(sign)) this.picture(sign, home.paragraph, isBefore ? 'before' : 'after', sign)
  }

  private picture(sign: Came, paragraph: LaidParagraph, side: 'before' | 'after', like: Came): void {
    const { block } = paragraph
    const edit = { kind: 'insertBlocks', block, side, ...kindOfPlace(like) } as const
    this.list.alone({ ...edit, blocks: [blockOfPicture(sign)] }, authorOf(sign))
  }

  private blocks(
    lines: readonly (readonly Came[])[],
    paragraph: LaidParagraph,
    side: 'before' | 'after',
    like: Came,
    author: string | null,
  ): void {
    let run: Came[][] = []
    const flush = () => {
      if (run.length > 0) this.paragraphs(run, paragraph, side, like, author)
      run = []
    }
    for (const part of lines.flatMap((line): LinePart[] => partsOf(line))) {
      if ('words' in part) {
        run.push(part.words)
        continue
      }
      flush()
      this.picture(part.picture, paragraph, side, like)
    }
    flush()
  }

  private paragraphs(
    lines: readonly (readonly Came[])[],
    paragraph: LaidParagraph,
    side: 'before' | 'after',
    like: Came,
    author: string | null,
  ): void {
    // An item that came behind an item.
    if (side === 'after' && paragraph.isItem && like.paragraph.isNumbered) {
      const pieces = lines.flatMap((line): NewPiece[] => [
        { kind: 'split', depth: 2 },
        ...piecesOf(line, this.given),
      ])
      return this.list.add(
        { kind: 'insert', block: paragraph.block, note: null, at: paragraph.end, pieces },
        author,
      )
    }
    const blocks = lines.map((line): NewBlock => {
      const level = line[0] ? levelOf(line[0], this.given.level) : 0
      return { level, pieces: piecesOf(line, this.given) }
    })
    this.list.add(
      { kind: 'insertBlocks', block: paragraph.block, side, ...kindOfPlace(like), blocks },
      author,
    )
  }
}

/** Whether a paragraph that came stands outside of tables, in a quotation, in a list. */
function kindOfPlace({ paragraph: { cell, style, isNumbered } }: Came) {
  return {
    isOutside: cell === 0,
    isQuoted: /quot/i.test(style),
    isListed: isNumbered || /list/i.test(style),
  }
}

/** The level of a heading that came, in a draft that stands under a heading of level `under`; 0 for none. */
export function levelOf({ paragraph }: Came, under: number): number {
  const level = Number(/^heading(\d)$/i.exec(paragraph.style)?.[1] ?? 0)
  return level === 0 || paragraph.cell > 0 ? 0 : Math.min(3, Math.max(1, level - under))
}

/** Signs of one person. */
interface Stretch {
  signs: Came[]
  author: string | null
}

/**
 * Cuts what came into what one person wrote. A paragraph that came whole is one person's, whoever made its end: within a
 * line its end stands before it, else behind it.
 */
function stretchesOf(
  came: readonly Came[],
  { isInLine, goesOn }: { isInLine: boolean; goesOn: boolean },
): Stretch[] {
  const parts: Came[][] = [[]]
  for (const sign of came) {
    const isEnd = sign.key === END
    if (isEnd && isInLine) parts.push([])
    parts.at(-1)!.push(sign)
    if (isEnd && !isInLine) parts.push([])
  }
  const isWhole = (part: readonly Came[]) => !(isInLine && goesOn) && part.some(({ key }) => key === END)
  const stretches: Stretch[] = []
  for (const part of parts)
    for (const signs of isWhole(part) ? [part] : part.map((sign) => [sign])) {
      const author = signs.map(authorOf).find((each) => each !== null) ?? null
      const last = stretches.at(-1)
      if (last?.author === author) last.signs.push(...signs)
      else if (signs.length > 0) stretches.push({ signs: [...signs], author })
    }
  return stretches
}

/** Who put a sign in, if that was tracked. */
export function authorOf(came: Came | null): string | null {
  return came?.ins?.author ?? null
}
