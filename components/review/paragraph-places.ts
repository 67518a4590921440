import { createContext, useContext } from 'react'
import type { Outline } from '@/lib/state-replies/schema'

/** Paragraphs of the reply that moved or changed, by their anchor: the outline's. */
export const ParagraphPlaces = createContext<Outline['paragraphs']>({})

/** Gives the version of the reply that last changed the words of a paragraph; null when none did. */
export function useParagraphPlaces(): (anchor: string | null) => number | null {
  const places = useContext(ParagraphPlaces)
  return (anchor) => (anchor !== null && Object.hasOwn(places, anchor) && places[anchor]?.changedIn) || null
}
