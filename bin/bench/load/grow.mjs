import * as Y from 'yjs'
import { sleep, waitUntil } from '../statistics.mjs'
import { edits, textLength } from './edits.mjs'
import { OpenDraft } from './open-draft.mjs'

const AT_ONCE = 100
const UNACKNOWLEDGED_AT_MOST = 1000

/**
 * Writes `count` one-character edits into each draft of `names`, every one an update of its own that the server has
 * acknowledged in the end. With `merged` the same history arrives as one update instead: quick, where only the size of
 * the result matters. Answers how long it took and, by draft, the text's length.
 */
export async function perform({ target, names, count, merged = false }) {
  const start = performance.now()
  const lengths = {}
  const history = merged ? historyOf(count, target.fragment) : null
  for (const name of names) {
    const doc = new Y.Doc()
    const draft = new OpenDraft(target, name, doc)
    await draft.complete
    await draft.settled()
    let [sent, acknowledged] = [0, 0]
    doc.on('update', (_, origin) => origin !== draft && sent++)
    draft.onAcknowledged = () => acknowledged++
    const caughtUp = (backlog) => {
      if (draft.closed) throw new Error(`${name}: ${String(draft.closed)}`)
      return sent - acknowledged <= backlog
    }
    if (history) Y.applyUpdate(doc, history)
    else {
      const trace = edits(doc, target.fragment)
      for (let made = 0; made < count; made++) {
        trace.next()
        if (made % AT_ONCE !== 0) continue
        await sleep(0)
        await waitUntil(() => caughtUp(UNACKNOWLEDGED_AT_MOST), 60_000, 2)
      }
    }
    if (!(await waitUntil(() => caughtUp(0), 60_000, 5))) {
      throw new Error(`${name}: ${sent - acknowledged} of ${sent} edits were not acknowledged`)
    }
    lengths[name] = textLength(doc, target.fragment)
    draft.end()
    doc.destroy()
  }
  return { ms: performance.now() - start, lengths }
}

function historyOf(count, fragment) {
  const doc = new Y.Doc()
  const trace = edits(doc, fragment)
  for (let made = 0; made < count; made++) trace.next()
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
