import type { Node, Schema } from '@tiptap/pm/model'
import type { EditorState, Selection } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { elementsIn } from '@/lib/richtext/in-text'
import { isCommentedNode, isMeantEmpty, quoteOfNode } from '@/lib/richtext/commented-nodes'
import type { ThreadRange } from '@/lib/threads/schema'

/**
 * The selected passages as the server finds them in its copy of the draft: one, or in a table one for each cell that is
 * selected. Empty when there is neither a character in them nor a node that a thread can be about.
 */
export function selectedRanges(state: EditorState): ThreadRange[] {
  return rangesAt(state, selectedPassages(state.selection))
}

/** What is selected: of a cell in which nothing is written the cell itself. */
export function selectedPassages({ ranges }: Pick<Selection, 'ranges'>): { from: number; to: number }[] {
  return ranges.map(({ $from, $to }) =>
    isMeantEmpty($from.parent.type.name) && isSilent($from.parent)
      ? { from: $from.before(), to: $from.after() }
      : { from: $from.pos, to: $to.pos },
  )
}

/** What a passage says where it holds nothing but nodes without characters: a label, a description, or a name for none. */
export function quoteOfNodes(doc: Node, from: number, to: number): string {
  const nodes = nodesWithin(doc, from, to)
  const said = nodes.map(({ node }) => textOf(node) || String(node.attrs.label ?? node.attrs.alt ?? ''))
  const [first] = nodes
  const words = said.filter(Boolean).join('\n')
  return words || (first && isCommentedNode(first.node.type.name) ? quoteOfNode(first.node.type.name) : '')
}

/** The same for any passages of the editor's document. */
export function rangesAt(
  state: EditorState,
  passages: readonly { from: number; to: number }[],
): ThreadRange[] {
  const fragment = (ySyncPluginKey.getState(state) as { type?: Y.XmlFragment } | undefined)?.type
  if (!fragment) return []
  const placed = place(fragment, state.schema)
  return passages.flatMap(({ from, to }) => {
    const nodes = nodesWithin(state.doc, from, to)
    return nodes.length > 0 ? rangeOfNodes(placed, nodes) : rangeOf(placed.texts, from, to)
  })
}

/** Where such ranges are in the editor now; what is gone, or not there yet, is left out. Empty ranges are as well. */
export function findRanges(
  state: EditorState,
  ranges: readonly ThreadRange[],
): { from: number; to: number }[] {
  const fragment = (ySyncPluginKey.getState(state) as { type?: Y.XmlFragment } | undefined)?.type
  if (!fragment?.doc) return []
  const { texts, elements } = place(fragment, state.schema)
  const find = (encoded: string, isEnd: boolean) => {
    const found = Y.createAbsolutePositionFromRelativePosition(
      Y.decodeRelativePosition(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))),
      fragment.doc!,
    )
    if (!found) return null
    const text = texts.findLast((each) => each.text === found.type && each.offset <= found.index)
    if (text) return text.from + found.index - text.offset
    const index = found.index - Number(isEnd)
    const element = elements.find((each) => each.parent === found.type && each.index === index)
    return element ? (isEnd ? element.to : element.from) : null
  }
  return ranges.flatMap(({ start, end }) => {
    const [from, to] = [find(start, false), find(end, true)]
    return from !== null && to !== null && from < to ? [{ from, to }] : []
  })
}

/**
 * The nodes of a passage that a thread on it is about: those that carry threads themselves, when the passage holds no
 * word outside of them.
 */
export function nodesWithin(doc: Node, from: number, to: number): { node: Node; pos: number }[] {
  const nodes: { node: Node; pos: number }[] = []
  let speaks = false
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isText) {
      const words = node.text!.slice(Math.max(0, from - pos), to - pos)
      speaks ||= words.trim() !== ''
      return false
    }
    const isWithin = pos >= from && pos + node.nodeSize <= to
    const { name } = node.type
    if (!isWithin || !isCommentedNode(name) || (isMeantEmpty(name) && !isSilent(node))) return true
    nodes.push({ node, pos })
    // What stands in it is not apart from it.
    return false
  })
  return speaks ? [] : nodes
}

const textOf = (node: Node) => node.textContent.trim()

function isSilent(node: Node): boolean {
  return textOf(node) === ''
}

/** As much of a text of the Y.Doc as stands between two elements in it, and where that is in the editor's document. */
interface PlacedText {
  text: Y.XmlText
  /** Where in the text it begins, and how long it is. */
  offset: number
  length: number
  from: number
}

/** An element of the Y.Doc as a child of another or in a text, and where it is in the editor's document. */
interface PlacedElement {
  parent: Y.XmlFragment | Y.XmlText
  index: number
  from: number
  to: number
}

function place(
  fragment: Y.XmlFragment,
  schema: Schema,
): { texts: readonly PlacedText[]; elements: readonly PlacedElement[] } {
  const texts: PlacedText[] = []
  const elements: PlacedElement[] = []
  const visit = (parent: Y.XmlFragment, from: number): number => {
    let position = from
    for (const [index, child] of parent.toArray().entries()) {
      if (child instanceof Y.XmlText) position = visitText(child, position)
      else if (child instanceof Y.XmlElement) position = visitElement(parent, index, child, position)
    }
    return position
  }
  const visitElement = (
    parent: PlacedElement['parent'],
    index: number,
    element: Y.XmlElement,
    from: number,
  ) => {
    const isLeaf = schema.nodes[element.nodeName]?.isLeaf ?? false
    const to = isLeaf ? from + 1 : visit(element, from + 1) + 1
    elements.push({ parent, index, from, to })
    return to
  }
  const visitText = (text: Y.XmlText, from: number) => {
    let [position, offset] = [from, 0]
    const piece = (end: number) => {
      texts.push({ text, offset, length: end - offset, from: position })
      position += end - offset
    }
    for (const { element, at } of elementsIn(text)) {
      piece(at)
      position = visitElement(text, at, element, position)
      offset = at + 1
    }
    piece(text.length)
    return position
  }
  visit(fragment, 0)
  return { texts, elements }
}

function rangeOfNodes(
  { elements }: { elements: readonly PlacedElement[] },
  nodes: readonly { pos: number }[],
): ThreadRange[] {
  const at = (pos: number | undefined) => elements.find(({ from }) => from === pos)
  const [first, last] = [at(nodes[0]?.pos), at(nodes.at(-1)?.pos)]
  if (!first || !last) return []
  return [
    {
      start: encoded(Y.createRelativePositionFromTypeIndex(first.parent, first.index)),
      end: encoded(Y.createRelativePositionFromTypeIndex(last.parent, last.index + 1, -1)),
    },
  ]
}

function rangeOf(texts: readonly PlacedText[], from: number, to: number): ThreadRange[] {
  if (from === to) return []
  const covered = texts.filter(({ length, from: start }) => start < to && start + length > from)
  const [first, last] = [covered[0], covered.at(-1)]
  if (!first || !last) return []
  const start = first.offset + Math.max(0, from - first.from)
  const end = last.offset + Math.min(last.length, to - last.from)
  return [
    {
      start: encoded(Y.createRelativePositionFromTypeIndex(first.text, start)),
      // Held by the last character and not by what follows it.
      end: encoded(Y.createRelativePositionFromTypeIndex(last.text, end, -1)),
    },
  ]
}

function encoded(position: Y.RelativePosition): string {
  return btoa(String.fromCharCode(...Y.encodeRelativePosition(position)))
}
