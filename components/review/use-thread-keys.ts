import { useEffect, useRef } from 'react'

/**
 * Keys that work everywhere on the page, also in the text and in fields: Ctrl+Alt+M begins a comment, Ctrl+Alt+N and
 * Ctrl+Alt+P go to the next and the previous one. What the editor has answered already is left alone.
 */
export function useThreadKeys(handlers: { comment: () => void; step: (by: 1 | -1) => void }): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isOurs = (event.ctrlKey || event.metaKey) && event.altKey && !event.shiftKey
      // AltGr is Ctrl+Alt on some machines, and types a letter there.
      if (!isOurs || event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return
      const { comment, step } = latest.current
      const run = { KeyM: comment, KeyN: () => step(1), KeyP: () => step(-1) }[event.code]
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
