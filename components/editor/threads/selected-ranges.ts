import type { Schema } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { ThreadRange } from '@/lib/threads/schema'

/**
 * The selected passages as the server finds them in its copy of the draft: one, or in a table one for each cell that is
 * selected. Empty when no character is selected, or there is nothing that it could be anchored to.
 */
export function selectedRanges(state: EditorState): ThreadRange[] {
  return rangesAt(
    state,
    state.selection.ranges.map(({ $from, $to }) => ({ from: $from.pos, to: $to.pos })),
  )
}

/** The same for any passages of the editor's document. */
export function rangesAt(
  state: EditorState,
  passages: readonly { from: number; to: number }[],
): ThreadRange[] {
  const fragment = (ySyncPluginKey.getState(state) as { type?: Y.XmlFragment } | undefined)?.type
  if (!fragment) return []
  const texts = placedTexts(fragment, state.schema)
  return passages.flatMap(({ from, to }) => rangeOf(texts, from, to))
}

/** Where such ranges are in the editor now; what is gone, or not there yet, is left out. Empty ranges are as well. */
export function findRanges(
  state: EditorState,
  ranges: readonly ThreadRange[],
): { from: number; to: number }[] {
  const fragment = (ySyncPluginKey.getState(state) as { type?: Y.XmlFragment } | undefined)?.type
  if (!fragment?.doc) return []
  const texts = placedTexts(fragment, state.schema)
  const find = (encoded: string) => {
    const found = Y.createAbsolutePositionFromRelativePosition(
      Y.decodeRelativePosition(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))),
      fragment.doc!,
    )
    const text = found && texts.find((placed) => placed.text === found.type)
    return text ? text.from + found.index : null
  }
  return ranges.flatMap(({ start, end }) => {
    const [from, to] = [find(start), find(end)]
    return from !== null && to !== null && from < to ? [{ from, to }] : []
  })
}

/** A text of the Y.Doc and where it begins in the editor's document. */
interface PlacedText {
  text: Y.XmlText
  from: number
}

function placedTexts(fragment: Y.XmlFragment, schema: Schema): PlacedText[] {
  const placed: PlacedText[] = []
  const place = (parent: Y.XmlFragment, from: number): number => {
    let position = from
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        placed.push({ text: child, from: position })
        position += child.length
      } else if (child instanceof Y.XmlElement) {
        const isLeaf = schema.nodes[child.nodeName]?.isLeaf ?? false
        position = isLeaf ? position + 1 : place(child, position + 1) + 1
      }
    }
    return position
  }
  place(fragment, 0)
  return placed
}

function rangeOf(texts: readonly PlacedText[], from: number, to: number): ThreadRange[] {
  if (from === to) return []
  const covered = texts.filter(({ text, from: start }) => start < to && start + text.length > from)
  const [first, last] = [covered[0], covered.at(-1)]
  if (!first || !last) return []
  const start = Math.max(0, from - first.from)
  const end = Math.min(last.text.length, to - last.from)
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
