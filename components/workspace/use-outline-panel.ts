import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { rememberOutline } from './device'
import { useShortcuts } from './use-shortcuts'
import type { Workspace } from './workspace-context'

/** From this width on the outline is a column of its own; below it lies over the reply while it is open. */
const WIDE = '(min-width: 1280px)'

export interface OutlinePanel {
  ref: RefObject<HTMLElement | null>
  /** Whether it stands as a column where there is room, and whether it lies over the reply where there is none. */
  isColumnOpen: boolean
  isOverlayOpen: boolean
  toggle: () => void
  close: () => void
}

/** Opens and closes the outline: by its button, by `o`, and by going somewhere when it lies over the reply. */
export function useOutlinePanel(isOpenAtFirst: boolean, { place, show }: Workspace): OutlinePanel {
  const ref = useRef<HTMLElement>(null)
  const [isColumnOpen, setColumnOpen] = useState(isOpenAtFirst)
  const [isOverlayOpen, setOverlayOpen] = useState(false)
  const returnTo = useRef<Element | null>(null)

  const set = useCallback((isOpen: boolean) => {
    if (matchMedia(WIDE).matches) {
      setColumnOpen(isOpen)
      rememberOutline(isOpen)
    } else setOverlayOpen(isOpen)
    const inside = ref.current?.contains(document.activeElement) ?? false
    if (isOpen) {
      returnTo.current = document.activeElement
      // Focus once it is drawn: a hidden panel takes none.
      requestAnimationFrame(() => focusCurrent(ref.current))
    } else if (inside && returnTo.current instanceof HTMLElement) returnTo.current.focus()
  }, [])

  const isShown = () => (ref.current ? getComputedStyle(ref.current).display !== 'none' : false)
  const toggle = useCallback(() => set(!isShown()), [set])
  const close = useCallback(() => set(false), [set])

  useShortcuts({
    outline: () => {
      show('reply')
      if (isShown() && !ref.current?.contains(document.activeElement)) {
        returnTo.current = document.activeElement
        focusCurrent(ref.current)
      } else toggle()
    },
  })

  const { question, chapter } = place
  useEffect(() => setOverlayOpen(false), [question, chapter])

  return { ref, isColumnOpen, isOverlayOpen, toggle, close }
}

function focusCurrent(panel: HTMLElement | null): void {
  const link = currentLink(panel) ?? panel?.querySelector<HTMLElement>('li a')
  link?.focus()
}

/** The link to where the person is; beside a chapter that is the question which is read. */
export function currentLink(panel: HTMLElement | null): HTMLElement | null {
  return [...(panel?.querySelectorAll<HTMLElement>('a[aria-current]') ?? [])].at(-1) ?? null
}
