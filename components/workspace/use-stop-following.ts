import { useEffect, useRef } from 'react'

const MOVES = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'Home',
  'End',
  ' ',
])
const SILENT = new Set(['Shift', 'Control', 'Alt', 'Meta', 'Tab', 'CapsLock'])

/** Calls `stop` as soon as the person types, scrolls or presses Escape, while `isOn`. */
export function useStopFollowing(isOn: boolean, stop: () => void): void {
  const latest = useRef(stop)
  useEffect(() => {
    latest.current = stop
  })
  useEffect(() => {
    if (!isOn) return
    const gone = new AbortController()
    // Before anybody else hears of it: Escape has other meanings when nobody is followed.
    const options = { capture: true, passive: false, signal: gone.signal }
    const end = () => latest.current()
    const onKey = (event: KeyboardEvent) => {
      if (SILENT.has(event.key)) return
      if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        return end()
      }
      const { target } = event
      const isButton = target instanceof Element && target.closest('button, a') !== null
      if (isTyping(target) || (MOVES.has(event.key) && !(isButton && event.key === ' '))) end()
    }
    const onPointer = (event: PointerEvent) => {
      // On a scroll bar, which belongs to what it scrolls.
      const { target } = event
      if (
        target instanceof HTMLElement &&
        event.offsetX >= target.clientWidth &&
        target.scrollHeight > target.clientHeight
      )
        end()
    }
    window.addEventListener('keydown', onKey, options)
    window.addEventListener('wheel', end, { ...options, passive: true })
    window.addEventListener('touchmove', end, { ...options, passive: true })
    window.addEventListener('pointerdown', onPointer, options)
    return () => gone.abort()
  }, [isOn])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select') !== null
}
