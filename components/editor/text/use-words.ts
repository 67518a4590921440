import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { DocumentNode } from '@/lib/richtext/document'
import { countWords, countWordsInXml } from '@/lib/richtext/words'
import type { DraftSession } from '../connection/draft-session'

const CALM = 200

export interface WordCounts {
  draft: number
  /** Null without a selection. */
  selection: number | null
}

/** The words of the draft and of the selection, counted as the limit counts them, a moment after each change. */
export function useWords(session: DraftSession | null, editor: Editor | null): WordCounts | null {
  const [counts, setCounts] = useState<WordCounts | null>(null)
  useEffect(() => {
    if (!session || !editor) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const count = () => {
      timer = undefined
      const next = { draft: countWordsInXml(session.fragment), selection: countSelection(editor) }
      setCounts((before) =>
        before?.draft === next.draft && before.selection === next.selection ? before : next,
      )
    }
    const later = () => {
      timer ??= setTimeout(count, CALM)
    }
    count()
    editor.on('transaction', later)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', later)
      setCounts(null)
    }
  }, [session, editor])
  return counts
}

function countSelection(editor: Editor): number | null {
  if (editor.isDestroyed) return null
  const { selection, doc } = editor.state
  return selection.empty ? null : countWords(doc.cut(selection.from, selection.to).toJSON() as DocumentNode)
}
