import type { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { useEffect } from 'react'
import { type LatePart, plugIn } from '@/components/editor/text/late-parts'
import { COMMENT_MARK } from '@/lib/richtext/comment-marks'

const ID = 'spokenMarks'

interface Spoken {
  ids: ReadonlySet<string>
  drawn: DecorationSet
}

/**
 * Says to screen readers which words have a thread, as `useMarkStyles` shows it to the eye: those of these threads alone,
 * since a resolved one leaves its mark in the text. `words` is what is said of them.
 */
export function useSpokenMarks(editor: Editor, ids: readonly string[], words: string): void {
  useEffect(() => {
    const unplug = plugIn(editor, spokenPart(words))
    return unplug
  }, [editor, words])
  useEffect(() => {
    if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(ID, new Set(ids)))
  }, [editor, ids, words])
}

/** The words of the threads that a transaction's meta gave, drawn as marked. */
export function spokenPart(words: string): LatePart<Spoken> {
  return {
    id: ID,
    init: () => ({ ids: new Set(), drawn: DecorationSet.empty }),
    apply: (transaction, value, _before, { doc }) => {
      const given = transaction.getMeta(ID) as ReadonlySet<string> | undefined
      const ids = given ?? value.ids
      if (!given && (!transaction.docChanged || ids.size === 0)) return value
      return { ids, drawn: drawnIn(doc, ids, words) }
    },
    decorations: ({ drawn }) => drawn,
  }
}

function drawnIn(doc: EditorState['doc'], ids: ReadonlySet<string>, words: string): DecorationSet {
  const found: Decoration[] = []
  if (ids.size > 0)
    doc.descendants((node, at) => {
      if (!node.isText) return
      const isMarked = node.marks.some(
        ({ type, attrs }) => type.name === COMMENT_MARK && ids.has(String(attrs.thread)),
      )
      if (isMarked)
        found.push(Decoration.inline(at, at + node.nodeSize, { role: 'mark', 'aria-description': words }))
    })
  return DecorationSet.create(doc, found)
}
