import { diffArrays } from 'diff'
import { MAX_EDITS, tokensOf } from '@/lib/versions/diff/words'
import type { ChangedParagraph, ChangedQuestion, Piece } from './schema'
import type { VersionContent, VersionParagraph, VersionQuestion } from './version-content'

/**
 * What two versions of a reply say differently, question by question and paragraph by paragraph, in the order of the
 * later one; what only the earlier one has stands where it stood. A paragraph is the same one by its anchor.
 */
export function* compareVersions(
  from: VersionContent,
  to: VersionContent,
  pieces: (before: string, after: string) => Piece[] = piecesOf,
): Generator<ChangedQuestion> {
  const earlier = new Map(from.questions.map((question) => [question.id, question]))
  const elsewhere = new Map(
    from.questions.flatMap(({ paragraphs }) => paragraphs.map((paragraph) => [paragraph.anchor, paragraph])),
  )
  const later = new Set(to.questions.map(({ id }) => id))
  const standing = new Set(to.questions.flatMap(({ paragraphs }) => paragraphs.map(({ anchor }) => anchor)))
  for (const [before, after] of merge(from.questions, to.questions, ({ id }) => id))
    yield compareQuestion(before ?? (after && earlier.get(after.id)), after)

  function compareQuestion(
    before: VersionQuestion | undefined,
    after: VersionQuestion | undefined,
  ): ChangedQuestion {
    const gone = (before?.paragraphs ?? []).filter(({ anchor }) => !standing.has(anchor))
    const paragraphs = merge(gone, after?.paragraphs ?? [], ({ anchor }) => anchor, before?.paragraphs).map(
      ([lost, kept]) => compareParagraph(kept ? elsewhere.get(kept.anchor) : lost, kept, pieces),
    )
    const { id, label } = (after ?? before)!
    const hasOtherText = before && after && before.text !== after.text
    const isSame =
      !hasOtherText && before?.label === label && paragraphs.every(({ state }) => state === 'same')
    return {
      id,
      slug: after?.slug ?? null,
      label,
      formerLabel: before && before.label !== label ? before.label : null,
      state: !later.has(id) ? 'removed' : !before ? 'added' : isSame ? 'same' : 'changed',
      text: hasOtherText ? pieces(before.text, after.text) : null,
      paragraphs,
    }
  }
}

function compareParagraph(
  before: VersionParagraph | undefined,
  after: VersionParagraph | undefined,
  pieces: (before: string, after: string) => Piece[],
): ChangedParagraph {
  const { anchor, number } = (after ?? before)!
  if (!after) return { anchor, number, state: 'removed', pieces: [{ kind: 'removed', text: before!.text }] }
  if (!before) return { anchor, number, state: 'added', pieces: [{ kind: 'added', text: after.text }] }
  const state = before.text === after.text ? 'same' : 'changed'
  return { anchor, number, state, pieces: pieces(before.text, after.text) }
}

/** Both lists in one order: that of `after`, and what only `before` has behind what stood before it there. */
function merge<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
  order: readonly Item[] = before,
): [before: Item | undefined, after: Item | undefined][] {
  const known = new Map(before.map((item) => [keyOf(item), item]))
  const present = new Set(after.map(keyOf))
  const behind = new Map<string | null, Item[]>()
  let last: string | null = null
  for (const item of order) {
    const key = keyOf(item)
    if (present.has(key)) last = key
    else if (known.has(key)) behind.set(last, [...(behind.get(last) ?? []), item])
  }
  const lost = (key: string | null) =>
    (behind.get(key) ?? []).map((item): [Item, undefined] => [item, undefined])
  return [
    ...lost(null),
    ...after.flatMap((item): [Item | undefined, Item | undefined][] => [
      [known.get(keyOf(item)), item],
      ...lost(keyOf(item)),
    ]),
  ]
}

/** What was taken away and what was added between two texts, word by word. */
export function piecesOf(before: string, after: string): Piece[] {
  if (before === after) return before ? [{ kind: 'same', text: after }] : []
  const parts = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: MAX_EDITS })
  if (!parts) return wholePieces(before, after)
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

/** The same, one text after the other: takes no time. */
export function wholePieces(before: string, after: string): Piece[] {
  if (before === after) return before ? [{ kind: 'same', text: after }] : []
  const pieces: Piece[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
  return pieces.filter(({ text }) => text !== '')
}
