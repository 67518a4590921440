import { useMemo } from 'react'
import {
  useCounting,
  useDraftCounts,
  useDraftNotes,
  useReportPresence,
} from '@/components/editor/collab-provider'
import type { Outline } from '@/lib/state-replies/schema'
import type { Person } from './faces'

/** A report as it is this moment: the server's figures, and what the socket has told since. */
export interface LiveReport {
  wordsOf: (draft: CountedPlace) => number
  /** Who has this draft open now, oneself included. */
  peopleAt: (draftId: string) => Person[]
  people: Person[]
  words: number
  /** With every suggestion accepted. */
  final: number
}

type CountedPlace = { draftId: string; words: number; final: number }

/** How many footnotes the compiled report has before this draft, now. */
export function useNotesBefore(outline: Outline, draftId: string): number {
  const live = useDraftNotes()
  const at = outline.notes.findIndex((draft) => draft.draftId === draftId)
  return outline.notes
    .slice(0, Math.max(0, at))
    .reduce((sum, draft) => sum + (live.get(draft.draftId) ?? draft.notes), 0)
}

/** How many words may be written now: as the server says, or until it does as the page was told when it was made. */
export function useWordLimit(atFirst: number | null): number | null {
  const counting = useCounting()
  return counting ? counting.wordLimit : atFirst
}

/** Follows the socket of the report. */
export function useLiveReport(outline: Outline): LiveReport {
  const counts = useDraftCounts()
  const people = useReportPresence()
  return useMemo(() => {
    const countOf = (place: CountedPlace) => counts.get(place.draftId) ?? place
    const drafts = [
      ...outline.chapters,
      ...outline.sections.flatMap((section) => section.questions),
      ...outline.withdrawn,
    ]
    const at = new Map<string, Person[]>()
    for (const person of people) {
      if (person.place?.kind !== 'draft') continue
      at.set(person.place.draftId, [...(at.get(person.place.draftId) ?? []), person])
    }
    return {
      wordsOf: (place) => countOf(place).words,
      peopleAt: (draftId) => at.get(draftId) ?? [],
      people,
      words: drafts.reduce((sum, draft) => sum + countOf(draft).words, 0),
      final: drafts.reduce((sum, draft) => sum + countOf(draft).final, 0),
    }
  }, [counts, people, outline])
}
