import type { EditingMode } from './suggesting'

/** How this person typed in this draft the last time, on this device; who may not edit never edits. */
export function keptMode(userId: string, draftId: string, mayEdit: boolean): EditingMode {
  let kept: string | null = null
  try {
    kept = localStorage.getItem(nameOf(userId, draftId))
  } catch {
    // A browser that keeps nothing.
  }
  if (kept === 'suggesting' || kept === 'viewing') return kept
  return mayEdit ? 'editing' : 'suggesting'
}

/** Remembers it for the next time. */
export function keepMode(userId: string, draftId: string, mode: EditingMode): void {
  try {
    if (mode === 'editing') localStorage.removeItem(nameOf(userId, draftId))
    else localStorage.setItem(nameOf(userId, draftId), mode)
  } catch {
    // A browser that keeps nothing.
  }
}

const nameOf = (userId: string, draftId: string) => `counterpoint:mode:${userId}:${draftId}`
