import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

/** Words of the State's reply, with the anchor of their paragraph, the question's label as printed, and the reply's version. */
export interface Quote {
  text: string
  paragraph: string
  label: string
  /** Of the reply that has these words; the workspace adds it. */
  version?: number
}

/**
 * The transaction that puts a quotation below the block that holds the cursor, or in its place when it is an empty
 * paragraph, and the cursor into a paragraph after it, ready for the answer. With `atEnd` (nobody has put the cursor
 * anywhere yet) the end of the draft takes the cursor's place. Null when there is nothing to quote.
 */
export function quoteTransaction(state: EditorState, quote: Quote, atEnd: boolean): Transaction | null {
  const { blockquote, paragraph } = state.schema.nodes
  const lines = quote.text.split(/\s*\n\s*/).filter((line) => line.trim() !== '')
  if (!blockquote || !paragraph || lines.length === 0) return null
  const { tr } = state
  const $from = atEnd ? tr.doc.resolve(tr.doc.content.size) : state.selection.$to
  const index = Math.min(
    $from.depth === 0 && atEnd ? tr.doc.childCount - 1 : $from.index(0),
    tr.doc.childCount - 1,
  )
  let start = 0
  for (let before = 0; before < index; before++) start += tr.doc.child(before).nodeSize
  const block = tr.doc.child(index)
  const isEmpty = block.type === paragraph && block.content.size === 0
  const at = isEmpty ? start : start + block.nodeSize

  const next = index + 1 < tr.doc.childCount ? tr.doc.child(index + 1) : null
  const needsParagraph = next?.type !== paragraph || next.content.size > 0
  const node = blockquote.create(
    { paragraph: quote.paragraph, label: quote.label, version: quote.version ?? null },
    lines.map((line) => paragraph.create(null, state.schema.text(line.trim()))),
  )
  tr.replaceWith(at, isEmpty ? at + block.nodeSize : at, needsParagraph ? [node, paragraph.create()] : node)
  return tr.setSelection(TextSelection.create(tr.doc, at + node.nodeSize + 1)).scrollIntoView()
}
