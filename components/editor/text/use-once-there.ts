import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'

const WAIT = 10_000

/**
 * Shows what has this number as soon as it is in the text; `show` says whether it was. Gives up when it does not come, and
 * does nothing for null.
 */
export function useOnceThere(
  editor: Editor,
  number: number | null,
  show: (editor: Editor, number: number) => boolean,
): void {
  useEffect(() => {
    if (number === null) return
    const look = () => {
      if (show(editor, number)) end()
    }
    const timer = setTimeout(end, WAIT)
    function end() {
      clearTimeout(timer)
      editor.off('update', look)
    }
    editor.on('update', look)
    look()
    return end
  }, [editor, number, show])
}
