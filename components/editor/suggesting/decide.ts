import type { Editor } from '@tiptap/core'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import type { UndoManager, XmlFragment } from 'yjs'
import type { Judge } from '@/lib/richtext/suggestions/resolve'
import { resolveInFragment } from '@/lib/richtext/suggestions/resolve-in-fragment'
import { deciding } from './suggesting'

/**
 * Accepts or rejects suggestions in the draft itself, so that all text keeps its place for who types meanwhile. One step
 * of undo, which brings the suggestions back. False when there was nothing to decide.
 */
export function decide(editor: Editor, fragment: XmlFragment, judge: Judge): boolean {
  const undoManager = (yUndoPluginKey.getState(editor.state) as { undoManager?: UndoManager } | undefined)
    ?.undoManager
  undoManager?.stopCapturing()
  let hasDecided = false
  // In the name of this editor, so that it is its own to undo.
  deciding(editor, () =>
    fragment.doc?.transact(() => {
      hasDecided = resolveInFragment(fragment, judge)
    }, ySyncPluginKey),
  )
  undoManager?.stopCapturing()
  return hasDecided
}

/** A verdict on these suggestions; all others stay. */
export function verdictOn(ids: ReadonlySet<string>, verdict: 'accept' | 'reject'): Judge {
  return ({ id }) => (ids.has(id) ? verdict : 'keep')
}

/** The same in the draft that this editor shows. */
export function decideHere(editor: Editor, ids: ReadonlySet<string>, verdict: 'accept' | 'reject'): boolean {
  if (editor.isDestroyed) return false
  const { type } = ySyncPluginKey.getState(editor.state) as { type: XmlFragment }
  return decide(editor, type, verdictOn(ids, verdict))
}
