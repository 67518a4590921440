import type { LaidParagraph } from '@/lib/export/formats/review/layout'
import type { Decisions } from './decisions'
import type { Stamp } from './reading/reading'
import type { Pair } from './sequence'

/** What happened to one paragraph. */
export interface Fate {
  /** How many of its signs are to go by now, and how many of these only since it was sent. */
  dead: number
  gone: number
  end: { author: string | null } | null
  author: string | null
  isDeleted: boolean
  isRow: { author: string | null } | null
}

/** What becomes of the paragraphs of a draft. */
export class Fates {
  /** Those of which the boundary before them goes. */
  readonly joins: ReadonlyMap<LaidParagraph, { author: string | null }>
  private readonly isNew: (stamp: Stamp | null) => boolean
  private readonly decisions: Decisions
  private readonly fates = new Map<LaidParagraph, Fate>()

  constructor(
    pairs: readonly Pair[],
    paragraphs: readonly LaidParagraph[],
    { isNew, decisions }: { isNew: (stamp: Stamp | null) => boolean; decisions: Decisions },
  ) {
    this.isNew = isNew
    this.decisions = decisions
    this.judge(pairs)
    this.buryRows(pairs, paragraphs)
    this.joins = this.bury(paragraphs)
  }

  /** What a pair says of a sign that was sent: that it goes only now, and by whom. */
  goes({ sent, came }: Pair): { author: string | null } | null {
    if (!sent) return null
    const known = sent.unit ? sent.unit.del : sent.paragraph.endDel
    if (known) return null
    const suggested = sent.unit ? sent.unit.ins : sent.paragraph.endIns
    if (!came) return this.decisions.of(suggested) ? null : { author: null }
    return this.isNew(came.del) ? { author: came.del!.author } : null
  }

  private judge(pairs: readonly Pair[]): void {
    for (const pair of pairs) {
      const { sent, came } = pair
      if (!sent) continue
      const fate = this.of(sent.paragraph)
      const row = came?.paragraph.rowDel ?? null
      if (this.isNew(row)) fate.isRow = { author: row!.author }
      const goes = this.goes(pair)
      if (!sent.unit) fate.end = goes
      else if (goes || sent.unit.del || !came) {
        fate.dead++
        if (goes) fate.gone++
        if (goes) fate.author = goes.author
      }
    }
  }

  /** A row of which nothing is left in the file went, whether or not that was tracked. */
  private buryRows(pairs: readonly Pair[], paragraphs: readonly LaidParagraph[]): void {
    const left = new Set<number>()
    for (const { sent, came } of pairs) if (sent && came) left.add(sent.paragraph.row)
    for (const paragraph of paragraphs) {
      const fate = this.of(paragraph)
      if (paragraph.row > 0 && !left.has(paragraph.row) && fate.end) fate.isRow ??= { author: null }
    }
  }

  /** That of one of them. */
  of(paragraph: LaidParagraph): Fate {
    const known = this.fates.get(paragraph)
    if (known) return known
    const made: Fate = { dead: 0, gone: 0, end: null, author: null, isDeleted: false, isRow: null }
    this.fates.set(paragraph, made)
    return made
  }

  /** Says which paragraphs go as such, and answers those whose boundary before them goes. */
  private bury(paragraphs: readonly LaidParagraph[]): Map<LaidParagraph, { author: string | null }> {
    const joins = new Map<LaidParagraph, { author: string | null }>()
    let open: { author: string | null } | null = null
    paragraphs.forEach((paragraph, index) => {
      const fate = this.of(paragraph)
      const isOne =
        paragraphs[index - 1]?.block !== paragraph.block && paragraphs[index + 1]?.block !== paragraph.block
      const isDead = fate.dead === paragraph.units.length && (fate.gone > 0 || paragraph.units.length === 0)
      if (fate.isRow) {
        open = null
        return
      }
      if (isOne && isDead && (fate.end ?? open)) {
        fate.isDeleted = true
        fate.author ??= (fate.end ?? open)!.author
        if (!fate.end) open = null
        return
      }
      if (open && paragraphs[index - 1]?.block !== paragraph.block) joins.set(paragraph, open)
      open = fate.end
    })
    return joins
  }
}
