import * as Y from 'yjs'

/**
 * The one update that says what all of these say, with deleted text forgotten and neighbouring edits joined. Updates
 * whose predecessors are not among them are kept.
 * @throws when one cannot be decoded; nothing is ever skipped.
 */
export function foldUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc({ gc: true })
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    return Y.encodeStateAsUpdate(doc)
  } finally {
    doc.destroy()
  }
}
