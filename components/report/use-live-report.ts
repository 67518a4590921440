import { useMemo } from 'react'
import {
  useCounting,
  useDraftCounts,
  useDraftNotes,
  useReportPresence,
} from '@/components/editor/collab-provider'
import { type LimitedWords, ofVariants, totalOf } from '@/lib/richtext/limited-words'
import type { Outline } from '@/lib/state-replies/schema'
import type { Person } from './faces'

/** A report as it is this moment: the server's figures, and what the socket has told since. */
export interface LiveReport {
  wordsOf: (draft: CountedPlace) => number
  /** Who has this draft open now, oneself included. */
  peopleAt: (draftId: string) => Person[]
  people: Person[]
  /** Of the submission that the limit is about. */
  words: number
  /** With every suggestion accepted. */
  final: number
  /** In each of the submissions, as the text stands. */
  public: number
  confidential: number
}

type CountedPlace = { draftId: string } & LimitedWords

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
  const countsConfidential = useCounting()?.countsConfidential ?? outline.countsConfidential
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
      ...ofVariants(totalOf(drafts.map(countOf)), countsConfidential),
    }
  }, [counts, people, outline, countsConfidential])
}
