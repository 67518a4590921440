const SIGNS: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

/** A shortcut as people of this machine write it: "Ctrl+Shift+B", "⌘⇧B". `names` gives the words for keys without a sign. */
export function shownKeys(keys: string, isApple: boolean): string {
  const parts = partsOf(keys).map((part) => {
    if (part === 'Mod') return isApple ? '⌘' : 'Ctrl'
    if (part === 'Shift') return isApple ? '⇧' : 'Shift'
    if (part === 'Alt') return isApple ? '⌥' : 'Alt'
    return SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part)
  })
  return parts.join(isApple ? '' : '+')
}

/** The same for the attribute `aria-keyshortcuts`. */
export function ariaKeys(keys: string, isApple: boolean): string {
  return partsOf(keys)
    .map((part) => (part === 'Mod' ? (isApple ? 'Meta' : 'Control') : part))
    .join('+')
}

/** "Mod-Shift--" ends with the key "-". */
export function partsOf(keys: string): string[] {
  return keys.split(/-(?!$)/)
}

/** Whether this machine has a command key. */
export function isAppleMachine(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
}
