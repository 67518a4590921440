import { createContext, useContext } from 'react'
import type { Abilities } from '@/lib/policy'
import type { OutlineChapter, OutlineQuestion } from '@/lib/state-replies/schema'
import type { Quote as LabelledQuote } from '@/components/editor/text/insert-quote'

/** What stands on the two sides: a question with its draft, or a chapter's draft with a question beside it, or none. */
export interface Place {
  /** The question whose text is read; null on a chapter's page until one is chosen. */
  question: OutlineQuestion | null
  /** The chapter that is written; null on a question's page, where the question's own draft is. */
  chapter: OutlineChapter | null
}

/** The sides of the workspace, which are tabs on a phone. */
export type Side = 'reply' | 'draft'

/** What the parts of the workspace share. All functions stay the same while the workspace is open. */
export interface Workspace {
  reportId: string
  place: Place
  /** All questions in reading order. */
  questions: OutlineQuestion[]
  /** The address of a question: its own page, or beside the chapter that is open. */
  hrefOf: (slug: string) => string
  /** Goes to a question, and if a paragraph is named, shows that. */
  goTo: (slug: string, anchor?: string) => void
  /** The paragraph that was gone to in the question that is open; `at` tells two visits apart. */
  target: { slug: string; anchor: string; at: number } | null
  /** What is looked for in the reply, and marked wherever it stands. */
  query: string
  setQuery: (query: string) => void
  side: Side
  show: (side: Side) => void
  /** Whether the page has been moved on from since it was loaded: then headings take the focus. */
  hasMoved: () => boolean
  /** What this person may do in the report. */
  abilities: Abilities
  canEdit: boolean
  /** Puts words of the State into the draft that is open, and says whether that was possible. */
  quote: (quotes: LabelledQuote[]) => boolean
  /** Tells a screen reader, and shows for a moment, what has been done. */
  say: (message: string) => void
}

export const WorkspaceContext = createContext<Workspace | null>(null)

/** The workspace around this component. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('useWorkspace stands outside of a workspace')
  return workspace
}
