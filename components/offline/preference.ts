const KEY = 'counterpoint:keep'
const listeners = new Set<() => void>()

/** What this browser keeps for working offline: whole reports, or only what was opened. */
export type Keeping = 'all' | 'opened'

/** Whole reports, unless somebody said otherwise on this device. */
export function keeping(): Keeping {
  try {
    return localStorage.getItem(KEY) === 'opened' ? 'opened' : 'all'
  } catch {
    return 'opened'
  }
}

export function setKeeping(keeping: Keeping): void {
  try {
    if (keeping === 'all') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, keeping)
  } catch {
    // A browser that keeps no settings keeps no reports either.
  }
  for (const listener of listeners) listener()
}

/** Calls `listener` when this page changes the choice; the returned function ends that. */
export function onKeeping(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
