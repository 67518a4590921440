import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { ThrottledAwareness } from './throttled-awareness'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function make() {
  const inner = new Awareness(new Y.Doc())
  const sent: unknown[] = []
  inner.on('update', () => sent.push(inner.getLocalState()))
  return { inner, sent, throttled: new ThrottledAwareness(inner) }
}

test('many moves go out as few, the last of them last', () => {
  const { sent, throttled, inner } = make()
  for (let move = 0; move < 100; move++) {
    throttled.setLocalStateField('cursor', { anchor: move })
    expect(throttled.getLocalState()).toEqual({ cursor: { anchor: move } })
    vi.advanceTimersByTime(10)
  }
  vi.advanceTimersByTime(1000)
  expect(sent.length).toBeGreaterThan(5)
  expect(sent.length).toBeLessThan(12)
  expect(sent.at(-1)).toEqual({ cursor: { anchor: 99 } })
  inner.destroy()
})

test('what repeats itself is not said again', () => {
  const { sent, throttled, inner } = make()
  throttled.setLocalStateField('cursor', { anchor: 1 })
  vi.advanceTimersByTime(1000)
  throttled.setLocalStateField('cursor', { anchor: 1 })
  vi.advanceTimersByTime(1000)
  expect(sent).toHaveLength(1)
  inner.destroy()
})

test('whoever has left stays away', () => {
  const { inner, throttled } = make()
  throttled.setLocalStateField('cursor', { anchor: 1 })
  inner.setLocalState(null)
  vi.advanceTimersByTime(1000)
  throttled.setLocalStateField('cursor', null)
  expect(inner.getLocalState()).toBeNull()
  inner.destroy()
})
