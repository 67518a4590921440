import { sleep } from '../statistics.mjs'
import { FullEditor } from './full-editor.mjs'
import { LiteEditor } from './lite-editor.mjs'
import { RelayEditor } from './relay-editor.mjs'

const AT_ONCE = 20

let connections = 0

/** What the next connection is made with: the sessions of a target take turns. */
export function connectionOf({ headers, ...target }) {
  return { ...target, headers: headers[connections++ % headers.length] }
}

/**
 * Connects `each` editors to every one of `names`, of which the first `full` are full ones, and waits until all are
 * ready. Answers one list of editors for each name.
 */
export async function connectEditors(target, names, { each, full = each, patience = 30_000 }) {
  const kindOf = (place) =>
    target.protocol === 'relay' ? RelayEditor : place < full ? FullEditor : LiteEditor
  const groups = names.map(() => [])
  const places = names.flatMap((name, group) =>
    Array.from({ length: each }, (_, place) => ({ name, group, place })),
  )
  const deadline = sleep(patience).then(() => {
    throw new Error(`${places.length} editors did not connect to ${target.url} within ${patience} ms`)
  })
  deadline.catch(() => {})
  for (let start = 0; start < places.length; start += AT_ONCE) {
    const batch = places.slice(start, start + AT_ONCE).map(({ name, group, place }) => {
      const editor = new (kindOf(place))(connectionOf(target), name)
      groups[group].push(editor)
      return editor.ready
    })
    await Promise.race([Promise.all(batch), deadline])
  }
  return groups
}
