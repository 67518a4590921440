import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

/** Neighbouring blocks within one parent: the draft itself, or a list whose items they are. */
export interface Blocks {
  /** Where the parent's content begins. */
  start: number
  parent: Node
  /** The first and the last of them among the parent's children. */
  first: number
  last: number
  from: number
  to: number
}

/** Moves blocks as a step of its own to undo, however quickly it follows on what was typed. */
export function dispatchMove(view: EditorView, transaction: Transaction): void {
  const undo = yUndoPluginKey.getState(view.state) as
    { undoManager?: { stopCapturing: () => void } } | undefined
  undo?.undoManager?.stopCapturing()
  view.dispatch(transaction)
  undo?.undoManager?.stopCapturing()
}

const isList = (node: Node) => node.type.name === 'bulletList' || node.type.name === 'orderedList'

/** The blocks that a selection touches: whole list items where it stays within one list, otherwise blocks of the draft. */
export function blocksAt({ selection, doc }: EditorState): Blocks | null {
  const { $from } = selection
  // A selection to the very start of the next block does not mean that block.
  const $to = selection.empty || selection.to === $from.pos ? selection.$to : doc.resolve(selection.to - 1)
  if (selection instanceof NodeSelection) return within($from, $from.depth, $from.index(), $from.index())
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth--) {
    if (depth > 0 && !isList($from.node(depth))) continue
    if ($from.depth === depth && depth === 0 && doc.childCount === 0) return null
    return within($from, depth, $from.index(depth), $to.index(depth))
  }
  return null
}

/** The block around a position that a handle stands for: a list's item, or a block of the draft. */
export function blockAround($pos: ResolvedPos): Blocks | null {
  for (let depth = $pos.depth - 1; depth >= 0; depth--) {
    const node = $pos.node(depth)
    if (depth === 0 || isList(node)) return within($pos, depth, $pos.index(depth), $pos.index(depth))
    // What stands in a table moves with it.
    if (node.type.name === 'table') return within($pos, 0, $pos.index(0), $pos.index(0))
  }
  // Between two blocks, or before one that has no inside.
  const index = $pos.index(0)
  return $pos.depth === 0 && index < $pos.parent.childCount ? within($pos, 0, index, index) : null
}

function within($pos: ResolvedPos, depth: number, first: number, last: number): Blocks | null {
  const parent = $pos.node(depth)
  const end = Math.min(last, parent.childCount - 1)
  if (first > end) return null
  return {
    ...{ parent, first, last: end, start: $pos.start(depth) },
    ...{ from: $pos.posAtIndex(first, depth), to: $pos.posAtIndex(end + 1, depth) },
  }
}

/**
 * Moves blocks to stand before their parent's child of number `index` (or after the last), the selection with them.
 * Null where they stand there already.
 */
export function moveBlocks(state: EditorState, blocks: Blocks, index: number): Transaction | null {
  const { parent, first, last, from, to, start } = blocks
  if (index < 0 || index > parent.childCount || (index >= first && index <= last + 1)) return null
  let target = start
  for (let child = 0; child < index; child++) target += parent.child(child).nodeSize
  const { tr, selection, doc } = state
  const content = doc.slice(from, to).content
  tr.delete(from, to)
  const at = target > from ? target - (to - from) : target
  tr.insert(at, content)
  const shift = at - from
  if (selection.from >= from && selection.to <= to) tr.setSelection(shifted(tr, selection, shift))
  return tr.scrollIntoView()
}

function shifted(tr: Transaction, selection: Selection, by: number): Selection {
  if (selection instanceof NodeSelection) return NodeSelection.create(tr.doc, selection.from + by)
  const [anchor, head] = [tr.doc.resolve(selection.anchor + by), tr.doc.resolve(selection.head + by)]
  return anchor.parent.inlineContent && head.parent.inlineContent
    ? TextSelection.create(tr.doc, anchor.pos, head.pos)
    : Selection.near(anchor)
}

/** The selected blocks one place up or down; null at the end of the way. */
export function moveOne(state: EditorState, direction: 'up' | 'down'): Transaction | null {
  const blocks = blocksAt(state)
  if (!blocks) return null
  return moveBlocks(state, blocks, direction === 'up' ? blocks.first - 1 : blocks.last + 2)
}

/** The same blocks once more, below. Threads stay with the first. */
export function duplicate(state: EditorState, blocks: Blocks): Transaction {
  const { tr, doc, schema } = state
  const { from, to } = blocks
  tr.insert(to, doc.slice(from, to).content)
  const comment = schema.marks.comment
  if (comment) tr.removeMark(to, to + (to - from), comment)
  return tr.setSelection(Selection.near(tr.doc.resolve(to + 1))).scrollIntoView()
}

/** Without these blocks; a list without items goes with its last one. */
export function remove(state: EditorState, blocks: Blocks): Transaction {
  const { tr } = state
  const { from, to, parent, first, last, start } = blocks
  const isWhole = first === 0 && last === parent.childCount - 1
  if (isWhole && parent.type.name !== 'doc') tr.delete(start - 1, start + parent.content.size + 1)
  else if (isWhole) tr.replaceWith(from, to, state.schema.nodes.paragraph!.create())
  else tr.delete(from, to)
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)))).scrollIntoView()
}
