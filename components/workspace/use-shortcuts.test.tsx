// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setShortcutsOn } from './device'
import { useShortcuts } from './use-shortcuts'

const next = vi.fn()
const home = vi.fn()
let root: Root

function Page() {
  useShortcuts({ nextQuestion: next, home })
  return (
    <>
      <p id="text">Text</p>
      <input id="field" />
      <div contentEditable suppressContentEditableWarning role="textbox" tabIndex={0}>
        <b id="written">written</b>
      </div>
      <div role="dialog">
        <button id="in-dialog" type="button">
          in a dialog
        </button>
      </div>
    </>
  )
}

function press(key: string, at = 'text', more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  document.getElementById(at)?.dispatchEvent(event)
  return event
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  localStorage.clear()
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root') as HTMLElement)
  act(() => root.render(<Page />))
})
afterEach(() => {
  act(() => root.unmount())
  vi.clearAllMocks()
})

test('a key runs its handler and does nothing else', () => {
  expect(press('j').defaultPrevented).toBe(true)
  expect(next).toHaveBeenCalledOnce()
  expect(press('x').defaultPrevented).toBe(false)
})

test('two keys in a row are one shortcut', () => {
  press('g')
  press('h')
  expect(home).toHaveBeenCalledOnce()
})

test('whoever types is left alone: in a field, in the draft, in a dialog, with a modifier', () => {
  for (const place of ['field', 'written', 'in-dialog'])
    expect(press('j', place).defaultPrevented).toBe(false)
  press('j', 'text', { ctrlKey: true })
  press('j', 'text', { isComposing: true })
  expect(next).not.toHaveBeenCalled()
})

test('single keys can be switched off', () => {
  setShortcutsOn(false)
  press('j')
  expect(next).not.toHaveBeenCalled()
  setShortcutsOn(true)
  press('j')
  expect(next).toHaveBeenCalledOnce()
})

test('nothing listens any more once the page is left', () => {
  act(() => root.render(null))
  press('j')
  expect(next).not.toHaveBeenCalled()
})
