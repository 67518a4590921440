import type { Editor } from '@tiptap/core'
import type { XmlFragment } from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { resolve } from '@/lib/richtext/suggestions/resolve'
import { countWords, countWordsInXml } from '@/lib/richtext/words'

export interface WordCounts {
  draft: number
  /** With everything that is suggested. */
  final: number
  /** Null without a selection. */
  selection: number | null
}

/** The words of a draft and of what is selected in its editor, as the limit counts them, with or without footnotes. */
export function countedWords(fragment: XmlFragment, editor: Editor, footnotes: boolean): WordCounts {
  return {
    draft: countWordsInXml(fragment, 'original', { footnotes }),
    final: countWordsInXml(fragment, 'final', { footnotes }),
    selection: countSelection(editor, footnotes),
  }
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
