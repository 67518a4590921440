import { type RefObject, useEffect, useRef } from 'react'

/**
 * Gives the focus to another place when what had it within `container` is gone from the page, as others may take it away
 * at any time: a screen reader and the keys would begin at the top again.
 */
export function useFocusKept(container: RefObject<HTMLElement | null>, giveTo: () => void): void {
  const had = useRef<Element | null>(null)
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      had.current = target instanceof Element && container.current?.contains(target) ? target : null
    }
    const onBlur = ({ target }: FocusEvent) =>
      // What is taken away is gone in a moment; what stays was left.
      queueMicrotask(() => {
        if (had.current === target && had.current?.isConnected && document.activeElement !== target)
          had.current = null
      })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('focusout', onBlur)
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('focusout', onBlur)
    }
  }, [container])
  useEffect(() => {
    if (!had.current || had.current.isConnected) return
    had.current = null
    if (document.activeElement === document.body) giveTo()
  })
}
