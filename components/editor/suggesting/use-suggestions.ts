import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { useEffect, useMemo, useState } from 'react'
import { useThreads } from '@/components/review/review-context'
import type { DocumentNode } from '@/lib/richtext/document'
import { type Suggestion, suggestionsIn } from '@/lib/richtext/suggestions/list'
import { useCollaboration, useReportPresence } from '../collab-provider'
import { placesIn } from './suggestion-places'

const CALM = 250

/** What is suggested in the draft, a moment after each change. */
export function useSuggestions(editor: Editor): readonly Suggestion[] {
  const [found, setFound] = useState<readonly Suggestion[]>([])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let seen: unknown = null
    const look = () => {
      timer = undefined
      if (editor.isDestroyed || seen === editor.state.doc) return
      seen = editor.state.doc
      // Most drafts have none: that costs a look at the blocks that changed.
      const hasSome = placesIn(editor.state.doc).length > 0
      setFound((before) => (hasSome ? suggestionsOf(editor.state.doc) : before.length === 0 ? before : []))
    }
    const later = () => {
      timer ??= setTimeout(look, CALM)
    }
    look()
    editor.on('transaction', later)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', later)
    }
  }, [editor])
  return found
}

// Several parts of the page ask at once.
let last: { doc: Node; found: readonly Suggestion[] } | null = null

function suggestionsOf(doc: Node): readonly Suggestion[] {
  if (last?.doc !== doc) last = { doc, found: suggestionsIn(doc.toJSON() as DocumentNode) }
  return last.found
}

/** Gives the name of a person; null for who is not in the report any more, or not known yet. */
export function useNames(): (userId: string) => string | null {
  const { hub } = useCollaboration()
  const { people } = useThreads()
  const present = useReportPresence()
  const me = hub?.options.user
  return useMemo(() => {
    const names = new Map<string, string>()
    for (const { userId, name } of present) names.set(userId, name)
    for (const { id, name } of people) names.set(id, name)
    if (me) names.set(me.id, me.name)
    return (userId) => names.get(userId) ?? null
  }, [people, present, me])
}
