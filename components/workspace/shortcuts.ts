/** Everything that a single key (or two in a row) does in a report. */
export const SHORTCUTS = {
  nextQuestion: 'j',
  previousQuestion: 'k',
  search: '/',
  outline: 'o',
  draft: 'e',
  quote: 'q',
  claims: 'c',
  discussion: 'd',
  nextComment: 'n',
  previousComment: 'p',
  home: 'g h',
  help: '?',
} as const

export type ShortcutId = keyof typeof SHORTCUTS

/** A line of the sheet: keys as they are pressed, `Mod` being Ctrl or ⌘, and the message `shortcuts.ID` beside them. */
export interface SheetLine {
  id: string
  keys: string
}

/** The sheet of shortcuts, by the message `shortcuts.groups.NAME`. The editor's own follow them (commands/sheet.ts). */
export const SHEET: readonly { name: string; lines: readonly SheetLine[] }[] = [
  {
    name: 'reading',
    lines: ours('nextQuestion', 'previousQuestion', 'search', 'outline', 'quote', 'claims'),
  },
  { name: 'discussing', lines: ours('discussion', 'nextComment', 'previousComment') },
  {
    name: 'moving',
    lines: [...ours('draft'), { id: 'leaveDraft', keys: 'Escape' }, ...ours('home', 'help')],
  },
]

function ours(...ids: ShortcutId[]): SheetLine[] {
  return ids.map((id) => ({ id, keys: SHORTCUTS[id] }))
}

/** What of a keyboard event tells which key was meant. */
export interface KeyPress {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
}

/**
 * The key as it stands in SHORTCUTS; null for a press that is none of ours (with a modifier, or within an input
 * method). On a layout without Latin letters the key's place counts: where j is printed beside о, о means j.
 */
export function pressedKey({ key, code, ctrlKey, metaKey, altKey, isComposing }: KeyPress): string | null {
  if (ctrlKey || metaKey || altKey || isComposing || key.length !== 1) return null
  const place = /^Key([A-Z])$/.exec(code)?.[1]
  if (place && key.charCodeAt(0) > 0x7f) return place.toLowerCase()
  return key.toLowerCase()
}

/** Follows single keys and pairs of keys: gives each press, and learns which shortcut it completes. */
export class KeySequence {
  private first: { key: string; at: number } | null = null

  /** `now` in milliseconds; the second key of a pair counts within a second and a half. */
  press(key: string, now: number): ShortcutId | null {
    const pair = this.first && now - this.first.at < 1500 ? `${this.first.key} ${key}` : null
    this.first = { key, at: now }
    const ids = Object.keys(SHORTCUTS) as ShortcutId[]
    const found = ids.find((id) => SHORTCUTS[id] === pair) ?? ids.find((id) => SHORTCUTS[id] === key) ?? null
    if (found) this.first = null
    return found
  }
}
