import { Observable } from '@/components/editor/connection/observable'
import type { Wanted } from './places'

/** The preview that stands beside a draft, in this tab. Each wish is an object of its own, so that asking again is heard. */
export const beside = {
  isOpen: new Observable(false),
  /** What it is to show. */
  wanted: new Observable<Wanted | null>(null),
  /** The block that a click on it leads to, for the draft that is open. */
  asked: new Observable<Wanted | null>(null),
}

/** Whether there is room for it: as wide as where the two sides of the workspace stand beside each other. */
export const isRoomBeside = (): boolean => matchMedia('(min-width: 48rem)').matches
