import { type RefObject, useEffect, useState } from 'react'

/** CSS pixels per point at the size that paper has. */
const TRUE_SIZE = 96 / 72
const SIZES = [0.35, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 3]
const SIDES = 24

export interface Scale {
  /** CSS pixels per point. */
  scale: number
  /** In hundredths of the size that paper has. */
  percent: number
  isFitted: boolean
  zoom: (step: 1 | -1 | 'fit') => void
}

/** How large the pages are drawn: as wide as there is room and never larger than paper, until somebody chooses. */
export function useScale(scroller: RefObject<HTMLElement | null>, pageWidth: number): Scale {
  const [room, setRoom] = useState(0)
  const [chosen, setChosen] = useState<number | null>(null)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0))
    observer.observe(scroller.current!)
    return () => observer.disconnect()
  }, [scroller])
  const fitted = room > 0 ? Math.min(1, (room - SIDES) / (pageWidth * TRUE_SIZE)) : 1
  const size = Math.max(0.1, chosen ?? fitted)
  return {
    scale: size * TRUE_SIZE,
    percent: Math.round(size * 100),
    isFitted: chosen === null,
    zoom: (step) => {
      if (step === 'fit') return setChosen(null)
      const next =
        step === 1 ? SIZES.find((each) => each > size + 0.01) : SIZES.findLast((each) => each < size - 0.01)
      setChosen(next ?? size)
    },
  }
}
