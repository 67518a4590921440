import { useEffect, useRef, useState } from 'react'

// However much there is to tell, a screen reader is told of it so often at most.
const CALM_MS = 6000
const FIRST_MS = 600

/**
 * What a screen reader is to hear of `news`: nothing while there is none (null), and else, in a while, what `tell` makes of
 * all that has gathered by then. `tell` takes it as told; with what else it knows it does not put off what is to be said.
 */
export function useCalmlySaid<T>(news: T | null, tell: (news: T) => string): string {
  const [said, say] = useState('')
  const saidAt = useRef(0)
  const latest = useRef(tell)
  useEffect(() => {
    latest.current = tell
  })
  useEffect(() => {
    if (news === null) return
    const wait = Math.max(FIRST_MS, saidAt.current + CALM_MS - Date.now())
    const timer = setTimeout(() => {
      saidAt.current = Date.now()
      say(latest.current(news))
    }, wait)
    return () => clearTimeout(timer)
  }, [news])
  return said
}
