import * as Y from 'yjs'

/**
 * The one update that says what all of these say, with deleted text forgotten and neighbouring edits joined, and the
 * Yjs state vector of what can be shown of it. Updates whose predecessors are not among them are kept.
 * @throws when one cannot be decoded; nothing is ever skipped.
 */
export function foldToState(updates: readonly Uint8Array[]): { state: Uint8Array; vector: Uint8Array } {
  const doc = new Y.Doc({ gc: true })
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    return { state: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) }
  } finally {
    doc.destroy()
  }
}
