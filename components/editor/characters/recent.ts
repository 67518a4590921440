const KEY = 'counterpoint.characters'
const MOST = 12

/** The characters put in last on this device, the last one first. */
export function recentCharacters(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored)
      ? stored.filter((each): each is string => typeof each === 'string' && each.length <= 4).slice(0, MOST)
      : []
  } catch {
    return []
  }
}

/** Remembers that one was used, where the browser keeps anything. */
export function rememberCharacter(character: string): string[] {
  const next = [character, ...recentCharacters().filter((other) => other !== character)].slice(0, MOST)
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // A browser that keeps nothing has no recent characters.
  }
  return next
}
