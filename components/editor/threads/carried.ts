import * as Y from 'yjs'
import { threadOfStored } from '@/lib/richtext/comment-marks'

/** Characters and the comment marks that they carried, by the names under which a draft stores them. */
export interface Carried {
  id: Y.ID
  length: number
  marks: ReadonlyMap<string, string>
}

/** Gives characters that stand there the marks that they carried and have lost. */
export function putBack(
  doc: Y.Doc,
  carried: readonly Carried[],
  /** Of these threads alone; without it of all. */
  among?: ReadonlySet<string>,
): void {
  const now = new Map<Y.XmlText, Piece[]>()
  const piecesOf = (text: Y.XmlText): Piece[] => {
    const known = now.get(text) ?? piecesIn(text)
    now.set(text, known)
    return known
  }
  const lost = carried.flatMap(({ id, length, marks }) =>
    standingOf(doc, id, length).flatMap(({ item, from, count }) => {
      const text = item.parent
      const piece = text instanceof Y.XmlText ? piecesOf(text).find((each) => each.item === item) : undefined
      const missing = [...marks].filter(
        ([key, thread]) => !piece?.marks.has(key) && (among?.has(thread) ?? true),
      )
      if (!piece || missing.length === 0) return []
      const values = missing.map(([key, thread]) => [key, { thread }] as const)
      return [
        { text: text as Y.XmlText, start: piece.start + from, count, marks: Object.fromEntries(values) },
      ]
    }),
  )
  for (const { text, start, count, marks } of lost) text.format(start, count, marks)
}

/** Characters of a text as it is now. */
interface Piece {
  item: Y.Item
  start: number
  marks: ReadonlyMap<string, string>
}

function piecesIn(text: Y.XmlText): Piece[] {
  const pieces: Piece[] = []
  let marks = new Map<string, string>()
  let start = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) marks = withFormat(marks, item.content)
    else if (item.countable) {
      pieces.push({ item, start, marks })
      start += item.length
    }
  }
  return pieces
}

/** Where characters stand now, or what stands in their place since an undo brought them back: `count` from `from` on. */
function standingOf(doc: Y.Doc, id: Y.ID, length: number): { item: Y.Item; from: number; count: number }[] {
  const standing = []
  for (let offset = 0; offset < length;) {
    const item = Y.getItem(doc.store, Y.createID(id.client, id.clock + offset))
    if (!(item instanceof Y.Item)) break
    const from = id.clock + offset - item.id.clock
    const count = Math.min(item.length - from, length - offset)
    if (!item.deleted) standing.push({ item, from, count })
    else if (item.redone)
      standing.push(...standingOf(doc, Y.createID(item.redone.client, item.redone.clock + from), count))
    offset += count
  }
  return standing
}

/** The marks after a format, by the names under which a draft stores them. */
export function withFormat(marks: Map<string, string>, { key, value }: Y.ContentFormat): Map<string, string> {
  const thread = threadOfStored(key, value)
  if (thread === null && !marks.has(key)) return marks
  const changed = new Map(marks)
  if (thread === null) changed.delete(key)
  else changed.set(key, thread)
  return changed
}
