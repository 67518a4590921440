import * as Y from 'yjs'
import { waitUntil } from '../statistics.mjs'
import { updateFrame } from './frames.mjs'
import { OpenDraft } from './open-draft.mjs'
import { OwnParagraph } from './paragraph.mjs'

/**
 * One client with `count` updates of one character each, all made beforehand. When it hears `go` it sends them at once;
 * it answers how long the server took to acknowledge them, or null when it did not within `patience` milliseconds.
 */
export async function perform({ target, name, count, patience = 45_000 }, { tell, heard }) {
  const doc = new Y.Doc()
  const frames = []
  doc.on('update', (update) => frames.push(updateFrame(name, update)))
  const paragraph = new OwnParagraph(doc, target.fragment)
  for (let typed = 0; typed < count; typed++) paragraph.type('b')
  doc.destroy()

  let acknowledged = 0
  const draft = new OpenDraft(target, name)
  await draft.complete
  await draft.settled()
  draft.onAcknowledged = () => acknowledged++
  const go = heard('go')
  tell('ready')
  await go
  const start = performance.now()
  for (const frame of frames) draft.send(frame)
  const isDone = await waitUntil(() => acknowledged >= frames.length || draft.closed, patience, 2)
  const ms = performance.now() - start
  const closed = draft.closed
  draft.end()
  return { count: frames.length, acknowledged, closed, ms: isDone && !closed ? ms : null }
}
