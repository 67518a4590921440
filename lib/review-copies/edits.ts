import { BREAK, type LaidParagraph, NOTE, type Unit } from '@/lib/export/formats/review/layout'
import type { Edit, EditKind, NewBlock, NewPiece, Proposal, Remark } from './changes'
import type { ComparedDraft } from './compare'
import { Decisions } from './decisions'
import { Fates } from './fates'
import type { RowsThatCame } from './new-rows'
import { placesThatCame } from './list-places'
import { linesOf, piecesOf, unbold } from './pieces'
import type { CopyReading, Stamp } from './reading/reading'
import { type Came, END, isHeadingStyle, noteOf, notePairs, type Pair, type Sent } from './sequence'

interface Given {
  reading: CopyReading
  isNew: (stamp: Stamp | null) => boolean
  rows: readonly RowsThatCame[]
  /** Of the heading under which the draft stands. */
  level: number
  deadline: number
}

/** The changes of one draft, made of what was sent and what came back side by side. */
export class EditsOf {
  private readonly draft: ComparedDraft
  private readonly given: Given
  private readonly edits: Edit[] = []
  private readonly remarks: Remark[] = []
  private readonly decisions: Decisions
  private readonly fates: Fates
  private group = 0
  private grouped: { author: string | null } | null = null

  constructor(draft: ComparedDraft, given: Given) {
    this.draft = draft
    this.given = given
    this.decisions = new Decisions(draft.pairs, given)
    const { isNew } = given
    this.fates = new Fates(draft.pairs, draft.paragraphs, { isNew, decisions: this.decisions })
  }

  all(): { edits: Edit[]; remarks: Remark[]; proposals: Proposal[] } {
    const { pairs } = this.draft
    this.line(pairs, null, this.fates.joins)
    this.restyle(pairs)
    for (const { edit, author } of placesThatCame(pairs, this.draft.paragraphs)) {
      this.grouped = null
      this.add(edit, author)
    }
    for (const { edit, author } of this.given.rows) {
      this.grouped = null
      this.add(edit, author)
    }
    return { edits: this.edits, remarks: this.remarks, proposals: this.decisions.all() }
  }

  /** Goes through a draft, or through one of its notes. */
  private line(
    pairs: readonly Pair[],
    note: { block: number; at: number } | null,
    joins: ReadonlyMap<LaidParagraph, { author: string | null }>,
  ): void {
    const told = new Set<LaidParagraph>()
    const rows = new Set<number>()
    const lineOf = (paragraph: LaidParagraph) =>
      note ? { block: note.block, note: note.at } : { block: paragraph.block, note: null }
    for (let index = 0; index < pairs.length; index++) {
      const pair = pairs[index]!
      const { sent, came } = pair
      if (!sent) {
        const stretch: Came[] = []
        let to = index
        while (to < pairs.length && !pairs[to]!.sent && authorOf(pairs[to]!.came!) === authorOf(came)) {
          stretch.push(pairs[to]!.came!)
          to++
        }
        const [before, after] = [
          pairs.slice(0, index).findLast((each) => each.sent),
          pairs.slice(to).find((each) => each.sent),
        ]
        this.insert(stretch, before ?? null, after ?? null, note)
        index = to - 1
        continue
      }
      const { paragraph, unit } = sent
      const fate = this.fates.of(paragraph)
      if (!note && fate.isRow) {
        if (!rows.has(paragraph.row))
          this.add({ kind: 'deleteRow', block: paragraph.block }, fate.isRow.author)
        rows.add(paragraph.row)
        continue
      }
      if (!note && fate.isDeleted) {
        if (!told.has(paragraph)) this.add({ kind: 'deleteBlock', block: paragraph.block }, fate.author)
        told.add(paragraph)
        continue
      }
      const join = joins.get(paragraph)
      if (!note && join && !told.has(paragraph)) {
        told.add(paragraph)
        this.add({ kind: 'join', block: paragraph.block }, join.author)
      }
      const goes = this.fates.goes(pair)
      if (goes) this.remove(sent, goes.author, lineOf(paragraph), pairs)
      else {
        if (unit) this.grouped = null
        if (unit && came) this.compareLook(unit, came, lineOf(paragraph))
        this.remarkDecision(pair)
      }
      if (unit?.note && came?.note) this.note(unit, came, paragraph)
    }
  }

