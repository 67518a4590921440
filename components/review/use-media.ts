import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds; false until the page runs in the browser. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  )
}

/** Where the two sides are tabs and threads come in a sheet; as `md` of the style sheets. */
export const PHONE = '(max-width: 767.98px)'
