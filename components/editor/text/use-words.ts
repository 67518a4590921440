import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { untilThere } from '@/components/ui/until-there'
import { whenCalm } from '../calm'
import type { DraftSession } from '../connection/draft-session'
import type { countedWords, WordCounts } from './counted-words'

const CALM = 200
// Counting takes no more than this part of the time, however long the draft.
const SHARE = 0.02

/**
 * The words of the draft and of the selection, counted as the limit counts them, a moment after each change. Null until
 * what counts them is there, which nobody waits for to type.
 */
export function useWords(
  session: DraftSession | null,
  editor: Editor | null,
  footnotes = true,
): WordCounts | null {
  const [counts, setCounts] = useState<WordCounts | null>(null)
  useEffect(() => {
    if (!session || !editor) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let calm = CALM
    let counted: typeof countedWords | null = null
    const count = () => {
      timer = undefined
      if (!counted) return
      const start = performance.now()
      const next = counted(session.fragment, editor, footnotes)
      calm = Math.max(CALM, (performance.now() - start) / SHARE)
      setCounts((before) =>
        before?.draft === next.draft && before.final === next.final && before.selection === next.selection
          ? before
          : next,
      )
    }
    const later = () => {
      timer ??= setTimeout(count, calm)
    }
    let hasLeft = false
    const fetchIt = () => {
      void untilThere(() => import('./counted-words')).then((module) => {
        if (hasLeft) return
        counted = module.countedWords
        count()
        editor.on('transaction', later)
      })
    }
    const stopWaiting = whenCalm(fetchIt)
    return () => {
      hasLeft = true
      stopWaiting()
      clearTimeout(timer)
      editor.off('transaction', later)
      setCounts(null)
    }
  }, [session, editor, footnotes])
  return counts
}
