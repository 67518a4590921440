import * as Y from 'yjs'
import { type Carried, putBack, withFormat } from './carried'
import { textsIn, undoListener } from './undo-listener'

type StackItem = Y.UndoManager['undoStack'][number]

const KEY = 'threads'
// Not one that the undo manager follows: putting a mark back is no step of its own.
const ORIGIN = Symbol('undone marks')

/**
 * Keeps threads on their words when something is undone or redone. Yjs brings back or takes away characters; that some
 * carry a mark is said by what stands before and behind them, which somebody else may have taken elsewhere meanwhile, or
 * which goes with what is undone although it says something of what stays.
 */
export const undoneMarks = undoListener('undoneMarks', (manager) => {
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
  return () => {
    manager.doc.off('beforeTransaction', look)
    manager.off('stack-item-added', note)
    manager.off('stack-item-updated', note)
    manager.off('stack-item-popped', restore)
  }
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
  for (const text of textsIn(scope)) {
    let marks = new Map<string, string>()
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentFormat) marks = withFormat(marks, item.content)
      else if (item.countable && marks.size > 0) carried.push({ id: item.id, length: item.length, marks })
    }
  }
  return carried
}
