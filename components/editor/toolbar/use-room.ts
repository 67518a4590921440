import { type RefObject, useEffect, useState } from 'react'

/**
 * How many of `count` things of one width find room in a row that keeps one more of them at its end; null until the row
 * has been measured. `widths` are in CSS pixels: of one thing, and what a group costs beside its things.
 */
export function useRoom(
  row: RefObject<HTMLElement | null>,
  groups: readonly number[],
  { thing, gap }: { thing: number; gap: number },
): number {
  const key = groups.join()
  const [room, setRoom] = useState(() => groups.reduce((sum, size) => sum + size, 0))
  useEffect(() => {
    const element = row.current
    if (!element) return
    const sizes = key.split(',').map(Number)
    const measure = () => {
      const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(element)
      const inner =
        element.clientWidth - (Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd))
      setRoom(roomFor(sizes, inner, thing, gap))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [row, key, thing, gap])
  return room
}

/** See `useRoom`. */
export function roomFor(groups: readonly number[], width: number, thing: number, gap: number): number {
  const left = width - thing - gap
  let [used, room] = [0, 0]
  for (const [index, size] of groups.entries()) {
    if (index > 0 && size > 0) used += gap
    for (let each = 0; each < size; each++) {
      used += thing
      if (used > left) return room
      room++
    }
  }
  return room
}
