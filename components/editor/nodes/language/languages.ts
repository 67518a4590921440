import { Extension } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { DIRECTED, type Direction, directionOf } from '@/lib/richtext/direction'
import { languageTag } from '@/lib/richtext/language-tag'
import './language.css'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    languages: {
      /** Says in which language the selection is, or the passage around the caret; null: in that of the report. */
      setLanguage: (lang: string | null) => ReturnType
      /** Says in which direction the blocks of the selection run; null: as their words do. */
      setDirection: (direction: Direction | null) => ReturnType
    }
  }
}

/** Passages in other languages, and blocks that run the other way. */
export const Languages = Extension.create({
  name: 'languages',

  addCommands() {
    return {
      setLanguage:
        (lang) =>
        ({ chain, state }) => {
          const tag = languageTag(lang)
          if (lang !== null && tag === null) return false
          const isWithin = state.selection.empty && markAround(state) !== null
          const marked = isWithin ? chain().extendMarkRange('language') : chain()
          const done = tag === null ? marked.unsetMark('language') : marked.setMark('language', { lang: tag })
          // The caret stays where it was within its passage.
          return (isWithin ? done.setTextSelection(state.selection.from) : done).run()
        },
      setDirection:
        (direction) =>
        ({ state, tr, dispatch }) => {
          const blocks = directedBlocks(state)
          if (blocks.length === 0) return false
          if (dispatch) for (const { pos } of blocks) tr.setNodeAttribute(pos, 'dir', direction)
          return true
        },
    }
  },
})

/** The language that the passage at the caret, or the whole selection, is marked with. */
export function languageAt(state: EditorState): string | null {
  const { from, to, empty } = state.selection
  if (empty) return markAround(state)
  const found = new Set<string | null>()
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isText) found.add(languageIn(node.marks))
  })
  return found.size === 1 ? [...found][0]! : null
}

function markAround(state: EditorState): string | null {
  return languageIn(state.storedMarks ?? state.selection.$from.marks())
}

function languageIn(marks: Node['marks']): string | null {
  return languageTag(marks.find(({ type }) => type.name === 'language')?.attrs.lang)
}

/** The direction that the block at the caret says it has. */
export function directionAt({ selection }: EditorState): Direction | null {
  return directionOf(textblockAround(selection.$from)?.node.attrs.dir)
}

const DIRECTED_NAMES: ReadonlySet<string> = new Set(DIRECTED)

/** The blocks of text that the selection touches, and the items whose marker stands before them. */
function directedBlocks({ doc, selection }: EditorState): { pos: number }[] {
  const blocks = new Map<number, { pos: number }>()
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node, pos, parent, index) => {
      if (!node.isTextblock) return !node.isInline
      if (DIRECTED_NAMES.has(node.type.name)) blocks.set(pos, { pos })
      if (parent?.type.name === 'listItem' && index === 0) blocks.set(pos - 1, { pos: pos - 1 })
      return false
    })
  }
  return [...blocks.values()]
}

function textblockAround($pos: ResolvedPos): { node: Node } | null {
  for (let depth = $pos.depth; depth > 0; depth--)
    if ($pos.node(depth).isTextblock) return { node: $pos.node(depth) }
  return null
}
