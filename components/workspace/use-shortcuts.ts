import { useEffect, useRef } from 'react'
import { areShortcutsOn } from './device'
import { KeySequence, pressedKey, type ShortcutId } from './shortcuts'

// Places in which a key means itself: fields, the editor, and whatever stands open above the page.
const TYPING = [
  'input',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable="false"])',
  '[role="textbox"]',
  '[role="dialog"]',
  '[role="alertdialog"]',
  '[role="menu"]',
  '[role="listbox"]',
].join(',')

/**
 * Runs a handler when its shortcut (see `SHORTCUTS`) is pressed anywhere but where the person types. Handlers may
 * change with every rendering. A person can switch all of this off in the sheet of shortcuts.
 */
export function useShortcuts(handlers: Partial<Record<ShortcutId, () => void>>): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const sequence = new KeySequence()
    const listen = (event: KeyboardEvent) => {
      const key = pressedKey(event)
      if (!key || event.defaultPrevented || !areShortcutsOn()) return
      if (event.target instanceof Element && event.target.closest(TYPING)) return
      const id = sequence.press(key, event.timeStamp)
      const handler = id && latest.current[id]
      if (!handler) return
      event.preventDefault()
      handler()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
