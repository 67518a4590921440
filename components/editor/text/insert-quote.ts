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
  const { index, at, end } = placeBelow(state, atEnd)

  const next = index + 1 < tr.doc.childCount ? tr.doc.child(index + 1) : null
  const needsParagraph = next?.type !== paragraph || next.content.size > 0
  const node = blockquote.create(
    { paragraph: quote.paragraph, label: quote.label, version: quote.version ?? null },
    lines.map((line) => paragraph.create(null, state.schema.text(line.trim()))),
  )
  tr.replaceWith(at, end, needsParagraph ? [node, paragraph.create()] : node)
  return tr.setSelection(TextSelection.create(tr.doc, at + node.nodeSize + 1)).scrollIntoView()
}

/**
 * The transaction that puts these lines, each a paragraph, where a quotation would go, and selects them. Null when there
 * are none.
 */
export function linesTransaction(state: EditorState, text: string, atEnd: boolean): Transaction | null {
  const { paragraph } = state.schema.nodes
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (!paragraph || lines.length === 0) return null
  const { tr } = state
  const { at, end } = placeBelow(state, atEnd)
  const nodes = lines.map((line) => paragraph.create(null, state.schema.text(line.trim())))
  tr.replaceWith(at, end, nodes)
  const size = nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0)
  return tr.setSelection(TextSelection.create(tr.doc, at + 1, at + size - 1)).scrollIntoView()
}

/** Below the block that holds the cursor, which is the `index`th, or instead of it when it is an empty paragraph. */
function placeBelow({ doc, selection, schema }: EditorState, atEnd: boolean) {
  const $from = atEnd ? doc.resolve(doc.content.size) : selection.$to
  const index = Math.min($from.depth === 0 && atEnd ? doc.childCount - 1 : $from.index(0), doc.childCount - 1)
  let start = 0
  for (let before = 0; before < index; before++) start += doc.child(before).nodeSize
  const block = doc.child(index)
  const end = start + block.nodeSize
  const isEmpty = block.type === schema.nodes.paragraph && block.content.size === 0
  return { index, at: isEmpty ? start : end, end }
}
