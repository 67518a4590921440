import type { Editor } from '@tiptap/core'
import { useCallback, useRef, useSyncExternalStore } from 'react'

/**
 * Follows a part of the editor's state: renders again only when what `select` gives is another value, compared as
 * JSON. `select` must be the same function each time.
 */
export function useEditorState<T>(editor: Editor | null, select: (editor: Editor) => T, fallback: T): T {
  const last = useRef<{ json: string; value: T } | null>(null)
  const subscribe = useCallback(
    (listener: () => void) => {
      editor?.on('transaction', listener)
      editor?.on('focus', listener)
      return () => {
        editor?.off('transaction', listener)
        editor?.off('focus', listener)
      }
    },
    [editor],
  )
  const get = () => {
    if (!editor || editor.isDestroyed) return fallback
    const value = select(editor)
    const json = JSON.stringify(value)
    if (last.current?.json !== json) last.current = { json, value }
    return last.current.value
  }
  return useSyncExternalStore(subscribe, get, () => fallback)
}
