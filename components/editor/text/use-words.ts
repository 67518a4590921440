import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { DocumentNode } from '@/lib/richtext/document'
import { resolve } from '@/lib/richtext/suggestions/resolve'
import { countWords, countWordsInXml } from '@/lib/richtext/words'
import type { DraftSession } from '../connection/draft-session'

const CALM = 200
// Counting takes no more than this part of the time, however long the draft.
const SHARE = 0.02

export interface WordCounts {
  draft: number
  /** With everything that is suggested. */
  final: number
  /** Null without a selection. */
  selection: number | null
}

/** The words of the draft and of the selection, counted as the limit counts them, a moment after each change. */
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
    const count = () => {
      timer = undefined
      const { fragment } = session
      const start = performance.now()
      const next = {
        draft: countWordsInXml(fragment, 'original', { footnotes }),
        final: countWordsInXml(fragment, 'final', { footnotes }),
        selection: countSelection(editor, footnotes),
      }
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
    count()
    editor.on('transaction', later)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', later)
      setCounts(null)
    }
  }, [session, editor, footnotes])
  return counts
}

function countSelection(editor: Editor, footnotes: boolean): number | null {
  if (editor.isDestroyed) return null
  const { selection, doc } = editor.state
  if (selection.empty) return null
  const selected = doc.cut(selection.from, selection.to).toJSON() as DocumentNode
  return countWords(
    resolve(selected, () => 'reject'),
    { footnotes: footnotes || isInNote(selection) },
  )
}

/** A selection within a note is asked for by itself. */
const isInNote = ({ $from }: Editor['state']['selection']) => $from.parent.type.name === 'footnote'
