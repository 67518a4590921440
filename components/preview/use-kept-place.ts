import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { Preview } from '@/lib/previews/schema'
import { GAP, movedPlace, offsetOf, type PaperPlace, placeAt } from './places'

/** What is read stands so far down the window, as a share of it. */
export const READ_AT = 0.3

/** Keeps what is read where it is, when the report is set anew or drawn in another size; `go` shows another place. */
export function useKeptPlace(
  scroller: RefObject<HTMLDivElement | null>,
  preview: Preview | null,
  scale: number,
  onRead: (place: PaperPlace) => void,
) {
  const drawn = useRef<{ preview: Preview; scale: number } | null>(null)

  useLayoutEffect(() => {
    const element = scroller.current
    const last = drawn.current
    drawn.current = preview && { preview, scale }
    if (!element || !preview || !last || element.scrollTop < GAP) return
    const down = element.clientHeight * READ_AT
    const place = placeAt(last.preview.pages, last.scale, element.scrollTop + down)
    const kept = last.preview === preview ? place : movedPlace(last.preview.regions, preview.regions, place)
    element.scrollTo({ top: offsetOf(preview.pages, scale, kept) - down, behavior: 'instant' })
  }, [scroller, preview, scale])

  useEffect(() => {
    const element = scroller.current!
    const look = () => {
      if (!preview) return
      onRead(placeAt(preview.pages, scale, element.scrollTop + element.clientHeight * READ_AT))
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [scroller, preview, scale, onRead])

  const go = useCallback(
    (place: PaperPlace, share: number) => {
      const { current: element } = scroller
      if (!element || !preview) return
      element.scrollTo({
        top: offsetOf(preview.pages, scale, place) - element.clientHeight * share - (share ? 0 : GAP),
        behavior: 'instant',
      })
    },
    [scroller, preview, scale],
  )
  return { go }
}
