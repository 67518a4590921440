import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type { Transaction } from '@tiptap/pm/state'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { type Passage, passageTransaction, type Quote, quoteTransaction } from './insert-quote'

export interface DraftEditorHandle {
  /** Quotes the State where the cursor is; false while the draft cannot be edited. */
  insertQuote: (quote: Quote) => boolean
  /** Puts a passage where a quotation would go; false while the draft cannot be edited. */
  insertPassage: (passage: Passage) => boolean
  /** Puts the cursor back to where it was; false while there is no text. */
  focus: () => boolean
}

/** Gives `ref` what the page does with the editor from outside. */
export function useDraftHandle(
  ref: Ref<DraftEditorHandle> | undefined,
  editor: Editor | null,
  canEdit: boolean,
): void {
  const wasFocused = useFocusedOnce(editor)
  useImperativeHandle(
    ref,
    () => ({
      insertQuote: (quote) =>
        editor !== null &&
        canEdit &&
        apply(editor, quoteTransaction(editor.state, quote, !wasFocused.current)),
      insertPassage: (passage) =>
        editor !== null &&
        canEdit &&
        apply(editor, passageTransaction(editor.state, passage, !wasFocused.current)),
      focus: () => editor?.commands.focus() ?? false,
    }),
    [editor, canEdit, wasFocused],
  )
}

function apply(editor: Editor, transaction: Transaction | null): boolean {
  if (!transaction) return false
  // One undo takes back what was put there and nothing that was typed before.
  yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
  editor.view.dispatch(transaction)
  return true
}

function useFocusedOnce(editor: Editor | null) {
  const wasFocused = useRef(false)
  useEffect(() => {
    wasFocused.current = false
    const onFocus = () => {
      wasFocused.current = true
    }
    editor?.on('focus', onFocus)
    return () => void editor?.off('focus', onFocus)
  }, [editor])
  return wasFocused
}