  private remove(
    { paragraph, unit }: Sent,
    author: string | null,
    line: { block: number; note: number | null },
    pairs: readonly Pair[],
  ): void {
    if (!unit) {
      // The sign of a split that is suggested already.
      if (paragraph.endIns && this.hasNext(paragraph))
        this.add({ kind: 'delete', from: paragraph.end, to: paragraph.end + 1, ...line }, author)
      return
    }
    if (unit.ref !== null && !this.isWholeReference(unit.ref, pairs)) return
    const last = this.edits.at(-1)
    const isNext =
      this.grouped &&
      last?.kind === 'delete' &&
      last.block === line.block &&
      last.note === line.note &&
      last.author === author &&
      last.to >= unit.at - 1 &&
      last.from <= unit.at
    if (isNext) last.to = Math.max(last.to, unit.at + 1)
    else this.add({ kind: 'delete', from: unit.at, to: unit.at + 1, ...line }, author)
  }

  private hasNext(paragraph: LaidParagraph): boolean {
    return this.draft.paragraphs[paragraph.number]?.block === paragraph.block
  }

  private readonly references = new Map<number, boolean>()

  private isWholeReference(ref: number, pairs: readonly Pair[]): boolean {
    const known = this.references.get(ref)
    if (known !== undefined) return known
    const own = pairs.filter(({ sent }) => sent?.unit?.ref === ref)
    const isWhole = own.every((pair) => this.fates.goes(pair) !== null)
    this.references.set(ref, isWhole)
    if (!isWhole) {
      const passage = own.map(({ sent }) => sent!.key).join('')
      const wanted = own.flatMap((pair) => (this.fates.goes(pair) ? [] : [pair.sent!.key])).join('')
      this.remarks.push({
        kind: 'reference',
        author: this.fates.goes(own[0]!)?.author ?? null,
        passage,
        wanted,
      })
    }
    return isWhole
  }

  private insert(
    stretch: readonly Came[],
    pairBefore: Pair | null,
    pairAfter: Pair | null,
    note: { block: number; at: number } | null,
  ): void {
    const came = stretch.filter(({ del }) => del === null)
    const first = came[0]
    if (!first) return
    const [before, after] = [pairBefore?.sent ?? null, pairAfter?.sent ?? null]
    const author = authorOf(first)
    const words = () => came.map(({ key }) => (key === END ? ' ' : key)).join('')
    const ref = before?.unit?.ref ?? null
    if (ref !== null && after?.unit?.ref === ref) return this.remark('reference', author, words())
    if (note) {
      const at = after?.unit ? after.unit.at : before?.unit ? before.unit.at + 1 : 0
      const pieces = piecesOf(
        came.filter(({ key }) => key !== NOTE),
        this.given.reading,
      )
      return this.add({ kind: 'insert', block: note.block, note: note.at, at, pieces }, author)
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
      if (after) this.words(lines.at(-1)!, before, after, author)
    } else if (lines.length > 1 && !goesOn && before) {
      this.words(lines[0]!, before, after, author)
      this.blocks(lines.slice(1), before.paragraph, 'after', came.at(-1)!, author)
    } else {
      const depth = home.paragraph.isItem ? 2 : 1
      const pieces = lines.flatMap((line, index): NewPiece[] => [
        ...(index > 0 ? [{ kind: 'split' as const, depth } as const] : []),
        ...piecesOf(line, this.given.reading),
      ])
      this.put(pieces, before, after, author)
    }
  }

  private remark(kind: Remark['kind'], author: string | null, wanted: string): void {
    if (wanted !== '') this.remarks.push({ kind, author, passage: '', wanted })
  }

  private words(line: readonly Came[], before: Sent | null, after: Sent | null, author: string | null): void {
    if (line.length > 0) this.put(piecesOf(line, this.given.reading), before, after, author)
  }

  private put(pieces: NewPiece[], before: Sent | null, after: Sent | null, author: string | null): void {
    const home = after ?? before
    if (!home || pieces.length === 0) return
    const { paragraph } = home
    const isBehind = before?.unit && before.paragraph === paragraph
    const at = isBehind ? before.unit!.at + 1 : home.unit ? home.unit.at : paragraph.end
    const plain = paragraph.type === 'heading' && !paragraph.isTop ? pieces.map(unbold) : pieces
    this.add({ kind: 'insert', block: paragraph.block, note: null, at, pieces: plain }, author)
  }

