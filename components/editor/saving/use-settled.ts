import { useEffect, useRef, useState } from 'react'
import { promise, type SaveState } from './save-state'

const CALM = 450

/**
 * The state to show: a worse one at once, a better one when it has lasted for a moment. So the sign neither flickers
 * with every keystroke nor ever promises more than is true.
 */
export function useSettled(state: SaveState): SaveState {
  const [shown, setShown] = useState(state)
  const isBetter = promise(state) > promise(shown)
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  })
  useEffect(() => {
    if (!isBetter) return
    const timer = setTimeout(() => setShown(latest.current), CALM)
    return () => clearTimeout(timer)
  }, [isBetter, state])
  // The first real answer needs no calm.
  if (state !== shown && (!isBetter || shown.kind === 'opening')) {
    setShown(state)
    return state
  }
  return isBetter ? shown : state
}
