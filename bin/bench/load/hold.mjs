import * as Y from 'yjs'
import { waitUntil } from '../statistics.mjs'
import { updateFrame } from './frames.mjs'
import { OpenDraft } from './open-draft.mjs'
import { OwnParagraph } from './paragraph.mjs'

/** Keeps drafts open, one connection each, and types one character into each when it hears `edit`; ends with `end`. */
export async function perform({ target, names }, { tell, heard }) {
  const open = []
  const step = async (told, awaited) => {
    const next = heard(awaited)
    tell(told)
    await next
  }
  await step('connected', 'open')
  for (const name of names) {
    const draft = new OpenDraft(target, name)
    await draft.complete
    open.push({ draft, name })
  }
  await step('opened', 'edit')
  let acknowledged = 0
  for (const { draft, name } of open) {
    draft.onAcknowledged = () => acknowledged++
    draft.send(updateFrame(name, oneCharacter(target.fragment)))
  }
  await waitUntil(() => acknowledged >= open.length, 20_000)
  await step('edited', 'end')
  for (const { draft } of open) draft.end()
  return { open: open.length, closed: open.filter(({ draft }) => draft.closed).length }
}

function oneCharacter(fragment) {
  const doc = new Y.Doc()
  new OwnParagraph(doc, fragment).type('e')
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
