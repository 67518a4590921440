import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { threadOfStored } from '@/lib/richtext/comment-marks'

/** Characters that were deleted, and the comment marks that they carried, by the names under which a draft stores them. */
interface Deleted {
  id: Y.ID
  length: number
  marks: ReadonlyMap<string, string>
}

type StackItem = Y.UndoManager['undoStack'][number]

const KEY = 'threads'
// Not one that the undo manager follows: putting a mark back is no step of its own.
const ORIGIN = Symbol('undone marks')

/**
 * Gives words that an undo or redo brings back the threads that they had. Yjs brings back characters; that they carry a
 * mark is said by what stands before and behind them, which somebody else may have taken elsewhere meanwhile.
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
        const restore = ({ stackItem }: { stackItem: StackItem }) => putBack(manager.doc, stackItem)
        manager.on('stack-item-added', note)
        manager.on('stack-item-updated', note)
        manager.on('stack-item-popped', restore)
        return {
          destroy() {
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
  const found: Deleted[] = []
  for (const text of texts) {
    let marks = new Map<string, string>()
    for (let item = text._start; item !== null; item = item.right) {
      const isDeleted = item.deleted && Y.isDeleted(deletions, item.id)
      // As the text was before: with what was deleted, without what was put in.
      if (item.deleted && !isDeleted) continue
      if (item.content instanceof Y.ContentFormat) {
        if (Y.isDeleted(insertions, item.id)) continue
        const { key, value } = item.content
        const thread = threadOfStored(key, value)
        if (thread === null && !marks.has(key)) continue
        marks = new Map(marks)
        if (thread === null) marks.delete(key)
        else marks.set(key, thread)
      } else if (isDeleted && item.countable && marks.size > 0)
        found.push({ id: item.id, length: item.length, marks })
    }
  }
  // A step that grows is noted anew, with all that it holds.
  stackItem.meta.set(KEY, found)
}

function putBack(doc: Y.Doc, stackItem: StackItem): void {
  const deleted = (stackItem.meta.get(KEY) as Deleted[] | undefined) ?? []
  if (deleted.length === 0) return
  doc.transact(() => {
    for (const { id, length, marks } of deleted)
      for (const { text, start, end } of runsOf(doc, id, length)) format(text, start, end, marks)
  }, ORIGIN)
}

/** Where deleted characters stand again, in as few pieces as they are in now. */
function runsOf(doc: Y.Doc, id: Y.ID, length: number): { text: Y.XmlText; start: number; end: number }[] {
  const runs: { text: Y.XmlText; start: number; end: number }[] = []
  for (let offset = 0; offset < length; offset++) {
    const at = (assoc: number) =>
      Y.createAbsolutePositionFromRelativePosition(
        new Y.RelativePosition(null, null, Y.createID(id.client, id.clock + offset), assoc),
        doc,
      )
    const [before, behind] = [at(0), at(-1)]
    // One that is not there stands nowhere before itself.
    if (!before || !behind || before.index === behind.index || !(before.type instanceof Y.XmlText)) continue
    const last = runs.at(-1)
    if (last?.text === before.type && last.end === before.index) last.end++
    else runs.push({ text: before.type, start: before.index, end: before.index + 1 })
  }
  return runs
}

/** Sets those marks that are missing: what has them is left as it is. */
function format(text: Y.XmlText, start: number, end: number, marks: ReadonlyMap<string, string>): void {
  let offset = 0
  const missing: { start: number; length: number; attributes: Record<string, { thread: string }> }[] = []
  for (const { insert, attributes = {} } of text.toDelta() as {
    insert: unknown
    attributes?: Record<string, unknown>
  }[]) {
    const length = typeof insert === 'string' ? insert.length : 1
    const from = Math.max(start, offset)
    const to = Math.min(end, offset + length)
    const lost = [...marks].filter(([key]) => !attributes[key])
    if (from < to && lost.length > 0) {
      const values = lost.map(([key, thread]) => [key, { thread }] as const)
      missing.push({ start: from, length: to - from, attributes: Object.fromEntries(values) })
    }
    offset += length
  }
  for (const each of missing) text.format(each.start, each.length, each.attributes)
}
