import { useEffect, useState } from 'react'

// Nobody waits for more than this once the text is there, or for a text that does not come.
const PAUSE_MS = 1_000
const WITHOUT_TEXT_MS = 5_000
const INPUTS = ['input', 'pointerup'] as const

let isCalm = false
let hasText = false
const waiting = new Set<() => void>()

/**
 * Runs something once nothing more urgent is left for the page to fetch: after the first that somebody types or points
 * at, or a second after they could, whichever comes first; at once where the address asks for a place within the page.
 * Gives what forgets it.
 */
export function whenCalm(run: () => void): () => void {
  let handle: number | undefined
  const start = () => {
    // Not within the frame of a key. Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'undefined') handle = window.setTimeout(run, 50)
    else handle = requestIdleCallback(run, { timeout: 500 })
  }
  if (isCalm || location.search !== '') start()
  else {
    if (waiting.size === 0) setTimeout(becomeCalm, WITHOUT_TEXT_MS)
    waiting.add(start)
  }
  return () => {
    waiting.delete(start)
    if (handle === undefined) return
    if (typeof requestIdleCallback === 'undefined') clearTimeout(handle)
    else cancelIdleCallback(handle)
  }
}

/** Says that a text can be typed in: from here on the page becomes calm. */
export function textIsThere(): void {
  if (hasText) return
  hasText = true
  // Seen in a browser's tools, and by the test of how much script comes before it.
  performance.mark('text-is-there')
  document.addEventListener('input', remember, { capture: true })
  for (const name of INPUTS) document.addEventListener(name, becomeCalm, { capture: true, once: true })
  setTimeout(becomeCalm, PAUSE_MS)
}

let early = ''

function remember(event: Event): void {
  const { data } = event as InputEvent
  if (data && (event.target as HTMLElement | null)?.isContentEditable) early = (early + data).slice(-100)
}

/** What was typed into the text before this was first asked, for whom a key may have meant something; then nothing. */
export function typedEarly(): string {
  document.removeEventListener('input', remember, { capture: true })
  const typed = early
  early = ''
  return typed
}

/** Says that something is asked for that only comes once the page is calm. */
export function becomeCalm(): void {
  if (isCalm) return
  isCalm = true
  for (const name of INPUTS) document.removeEventListener(name, becomeCalm, { capture: true })
  for (const start of waiting) start()
  waiting.clear()
}

/** Whether the page is calm (`whenCalm`), with a text that can be typed in. */
export function useCalm(isThere: boolean): boolean {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    if (!isThere) return
    textIsThere()
    return whenCalm(() => setSettled(true))
  }, [isThere])
  return isSettled
}
