import { digest } from 'lib0/hash/sha256'
import * as Y from 'yjs'

/** A draft, or something in it. */
type Content = Y.XmlFragment | Y.XmlElement | Y.XmlText

/**
 * Writes into a draft so that two people who do the same to the same, neither knowing of the other, have done it once. Yjs
 * copies what it parts or moves, and two copies are two texts; but what has the same id is the same. So what `write` makes
 * gets an id that is made of what it is made of: of `what` is done, and of all that `of` consist of, with their neighbours.
 * The same id always stands for the same content, for nothing else flows into it: `write` must depend on nothing else.
 */
export function once(what: string, of: readonly Content[], write: () => void): void {
  const doc = of[0]?.doc
  if (!doc) return write()
  const own = doc.clientID
  doc.clientID = clientFor([VERSION, what, ...of.flatMap(withNeighbours)], doc)
  try {
    write()
  } finally {
    doc.clientID = own
  }
}

// To be raised when the same content would be written in another way, by a new version of Yjs too.
const VERSION = 'yjs 13.6, 2'

/** A client that is nobody's: above all that Yjs draws, which have 32 bits. */
function clientFor(made: readonly string[], { store }: Y.Doc): number {
  for (let attempt = 0; ; attempt++) {
    const hash = digest(new TextEncoder().encode(`${attempt} ${made.join(' ')}`))
    const client = hash.slice(0, 6).reduce((number, byte) => number * 256 + byte, 0) + 2 ** 32
    // It was done before, and undone.
    if (Y.getState(store, client) === 0) return client
  }
}

/** What stands from the one before that is still there to the one after, and what is in it. */
function withNeighbours(type: Content): string[] {
  const item = type._item
  // The draft itself: what is put into it when it is empty stands before all that is gone.
  if (!item) return ['draft', idOf(type._start)]
  const around = [idOf(item.right)]
  let left = item.left
  while (left?.deleted) {
    around.unshift(idOf(left))
    left = left.left
  }
  const parent = item.parent as Y.XmlFragment
  return [parent._item ? idOf(parent._item) : 'draft', idOf(left), ...around, idOf(item), ...contentOf(type)]
}

const idOf = (item: Y.Item | null): string => (item ? `${item.id.client}:${item.id.clock}` : '-')

/** Of what something consists, gone or not, in runs that are the same however Yjs has stored them. */
function contentOf(type: Content): string[] {
  const found: string[] = []
  if (type instanceof Y.XmlElement) found.push(type.nodeName, JSON.stringify(attributesOf(type)))
  const run = { client: -1, from: 0, to: 0, isGone: false }
  const close = () => {
    if (run.client >= 0) found.push(`${run.client}:${run.from}-${run.to}${run.isGone ? 'x' : ''}`)
    run.client = -1
  }
  for (let item = type._start; item !== null; item = item.right) {
    const { client, clock } = item.id
    if (run.client === client && run.to === clock && run.isGone === item.deleted) run.to += item.length
    else {
      close()
      Object.assign(run, { client, from: clock, to: clock + item.length, isGone: item.deleted })
    }
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue
    close()
    const inner = item.content.type
    if (inner instanceof Y.XmlElement || inner instanceof Y.XmlText) found.push('(', ...contentOf(inner), ')')
  }
  close()
  return found
}

/** The attributes of an element in an order that is the same for everybody. */
export function attributesOf(element: Y.XmlElement): [name: string, value: unknown][] {
  return Object.entries(element.getAttributes() as Record<string, unknown>).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
}
