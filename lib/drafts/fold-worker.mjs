// Folds beside the event loop that carries the keystrokes. Plain JavaScript, so that a worker can run it as it stands;
// it does what fold.ts does, and compactor.db.test.ts holds the two against each other.
import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'

parentPort.on('message', ({ id, updates }) => {
  const doc = new Y.Doc({ gc: true })
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    parentPort.postMessage({ id, folded: Y.encodeStateAsUpdate(doc) })
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  } finally {
    doc.destroy()
  }
})
