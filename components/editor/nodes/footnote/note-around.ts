import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, type Selection } from '@tiptap/pm/state'

/** A footnote of a draft: its node, and the position before it. */
export interface NoteAt {
  node: Node
  pos: number
}

/** The footnote in which a position stands; null for one in the text itself. */
export function noteAt($pos: ResolvedPos): NoteAt | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth)
    if (node.type.name === 'footnote') return { node, pos: $pos.before(depth) }
    if (node.isBlock) return null
  }
  return null
}

/** The footnote that holds the whole selection; null when it stands in the text, or reaches out of a note. */
export function noteAround({ $from, $to }: Selection): NoteAt | null {
  const note = noteAt($from)
  return note && noteAt($to)?.pos === note.pos ? note : null
}

/** The footnote whose number is selected. */
export function selectedNote({ selection }: EditorState): NoteAt | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'footnote') return null
  return { node: selection.node, pos: selection.from }
}

/** The footnote that a caret in the text stands right before (1) or behind (-1). */
export function noteBeside({ selection }: EditorState, side: 1 | -1): NoteAt | null {
  const { $head, empty } = selection
  if (!empty) return null
  const node = side === 1 ? $head.nodeAfter : $head.nodeBefore
  // Within a text node, `nodeAfter` is the rest of it.
  if (node?.type.name !== 'footnote') return null
  return { node, pos: side === 1 ? $head.pos : $head.pos - node.nodeSize }
}

/** How many footnotes there are. */
export function countNotes(doc: Node): number {
  let count = 0
  doc.descendants((node) => {
    if (node.type.name === 'footnote') count++
    return !node.isLeaf
  })
  return count
}
