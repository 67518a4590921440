import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { type Quote, quoteTransaction } from './insert-quote'

export interface DraftEditorHandle {
  /** Quotes the State where the cursor is; false while the draft cannot be edited. */
  insertQuote: (quote: Quote) => boolean
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
      insertQuote: (quote) => editor !== null && canEdit && insertQuote(editor, quote, !wasFocused.current),
      focus: () => editor?.commands.focus() ?? false,
    }),
    [editor, canEdit, wasFocused],
  )
}

function insertQuote(editor: Editor, quote: Quote, atEnd: boolean): boolean {
  const transaction = quoteTransaction(editor.state, quote, atEnd)
  if (!transaction) return false
  // One undo takes back the quotation and nothing that was typed before.
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
