// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let calm: typeof import('./calm')
const run = vi.fn()
beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  history.replaceState(null, '', '/')
  run.mockClear()
  calm = await import('./calm')
})
afterEach(() => vi.useRealTimers())

const ASIDE = 50

test('waits a second after a text can be typed in', () => {
  calm.whenCalm(run)
  vi.advanceTimersByTime(900)
  calm.textIsThere()
  vi.advanceTimersByTime(999)
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1 + ASIDE)
  expect(run).toHaveBeenCalledOnce()
})

test.each(['input', 'pointerup'])('runs after the first %s, and not within it', (name) => {
  calm.whenCalm(run)
  calm.textIsThere()
  document.body.dispatchEvent(new Event(name, { bubbles: true }))
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(ASIDE)
  expect(run).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(10_000)
  calm.whenCalm(run)
  vi.advanceTimersByTime(ASIDE)
  expect(run).toHaveBeenCalledTimes(2)
})

test('does not wait for ever for a text that does not come', () => {
  calm.whenCalm(run)
  vi.advanceTimersByTime(5000 + ASIDE)
  expect(run).toHaveBeenCalledOnce()
})

test('runs at once where the address asks for a place in the page', () => {
  history.replaceState(null, '', '/?thread=1')
  calm.whenCalm(run)
  vi.advanceTimersByTime(ASIDE)
  expect(run).toHaveBeenCalledOnce()
})

test('what was forgotten does not run', () => {
  calm.whenCalm(run)()
  calm.textIsThere()
  const forget = calm.whenCalm(run)
  vi.advanceTimersByTime(1000)
  forget()
  vi.advanceTimersByTime(10_000)
  expect(run).not.toHaveBeenCalled()
})

test('remembers what was typed into the text until it is asked', () => {
  const text = document.body.appendChild(document.createElement('div'))
  Object.defineProperty(text, 'isContentEditable', { value: true })
  const field = document.body.appendChild(document.createElement('input'))
  const type = (target: HTMLElement, data: string) =>
    target.dispatchEvent(new InputEvent('input', { data, bubbles: true }))
  calm.textIsThere()
  type(text, '/')
  type(field, 'x')
  type(text, 'h')
  expect(calm.typedEarly()).toBe('/h')
  type(text, '/')
  expect(calm.typedEarly()).toBe('')
})
