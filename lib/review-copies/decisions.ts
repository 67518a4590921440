import { BREAK, NOTE, type Stacked } from '@/lib/export/formats/review/layout'
import type { SuggestionRecord } from '@/lib/richtext/suggestions/record'
import type { Proposal } from './changes'
import type { CopyReading, Stamp } from './reading/reading'
import { type Came, isHeadingStyle, noteOf, notePairs, type Pair } from './sequence'

/** What became of the signs of one suggestion. */
interface Tally {
  accepted: number
  rejected: number
  open: number
  removed: string
  added: string
}

type Fate = 'accepted' | 'rejected' | 'open' | 'unknown'

/** Longer words say no more. */
const LONGEST = 500

/**
 * Which of the suggestions that were in a copy were accepted or rejected in Word: of those its text is as if they had been,
 * and their change is gone, wholly. What only a part of was decided is none of them.
 */
export class Decisions {
  private readonly tallies = new Map<string, Tally>()
  private readonly reading: CopyReading
  private readonly isNew: (stamp: Stamp | null) => boolean
  private readonly deadline: number

  constructor(
    pairs: readonly Pair[],
    given: { reading: CopyReading; isNew: (stamp: Stamp | null) => boolean; deadline: number },
  ) {
    this.reading = given.reading
    this.isNew = given.isNew
    this.deadline = given.deadline
    this.walk(pairs)
  }

  /** What was decided on a suggestion; null when nothing was, or not on all of it. */
  of(record: SuggestionRecord | null | undefined): 'accepted' | 'rejected' | null {
    const tally = record && this.tallies.get(record.id)
    if (!tally || tally.open > 0) return null
    if (tally.accepted > 0) return tally.rejected > 0 ? null : 'accepted'
    return tally.rejected > 0 ? 'rejected' : null
  }

  all(): Proposal[] {
    return [...this.tallies].flatMap(([target, { removed, added }]): Proposal[] => {
      const kind = this.of({ id: target, user: '', at: 0 })
      const words = (text: string) => text.replaceAll(NOTE, '').replaceAll(BREAK, ' ').slice(0, LONGEST)
      return kind ? [{ kind, target, passage: words(removed), wanted: words(added) }] : []
    })
  }

  private walk(pairs: readonly Pair[]): void {
    for (const { sent, came } of pairs) {
      if (!sent) continue
      const { unit, paragraph, key } = sent
      const [ins, del] = unit ? [unit.ins, unit.del] : [paragraph.endIns, paragraph.endDel]
      const others = unit?.others ?? []
      const [added, removed] = unit ? [{ added: key }, { removed: key }] : [{}, {}]
      // Of what was to come and to go: it may be gone for either reason.
      for (const record of stacked(ins, 'ins', others))
        this.vote(record, came ? (came.ins ? 'open' : 'accepted') : del ? 'unknown' : 'rejected', added)
      for (const record of stacked(del, 'del', others))
        this.vote(record, came ? (came.del ? 'open' : 'rejected') : 'accepted', removed)
      if (unit?.looked && came && !del && !/\s/.test(key))
        for (const record of stacked(unit.looked, 'look', others))
          this.vote(record, this.lookOf(unit, came), { added: key })
      if (!unit && paragraph.becomes && came) this.vote(paragraph.becomes.record, styleOf(paragraph, came))
      if (unit?.note && came?.note) {
        const signs = noteOf(this.reading, came.note, came)
        this.walk(notePairs(unit.note, paragraph, signs, this.isNew, this.deadline))
      }
    }
  }

  private lookOf(unit: { look: readonly string[]; was: readonly string[] }, came: Came): Fate {
    if (came.looked) return 'open'
    const look = [...came.look].sort().join('\n')
    if (look === unit.look.join('\n')) return 'accepted'
    return look === unit.was.join('\n') ? 'rejected' : 'open'
  }

  private vote(record: SuggestionRecord, fate: Fate, words: { added?: string; removed?: string } = {}): void {
    const tally = this.tallies.get(record.id) ?? { accepted: 0, rejected: 0, open: 0, removed: '', added: '' }
    this.tallies.set(record.id, tally)
    if (fate !== 'unknown') tally[fate]++
    tally.added += words.added ?? ''
    tally.removed += words.removed ?? ''
  }
}

/** A suggestion with those that Word shows only together with it. */
function stacked(
  first: SuggestionRecord | null,
  as: Stacked['as'],
  others: readonly Stacked[],
): SuggestionRecord[] {
  return first ? [first, ...others.flatMap((each) => (each.as === as ? [each.record] : []))] : []
}

function styleOf({ isHeading }: { isHeading: boolean }, { paragraph }: Came): Fate {
  if (paragraph.styled) return 'open'
  return isHeadingStyle(paragraph.style) === isHeading ? 'accepted' : 'rejected'
}
