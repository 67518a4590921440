/**
 * What a browser remembers of how its person likes to work: nothing that anybody else is told. The layout of the
 * workspace is in cookies, because the server must know it to draw the page right at once.
 */

/** Names of the cookies that app/ reads for the first rendering. */
export const SPLIT_COOKIE = 'split'
export const OUTLINE_COOKIE = 'outline'

/** The narrowest and the widest the reply may be, in percent of what it shares with the draft. */
export const SPLIT = { min: 25, max: 75, initial: 50 } as const

/** The width of the reply in whole percent that a cookie or a pointer means; the middle for anything else. */
export function splitOf(value: string | number | undefined): number {
  const split = Math.round(Number(value || Number.NaN))
  return Number.isFinite(split) ? Math.min(SPLIT.max, Math.max(SPLIT.min, split)) : SPLIT.initial
}

export function rememberSplit(split: number): void {
  remember(SPLIT_COOKIE, String(split))
}

export function rememberOutline(isOpen: boolean): void {
  remember(OUTLINE_COOKIE, isOpen ? 'open' : 'closed')
}

function remember(cookie: string, value: string): void {
  document.cookie = `${cookie}=${value}; path=/; max-age=31536000; samesite=lax`
}

/** The question or chapter that was open last in this report, as the end of its address: `questions/3-a`. */
export function lastPlace(reportId: string): string | null {
  return read(`counterpoint.place.${reportId}`)
}

export function rememberPlace(reportId: string, place: string): void {
  write(`counterpoint.place.${reportId}`, place)
}

/** Whether single keys act as shortcuts; they do until somebody says otherwise. */
export function areShortcutsOn(): boolean {
  return read('counterpoint.shortcuts') !== 'off'
}

export function setShortcutsOn(isOn: boolean): void {
  write('counterpoint.shortcuts', isOn ? 'on' : 'off')
}

// A browser may refuse storage altogether; then nothing is remembered, and nothing breaks.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Not remembered.
  }
}
