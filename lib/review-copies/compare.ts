import type { CopyFacts } from '@/lib/export/formats/review'
import { copyText } from '@/lib/export/formats/review/copy-text'
import { type LaidParagraph, layOut, NOTE } from '@/lib/export/formats/review/layout'
import type { DocumentNode } from '@/lib/richtext/document'
import type { CopyChanges, DraftChanges, Remark } from './changes'
import { threadsThatCame } from './compare-comments'
import { EditsOf } from './edits'
import { cellsThatCame } from './new-cells'
import { rowsThatCame, type RowsThatCame } from './new-rows'
import { inOrder, isNothing, type Owned, ownersOf } from './owners'
import { remarkOn, wordsIn } from './pictures'
import { type CopyParagraph, type CopyReading, PICTURE, type Stamp } from './reading/reading'
import { cameOf, type Pair, pairUp, sentOf } from './sequence'

/** A draft of a copy as it came back, side by side with what was sent. */
export interface ComparedDraft {
  draftId: string
  paragraphs: LaidParagraph[]
  pairs: Pair[]
  /** What the file has of it. */
  own: Owned[]
}

type IsNew = (stamp: Stamp | null) => boolean

/** How long comparing may take, in all. */
const SECONDS = 20

/**
 * Everything that somebody changed in a copy: what they tracked and what they did not, what they commented on, and what
 * has no place in a draft. `texts` are the drafts as they were when the copy was made.
 */
export function compareCopy(
  facts: CopyFacts,
  texts: ReadonlyMap<string, DocumentNode>,
  reading: CopyReading,
): CopyChanges {
  const stamps = new Set(facts.stamps)
  const isNew = (stamp: Stamp | null) => stamp !== null && !stamps.has(`${stamp.author}|${stamp.date}`)
  const language = facts.language ?? null
  const deadline = performance.now() + SECONDS * 1000
  const laid = new Map(
    facts.drafts.map(({ draftId, number, refs }) => {
      const text = copyText(texts.get(draftId) ?? { type: 'doc', content: [] }, facts.variant)
      return [number, layOut(text, { draft: number, refs }).paragraphs]
    }),
  )
  const owners = ownersOf(reading, (draft, number) => laid.get(draft)?.[number - 1] !== undefined)
  const drafts = facts.drafts.map(
    ({
      draftId,
      number,
      level,
    }): { compared: ComparedDraft; rows: RowsThatCame[]; inRows: Remark[]; level: number } => {
      const paragraphs = laid.get(number) ?? []
      const inFile = inOrder(owners.filter(({ draft }) => draft === number))
      // Where nothing stands but what is told, nothing comes.
      const own = inFile.filter(({ numbers, paragraph }) => numbers.length > 0 || !isNothing(paragraph))
      const given = { reading, isNew, language }
      const { rows, others: inDraft, remarks: ofRows } = rowsThatCame(own, paragraphs, given)
      const { others, remarks: ofCells } = cellsThatCame(inDraft, paragraphs, given)
      const inRows = [...ofRows, ...ofCells, ...inFile.flatMap(asidesIn)]
      const pairs = windows(paragraphs, others).flatMap(({ sent, came }) =>
        pairUp(
          sent.flatMap(sentOf),
          came.flatMap(({ paragraph, at }) => cameOf(paragraph, at)),
          isNew,
          deadline,
        ),
      )
      return { compared: { draftId, paragraphs, pairs, own }, rows, inRows, level }
    },
  )
  const { ofDraft, settled, remarks } = threadsThatCame(
    facts,
    reading,
    owners,
    drafts.map(({ compared }) => compared),
  )
  return {
    drafts: drafts.map(({ compared, rows, inRows, level }): DraftChanges => {
      const edits = new EditsOf(compared, { reading, isNew, rows, level, language, deadline })
      const { draftId } = compared
      const { proposals, remarks: own, ...rest } = edits.all()
      const remarks = [...own, ...inRows]
      const all = settled.get(draftId) ?? []
      return {
        draftId,
        ...rest,
        remarks,
        threads: ofDraft.get(draftId) ?? [],
        proposals: [...proposals, ...all],
      }
    }),
    remarks: [
      ...fixedRemarks(facts, owners, isNew),
      ...picturesElsewhere(owners, isNew),
      ...homeless(owners),
      ...owners.filter(({ draft }) => draft === null).flatMap(asidesIn),
      ...remarks,
    ],
    savedBy: reading.savedBy,
  }
}

