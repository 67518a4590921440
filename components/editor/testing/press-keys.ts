import { partsOf } from '../commands/keys'

/** Presses keys as commands write them ("Mod-Shift-b") on a machine without a command key; gives the event. */
export function pressKeys(target: HTMLElement, keys: string): KeyboardEvent {
  const parts = partsOf(keys)
  const name = parts.at(-1) ?? ''
  const key = name === 'Space' ? ' ' : name
  const shiftKey = parts.includes('Shift')
  const event = new KeyboardEvent('keydown', {
    key: shiftKey && key.length === 1 ? key.toUpperCase() : key,
    ctrlKey: parts.includes('Mod'),
    altKey: parts.includes('Alt'),
    shiftKey,
    bubbles: true,
    cancelable: true,
    keyCode: /^[a-z0-9]$/.test(key) ? key.toUpperCase().charCodeAt(0) : 0,
  } as KeyboardEventInit)
  target.dispatchEvent(event)
  return event
}
