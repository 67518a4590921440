import type { Node } from '@tiptap/pm/model'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { CONFIDENTIAL } from '@/lib/richtext/confidential'
import type { LatePart } from '../../text/late-parts'

interface Place {
  from: number
  to: number
  isNode: boolean
}

// Blocks that nobody changed are the same ones.
const known = new WeakMap<Node, readonly Place[]>()

/** Says of every confidential passage, note, picture and table what it is, to who hovers over it and to who hears it. */
export function confidentialPart(description: string): LatePart<DecorationSet> {
  const said = { 'aria-description': description, title: description }
  const draw = (doc: Node): DecorationSet => {
    const drawn: Decoration[] = []
    doc.forEach((block, at) => {
      for (const { from, to, isNode } of placesIn(block))
        drawn.push(
          isNode
            ? Decoration.node(at + from, at + to, { ...said, class: 'confidential-node' })
            : Decoration.inline(at + from, at + to, { ...said, role: 'mark' }),
        )
    })
    return drawn.length > 0 ? DecorationSet.create(doc, drawn) : DecorationSet.empty
  }
  return {
    id: 'confidential',
    init: ({ doc }) => draw(doc),
    apply: (transaction, before) => (transaction.docChanged ? draw(transaction.doc) : before),
    decorations: (drawn) => drawn,
  }
}

/** Counted from where the block begins. */
function placesIn(block: Node): readonly Place[] {
  let places = known.get(block)
  if (!places) known.set(block, (places = found(block)))
  return places
}

function found(block: Node): Place[] {
  const places: Place[] = []
  const look = (node: Node, from: number) => {
    const to = from + node.nodeSize
    if (node.attrs[CONFIDENTIAL] === true) places.push({ from, to, isNode: true })
    if (node.isText && node.marks.some(({ type }) => type.name === CONFIDENTIAL)) {
      const last = places.at(-1)
      if (last && !last.isNode && last.to === from) last.to = to
      else places.push({ from, to, isNode: false })
    }
  }
  look(block, 0)
  block.descendants((node, at) => look(node, at + 1))
  return places
}
