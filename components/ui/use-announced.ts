import { useEffect } from 'react'

let region: HTMLElement | null = null

/** The one place of the page from which screen readers hear of what happens; modal dialogs do not silence it. */
function regionOf(): HTMLElement {
  if (region?.isConnected) return region
  region = document.createElement('div')
  region.className = 'sr-only'
  region.setAttribute('role', 'status')
  // Each line is heard when it comes, and not all of them again.
  region.setAttribute('aria-atomic', 'false')
  // As React Aria calls its own, which it leaves in place when it hides what is behind a dialog.
  region.dataset.liveAnnouncer = 'true'
  document.body.append(region)
  return region
}

/**
 * Tells screen readers a text, politely, whenever it becomes another; nothing while it is empty. All of a page's
 * announcements come from one live region, in their order: of several at once screen readers drop some.
 */
export function useAnnounced(text: string): void {
  useEffect(() => {
    // There before the first line comes, or that is not heard.
    const place = regionOf()
    if (!text) return
    const line = document.createElement('p')
    line.textContent = text
    place.append(line)
    return () => line.remove()
  }, [text])
}
