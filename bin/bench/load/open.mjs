import * as Y from 'yjs'
import { waitUntil } from '../statistics.mjs'
import { textLength } from './edits.mjs'
import { OpenDraft } from './open-draft.mjs'

/**
 * Opens drafts one after the other, each with a new connection, from connecting to the whole text in a document of
 * one's own. `lengths` says how long a text must be to be whole; those in `warmup` are opened first and not counted.
 */
export async function perform({ target, warmup = [], lengths }) {
  for (const name of warmup) {
    const draft = new OpenDraft(target, name, new Y.Doc())
    await draft.complete
    draft.end()
  }
  const opened = {}
  for (const [name, length] of Object.entries(lengths)) {
    const doc = new Y.Doc()
    const draft = new OpenDraft(target, name, doc)
    await draft.complete
    const start = performance.now()
    const isWhole = await waitUntil(() => textLength(doc, target.fragment) >= length, 20_000, 1)
    const later = performance.now() - start
    opened[name] = {
      connectedMs: draft.times.connected,
      arrivedMs: draft.times.arrived,
      // Looking at the text takes a moment itself; it counts only when there was something to wait for.
      ms: isWhole ? draft.times.complete + (later > 20 ? later : 0) : null,
      bytes: draft.bytes,
    }
    draft.end()
    doc.destroy()
  }
  return opened
}