/** The draft in stretches, each of which begins with a paragraph that is known to be the same in both. */
function windows(
  paragraphs: readonly LaidParagraph[],
  owned: readonly Owned[],
): { sent: LaidParagraph[]; came: Owned[] }[] {
  const starts = owned.flatMap((each, index) => (each.numbers.length > 0 ? [index] : []))
  if (starts.length === 0) return [{ sent: [...paragraphs], came: [...owned] }]
  return starts.map((start, index) => {
    const next = starts[index + 1]
    const from = index === 0 ? 0 : owned[start]!.numbers[0]! - 1
    const to = next === undefined ? paragraphs.length : owned[next]!.numbers[0]! - 1
    return {
      sent: paragraphs.slice(from, to),
      came: owned.slice(index === 0 ? 0 : start, next ?? owned.length),
    }
  })
}

/**
 * Pictures that were put in where no draft is: into what the report makes itself, or before and behind it; and those of the
 * report that went without their caption, which alone says of which draft they are.
 */
function picturesElsewhere(owners: readonly Owned[], isNew: IsNew): Remark[] {
  return owners.flatMap(({ paragraph, draft, fixed }, index): Remark[] =>
    paragraph.runs.flatMap(({ picture, ins, del }) => {
      if (!picture) return []
      const author = (ins ?? del)?.author ?? null
      const next = owners[index + 1]?.paragraph
      if (fixed !== null && isNew(del) && !isNew(ins))
        return next && isGone(next, isNew) ? [] : [remarkOn(picture, 'pictureGone', { paragraph, author })]
      // Those of the report stand in paragraphs of its own.
      const came = !del && (fixed === null ? draft === null : isNew(ins))
      return came ? [remarkOn(picture, 'pictureFixed', { paragraph, author })] : []
    }),
  )
}

function isGone({ runs, names }: CopyParagraph, isNew: IsNew): boolean {
  return names.some((name) => name.endsWith('L')) && runs.length > 0 && runs.every(({ del }) => isNew(del))
}

/** The text of a paragraph as if all that was tracked in it since were accepted. */
function finalText({ paragraph }: Owned, isNew: IsNew = () => true): string {
  return paragraph.runs
    .flatMap(({ text, del }) =>
      isNew(del) && del ? [] : [text.replaceAll(NOTE, '').replaceAll(PICTURE, '')],
    )
    .join('')
}

/** What no draft can hold, with its words and those beside it. */
function asidesIn({ paragraph }: Owned): Remark[] {
  return paragraph.asides.map(({ kind, words, ins }) => ({
    ...{ kind, author: ins?.author ?? null, passage: wordsIn(paragraph), wanted: words },
  }))
}

function fixedRemarks(facts: CopyFacts, owners: readonly Owned[], isNew: IsNew): Remark[] {
  return owners.flatMap((each): Remark[] => {
    const passage = each.fixed === null ? undefined : facts.fixed[each.fixed - 1]
    if (passage === undefined) return []
    const wanted = finalText(each, isNew)
    if (squeezed(wanted) === squeezed(passage)) return []
    return [{ kind: 'fixed', author: authorIn(each), passage, wanted }]
  })
}

function homeless(owners: readonly Owned[]): Remark[] {
  return owners.flatMap((each): Remark[] => {
    const wanted = finalText(each)
    if (each.draft !== null || each.fixed !== null || wanted.trim() === '') return []
    return [{ kind: 'homeless', author: authorIn(each), passage: '', wanted }]
  })
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

function authorIn({ paragraph }: Owned): string | null {
  for (const { ins, del } of paragraph.runs) if (ins ?? del) return (ins ?? del)!.author
  return null
}
