import type { Node } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { DocumentNode } from '@/lib/richtext/document'

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

/** Words to be put into the text: as lines, each a paragraph, or as blocks of a text where that says more. */
export interface Passage {
  text: string
  content: readonly DocumentNode[] | null
}

/** The transaction that puts a passage where a quotation would go, and selects it. Null when there is nothing in it. */
export function passageTransaction(state: EditorState, passage: Passage, atEnd: boolean): Transaction | null {
  const nodes = blocksOf(state, passage)
  if (nodes.length === 0) return null
  const { tr } = state
  const { at, end } = placeBelow(state, atEnd)
  tr.replaceWith(at, end, nodes)
  const size = nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0)
  return tr.setSelection(TextSelection.create(tr.doc, at + 1, at + size - 1)).scrollIntoView()
}

function blocksOf({ schema }: EditorState, { text, content }: Passage): Node[] {
  if (content) {
    try {
      const doc = schema.nodeFromJSON({ type: 'doc', content })
      doc.check()
      return [...doc.children]
    } catch {
      // Written by a newer version, or not as the text of today has it: the words are what counts.
    }
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => schema.nodes.paragraph!.create(null, schema.text(line.trim())))
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
