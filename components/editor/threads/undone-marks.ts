import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { threadOfStored } from '@/lib/richtext/comment-marks'

/** Characters and the comment marks that they carried, by the names under which a draft stores them. */
interface Carried {
  id: Y.ID
  length: number
  marks: ReadonlyMap<string, string>
}

type StackItem = Y.UndoManager['undoStack'][number]

const KEY = 'threads'
// Not one that the undo manager follows: putting a mark back is no step of its own.
const ORIGIN = Symbol('undone marks')

/**
 * Keeps threads on their words when something is undone or redone. Yjs brings back or takes away characters; that some
 * carry a mark is said by what stands before and behind them, which somebody else may have taken elsewhere meanwhile, or
 * which goes with what is undone although it says something of what stays.
 */
export const undoneMarks = Extension.create({
  name: 'undoneMarks',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('undoneMarks'),
      view(view) {
        const manager = (yUndoPluginKey.getState(view.state) as { undoManager?: Y.UndoManager } | undefined)
          ?.undoManager
        if (!manager) return {}
        const note = ({ stackItem }: { stackItem: StackItem }) => noteDeleted(manager, stackItem)
        let before: Carried[] = []
        const look = ({ origin }: Y.Transaction) => {
          if (origin === manager) before = carriedIn(manager.scope)
        }
        const restore = ({ stackItem }: { stackItem: StackItem }) => {
          const deleted = (stackItem.meta.get(KEY) as Carried[] | undefined) ?? []
          manager.doc.transact(() => putBack(manager.doc, [...before, ...deleted]), ORIGIN)
          before = []
        }
        manager.doc.on('beforeTransaction', look)
        manager.on('stack-item-added', note)
        manager.on('stack-item-updated', note)
        manager.on('stack-item-popped', restore)
        return {
          destroy() {
            manager.doc.off('beforeTransaction', look)
            manager.off('stack-item-added', note)
            manager.off('stack-item-updated', note)
            manager.off('stack-item-popped', restore)
          },
        }
      },
    }),
  ],
})

function noteDeleted({ doc }: Y.UndoManager, stackItem: StackItem): void {
  const { deletions, insertions } = stackItem
  const texts = new Set<Y.XmlText>()
  doc.transact((transaction) =>
    Y.iterateDeletedStructs(transaction, deletions, (struct) => {
      if (struct instanceof Y.Item && struct.parent instanceof Y.XmlText) texts.add(struct.parent)
    }),
  )
  const found: Carried[] = []
  for (const text of texts) {
    let marks = new Map<string, string>()
    for (let item = text._start; item !== null; item = item.right) {
      const isDeleted = item.deleted && Y.isDeleted(deletions, item.id)
      // As the text was before: with what was deleted, without what was put in.
      if (item.deleted && !isDeleted) continue
      if (item.content instanceof Y.ContentFormat) {
        if (!Y.isDeleted(insertions, item.id)) marks = withFormat(marks, item.content)
      } else if (isDeleted && item.countable && marks.size > 0)
        found.push({ id: item.id, length: item.length, marks })
    }
  }
  // A step that grows is noted anew, with all that it holds.
  stackItem.meta.set(KEY, found)
}

/** All characters that carry marks now. */
function carriedIn(scope: Y.UndoManager['scope']): Carried[] {
  const carried: Carried[] = []
  const visit = (type: unknown): void => {
    if (type instanceof Y.XmlText) {
      let marks = new Map<string, string>()
      for (let item = type._start; item !== null; item = item.right) {
        if (item.deleted) continue
        if (item.content instanceof Y.ContentFormat) marks = withFormat(marks, item.content)
        else if (item.countable && marks.size > 0) carried.push({ id: item.id, length: item.length, marks })
      }
    } else if (type instanceof Y.XmlFragment) type.toArray().forEach(visit)
  }
  scope.forEach(visit)
  return carried
}

/** Gives characters that stand there the marks that they carried and have lost. */
function putBack(doc: Y.Doc, carried: readonly Carried[]): void {
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
      const missing = [...marks].filter(([key]) => !piece?.marks.has(key))
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

function withFormat(marks: Map<string, string>, { key, value }: Y.ContentFormat): Map<string, string> {
  const thread = threadOfStored(key, value)
  if (thread === null && !marks.has(key)) return marks
  const changed = new Map(marks)
  if (thread === null) changed.delete(key)
  else changed.set(key, thread)
  return changed
}
