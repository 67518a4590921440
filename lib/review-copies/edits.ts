import { BREAK, type LaidParagraph, NOTE, type Unit } from '@/lib/export/formats/review/layout'
import type { Edit, Proposal, Remark } from './changes'
import type { ComparedDraft } from './compare'
import { Decisions } from './decisions'
import { EditList } from './edit-list'
import { Fates } from './fates'
import { Insertions, levelOf } from './insertions'
import type { RowsThatCame } from './new-rows'
import { placesThatCame } from './list-places'
import { piecesOf } from './pieces'
import type { CopyReading, Stamp } from './reading/reading'
import { touchedReferences, type TouchedReference } from './references'
import { type Came, isHeadingStyle, noteOf, notePairs, type Pair, type Sent } from './sequence'

interface Given {
  reading: CopyReading
  isNew: (stamp: Stamp | null) => boolean
  rows: readonly RowsThatCame[]
  /** Of the heading under which the draft stands. */
  level: number
  /** Of the report; null where the copy does not say. */
  language: string | null
  deadline: number
}

/** The changes of one draft, made of what was sent and what came back side by side. */
export class EditsOf {
  private readonly draft: ComparedDraft
  private readonly given: Given
  private readonly list = new EditList()
  private readonly insertions: Insertions
  private readonly decisions: Decisions
  private readonly fates: Fates

  constructor(draft: ComparedDraft, given: Given) {
    this.draft = draft
    this.given = given
    this.decisions = new Decisions(draft.pairs, given)
    const { isNew } = given
    this.insertions = new Insertions(this.list, given)
    this.fates = new Fates(draft.pairs, draft.paragraphs, { isNew, decisions: this.decisions })
  }

  all(): { edits: Edit[]; remarks: Remark[]; proposals: Proposal[] } {
    const { pairs } = this.draft
    this.line(pairs, null, this.fates.joins)
    this.restyle(pairs)
    for (const { edit, author } of placesThatCame(pairs, this.draft.paragraphs)) this.list.alone(edit, author)
    for (const { edit, author } of this.given.rows) this.list.alone(edit, author)
    const { edits } = this.list
    // That a space was accepted says nothing.
    const remarks = this.list.remarks.filter(
      ({ kind, passage }) => !/^(?:accepted|rejected)$/.test(kind) || passage.trim() !== '',
    )
    return { edits, remarks, proposals: this.decisions.all() }
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
    const touched = touchedReferences(pairs, { goes: (pair) => this.fates.goes(pair), isNote: note !== null })
    for (let index = 0; index < pairs.length; index++) {
      const pair = pairs[index]!
      const { sent, came } = pair
      const reference = touched.get(index)
      if (reference && (note || !this.isGone(reference.paragraph))) {
        this.reference(reference, lineOf(reference.paragraph))
        index = reference.to
        continue
      }
      if (!sent) {
        const run: Came[] = []
        let to = index
        while (to < pairs.length && !pairs[to]!.sent && (to === index || !touched.has(to))) {
          run.push(pairs[to]!.came!)
          to++
        }
        const [before, after] = [
          pairs.slice(0, index).findLast((each) => each.sent),
          pairs.slice(to).find((each) => each.sent),
        ]
        this.insertions.add(run, before ?? null, after ?? null, note)
        index = to - 1
        continue
      }
      const { paragraph, unit } = sent
      const fate = this.fates.of(paragraph)
      if (!note && fate.isRow) {
        if (!rows.has(paragraph.row))
          this.list.add({ kind: 'deleteRow', block: paragraph.block }, fate.isRow.author)
        rows.add(paragraph.row)
        continue
      }
      if (!note && fate.isDeleted) {
        if (!told.has(paragraph)) this.list.add({ kind: 'deleteBlock', block: paragraph.block }, fate.author)
        told.add(paragraph)
        continue
      }
      const join = joins.get(paragraph)
      if (!note && join && !told.has(paragraph)) {
        told.add(paragraph)
        this.list.add({ kind: 'join', block: paragraph.block }, join.author)
      }
      const goes = this.fates.goes(pair)
      if (goes) this.remove(sent, goes.author, lineOf(paragraph))
      else {
        if (unit) this.list.part()
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
  ): void {
    if (!unit) {
      // The sign of a split that is suggested already.
      if (paragraph.endIns && this.hasNext(paragraph))
        this.list.add({ kind: 'delete', from: paragraph.end, to: paragraph.end + 1, ...line }, author)
      return
    }
    const last = this.list.edits.at(-1)
    const isNext =
      this.list.isOpen &&
      last?.kind === 'delete' &&
      last.block === line.block &&
      last.note === line.note &&
      last.author === author &&
      last.to >= unit.at - 1 &&
      last.from <= unit.at
    if (isNext) last.to = Math.max(last.to, unit.at + 1)
    else this.list.add({ kind: 'delete', from: unit.at, to: unit.at + 1, ...line }, author)
  }

  private hasNext(paragraph: LaidParagraph): boolean {
    return this.draft.paragraphs[paragraph.number]?.block === paragraph.block
  }

  private isGone(paragraph: LaidParagraph): boolean {
    const { isDeleted, isRow } = this.fates.of(paragraph)
    return isDeleted || isRow !== null
  }

  /** A reference is one thing: it goes as a whole, with what stands in its place; anything else is told. */
  private reference(
    { isReplaced, author, at, signs, passage, wanted }: TouchedReference,
    line: { block: number; note: number | null },
  ): void {
    if (!isReplaced) {
      this.list.remarks.push({ kind: 'reference', author, passage, wanted })
      return
    }
    this.list.add({ kind: 'delete', from: at, to: at + 1, ...line }, author)
    const pieces = piecesOf(signs, this.given)
    if (pieces.length > 0) this.list.add({ kind: 'insert', at: at + 1, pieces, ...line }, author)
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
    const last = this.list.edits.findLast(({ kind }) => kind === 'format')
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
    else this.list.alone({ kind: 'format', from: unit.at, to: unit.at + 1, add, remove, ...line }, author)
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
    const last = this.list.remarks.at(-1)
    if (last?.kind === kind && this.decided === record?.id) last.passage += sent.key
    else this.list.remarks.push({ kind, author: null, passage: sent.key, wanted: '' })
    this.decided = record?.id ?? null
  }

  private decided: string | null = null

  private note(unit: Unit, came: Came, paragraph: LaidParagraph): void {
    const signs = noteOf(this.given.reading, came.note!, came)
    const pairs = notePairs(unit.note ?? [], paragraph, signs, this.given.isNew, this.given.deadline)
    this.list.part()
    this.line(pairs, { block: paragraph.block, at: unit.at }, new Map())
    this.list.part()
  }

  private restyle(pairs: readonly Pair[]): void {
    for (const { sent, came } of pairs) {
      if (!sent || !came || sent.unit || !sent.paragraph.isTop || sent.paragraph.type === 'figure') continue
      const { paragraph } = sent
      if (this.fates.of(paragraph).isDeleted) continue
      const level = levelOf(came, this.given.level)
      const isHeading = isHeadingStyle(came.paragraph.style)
      if (isHeading === paragraph.isHeading || this.decisions.of(paragraph.becomes?.record)) continue
      // What a new style is called elsewhere says nothing.
      if (!isHeading && !/^(?:bodytext|textbody|normal|standard)$/i.test(came.paragraph.style)) continue
      const author = this.given.isNew(came.paragraph.styled) ? came.paragraph.styled!.author : null
      this.list.alone({ kind: 'restyle', block: paragraph.block, level: isHeading ? level : 0 }, author)
    }
  }
}
