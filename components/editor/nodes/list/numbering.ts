import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { listAt } from './list-at'

/** Highest number a list may begin with: Word's. */
export const MOST = 32_767

/** How an ordered list counts, as HTML's `type` has it. */
export const NUMBER_STYLES = ['1', 'a', 'A', 'i', 'I'] as const
export type NumberStyle = (typeof NUMBER_STYLES)[number]

/** What the panel shows of the ordered list that holds the cursor. */
export interface Numbering {
  /** The number of the cursor's item. */
  number: number
  /** Null follows the depth: 1, a, i. */
  style: NumberStyle | null
  /** The list goes on from one before it in the same block, which this number would follow. */
  continued: number | null
}

const startOf = ({ attrs }: Node) => (Number.isInteger(attrs.start) ? (attrs.start as number) : 1)

/** The numbering at the cursor; null outside of ordered lists. */
export function numberingAt(state: EditorState): Numbering | null {
  const list = listAt(state)
  if (list?.node.type.name !== 'orderedList') return null
  const type: unknown = list.node.attrs.type
  return {
    number: startOf(list.node) + list.index,
    style: NUMBER_STYLES.find((style) => style === type) ?? null,
    continued: before(state)?.next ?? null,
  }
}

/** The ordered list before the cursor's in the same parent, and the number after its last one. */
function before(state: EditorState): { pos: number; node: Node; next: number } | null {
  const list = listAt(state)
  if (!list) return null
  const $list = state.doc.resolve(list.pos)
  let pos = list.pos
  for (let index = $list.index() - 1; index >= 0; index--) {
    const node = $list.parent.child(index)
    pos -= node.nodeSize
    if (node.type.name === 'orderedList') return { pos, node, next: startOf(node) + node.childCount }
    // A heading begins something new.
    if (node.type.name === 'heading') return null
  }
  return null
}

/**
 * Counts on from `number` at the cursor's item: a list of its own begins there. What stood before it stays as it is.
 * Null outside of ordered lists.
 */
export function restartAt(state: EditorState, number: number): Transaction | null {
  const list = listAt(state)
  if (list?.node.type.name !== 'orderedList') return null
  const start = Math.max(0, Math.min(MOST, Math.trunc(number)))
  const { tr } = state
  if (list.index === 0) return tr.setNodeAttribute(list.pos, 'start', start)
  return tr.split(list.itemPos, 1, [{ type: list.node.type, attrs: { ...list.node.attrs, start } }])
}

/**
 * Lets the cursor's list go on from the ordered list before it: neighbours become one list, one further away is counted
 * on from. Null where there is none.
 */
export function continueNumbering(state: EditorState): Transaction | null {
  const list = listAt(state)
  const previous = before(state)
  if (list?.node.type.name !== 'orderedList' || !previous) return null
  const { tr } = state
  return previous.pos + previous.node.nodeSize === list.pos
    ? tr.join(list.pos)
    : tr.setNodeAttribute(list.pos, 'start', Math.min(MOST, previous.next))
}

/** Lets the cursor's list count in this way; null follows the depth. */
export function setNumberStyle(state: EditorState, style: NumberStyle | null): Transaction | null {
  const list = listAt(state)
  return list?.node.type.name === 'orderedList' ? state.tr.setNodeAttribute(list.pos, 'type', style) : null
}