  private blocks(
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
        ...piecesOf(line, this.given.reading),
      ])
      return this.add(
        { kind: 'insert', block: paragraph.block, note: null, at: paragraph.end, pieces },
        author,
      )
    }
    const blocks = lines.map((line): NewBlock => {
      const level = line[0] ? this.levelOf(line[0]) : 0
      return { level, pieces: piecesOf(line, this.given.reading) }
    })
    const isOutside = like.paragraph.cell === 0
    const { style, isNumbered } = like.paragraph
    const isQuoted = /quot/i.test(style)
    const isListed = isNumbered || /list/i.test(style)
    this.add(
      { kind: 'insertBlocks', block: paragraph.block, side, isOutside, isQuoted, isListed, blocks },
      author,
    )
  }

  private levelOf({ paragraph }: Came): number {
    const level = Number(/^heading(\d)$/i.exec(paragraph.style)?.[1] ?? 0)
    return level === 0 || paragraph.cell > 0 ? 0 : Math.min(3, Math.max(1, level - this.given.level))
  }

  private compareLook(unit: Unit, came: Came, line: { block: number; note: number | null }): void {
    if (unit.key === NOTE || unit.key === BREAK || unit.ref !== null || unit.del || /\s/.test(unit.key))
      return
    const look = [...came.look].sort()
    const isAs = (known: readonly string[]) => known.join('\n') === look.join('\n')
    if (isAs(unit.look) || isAs(unit.was)) return
    const add = look.filter((each) => !unit.look.includes(each))
    const remove = unit.look.filter((each) => !look.includes(each))
    const author = this.given.isNew(came.looked) ? came.looked!.author : null
    const last = this.edits.findLast(({ kind }) => kind === 'format')
    const isNext =
      last?.kind === 'format' &&
      last.block === line.block &&
      last.note === line.note &&
      last.author === author &&
      last.add.join('\n') === add.join('\n') &&
      last.remove.join('\n') === remove.join('\n') &&
      // Spaces in between look as they like.
      unit.at - last.to < 3 &&
      unit.at >= last.from
    if (isNext) last.to = unit.at + 1
    else
      this.edits.push({
        kind: 'format',
        from: unit.at,
        to: unit.at + 1,
        add,
        remove,
        ...line,
        author,
        group: ++this.group,
      })
  }

  private remarkDecision({ sent, came }: Pair): void {
    if (!sent?.unit) return
    const { unit } = sent
    const kind =
      unit.ins && came && !came.ins && !unit.del
        ? 'accepted'
        : unit.del && came && !came.del
          ? 'rejected'
          : unit.del && !came
            ? 'accepted'
            : null
    if (!kind) return
    const record = kind === 'accepted' && unit.ins && !unit.del ? unit.ins : unit.del
    // Of a whole suggestion it is a proposal.
    if (this.decisions.of(record)) return
    const last = this.remarks.at(-1)
    if (last?.kind === kind && this.decided === record?.id) last.passage += sent.key
    else this.remarks.push({ kind, author: null, passage: sent.key, wanted: '' })
    this.decided = record?.id ?? null
  }

  private decided: string | null = null

  private note(unit: Unit, came: Came, paragraph: LaidParagraph): void {
    const signs = noteOf(this.given.reading, came.note!, came)
    const pairs = notePairs(unit.note ?? [], paragraph, signs, this.given.isNew, this.given.deadline)
    this.grouped = null
    this.line(pairs, { block: paragraph.block, at: unit.at }, new Map())
    this.grouped = null
  }

  private restyle(pairs: readonly Pair[]): void {
    for (const { sent, came } of pairs) {
      if (!sent || !came || sent.unit || !sent.paragraph.isTop || sent.paragraph.type === 'figure') continue
      const { paragraph } = sent
      if (this.fates.of(paragraph).isDeleted) continue
      const level = this.levelOf(came)
      const isHeading = isHeadingStyle(came.paragraph.style)
      if (isHeading === paragraph.isHeading || this.decisions.of(paragraph.becomes?.record)) continue
      // What a new style is called elsewhere says nothing.
      if (!isHeading && !/^(?:bodytext|textbody|normal|standard)$/i.test(came.paragraph.style)) continue
      const author = this.given.isNew(came.paragraph.styled) ? came.paragraph.styled!.author : null
      this.grouped = null
      this.add({ kind: 'restyle', block: paragraph.block, level: isHeading ? level : 0 }, author)
      this.grouped = null
    }
  }

  /** What follows straight on what the same person changed belongs to it. */
  private add(edit: EditKind, author: string | null): void {
    if (!this.grouped || this.grouped.author !== author) this.group++
    this.grouped = { author }
    this.edits.push({ ...edit, author, group: this.group })
  }
}

function authorOf(came: Came | null): string | null {
  return came?.ins?.author ?? null
}
