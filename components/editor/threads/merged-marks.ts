import type { Extension } from '@tiptap/core'
import * as Y from 'yjs'
import { threadOfStored } from '@/lib/richtext/comment-marks'
import { type Carried, putBack, withFormat } from './carried'
import { textsIn, undoListener } from './undo-listener'

// Not one that the undo manager follows: putting a mark back is no step of its own.
const ORIGIN = Symbol('merged marks')
// Whoever took marks away and puts them back at once, as with an undo, has done so by then.
const CALM_MS = 700

/**
 * Keeps threads on words that were typed or moved into a passage while somebody else, apart, restructured it: Yjs writes
 * the others' words anew elsewhere and takes the edges of the mark along, on which these words depended. By the identity
 * of the characters, in the editor that had them marked: words that never carried the mark never get it. A thread that
 * stands nowhere any more was deleted, and stays away.
 */
export const mergedMarks = ({ mayEdit }: { mayEdit: () => boolean }): Extension =>
  undoListener('mergedMarks', ({ doc, scope }) => {
    let lost: Carried[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const restore = () => {
      timer = undefined
      const carried = lost
      lost = []
      if (mayEdit()) doc.transact(() => putBack(doc, carried, standingIn(scope)), ORIGIN)
    }
    const look = (transaction: Y.Transaction) => {
      if (transaction.local) return
      const found = lostIn(transaction)
      if (found.length === 0) return
      lost.push(...found)
      clearTimeout(timer)
      timer = setTimeout(restore, CALM_MS)
    }
    doc.on('afterTransaction', look)
    return () => {
      doc.off('afterTransaction', look)
      clearTimeout(timer)
    }
  })

/** Characters that stood before a transaction, stand after it, and carry a mark no more that they carried. */
function lostIn(transaction: Y.Transaction): Carried[] {
  const { deleteSet, beforeState } = transaction
  const texts = new Set<Y.XmlText>()
  Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentFormat)) return
    const { key, value } = struct.content
    if (struct.parent instanceof Y.XmlText && threadOfStored(key, value) !== null) texts.add(struct.parent)
  })
  const lost: Carried[] = []
  for (const text of texts) {
    let before = new Map<string, string>()
    let now = new Map<string, string>()
    for (let item = text._start; item !== null; item = item.right) {
      const isOld = item.id.clock < (beforeState.get(item.id.client) ?? 0)
      const stood = isOld && (!item.deleted || Y.isDeleted(deleteSet, item.id))
      if (item.content instanceof Y.ContentFormat) {
        if (stood) before = withFormat(before, item.content)
        if (!item.deleted) now = withFormat(now, item.content)
      } else if (stood && !item.deleted && item.countable) {
        const missing = new Map([...before].filter(([key]) => !now.has(key)))
        if (missing.size > 0) lost.push({ id: item.id, length: item.length, marks: missing })
      }
    }
  }
  return lost
}

/** The threads whose marks stand somewhere. */
function standingIn(scope: Y.UndoManager['scope']): ReadonlySet<string> {
  const threads = new Set<string>()
  for (const text of textsIn(scope))
    for (const { attributes } of text.toDelta() as { attributes?: Record<string, unknown> }[])
      for (const [key, value] of Object.entries(attributes ?? {})) {
        const thread = threadOfStored(key, value)
        if (thread !== null) threads.add(thread)
      }
  return threads
}
