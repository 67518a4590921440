// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SettledField } from './settled-field'

let root: Root
let told: string[]
/** What had been told when those heard that the page goes who were there first, as the keeper of the drafts is. */
let heard: (string | undefined)[]
const keep = () => void heard.push(told.at(-1))
const LEAVING = ['beforeunload', 'pagehide']

beforeEach(async () => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  vi.useFakeTimers()
  told = []
  heard = []
  for (const leaving of LEAVING) addEventListener(leaving, keep)
  root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <SettledField id="alt" lang="en" value="" maxLength={100} onChange={(text) => told.push(text)} />,
    ),
  )
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
  for (const leaving of LEAVING) removeEventListener(leaving, keep)
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const type = (text: string) =>
  act(async () => {
    const field = document.querySelector('input')!
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })

test('what was typed a moment ago is told before the page goes, to whoever keeps the draft then', async () => {
  for (const leaving of LEAVING) {
    await type(`A fence, ${leaving}`)
    dispatchEvent(new Event(leaving))
  }
  expect(heard).toEqual(['A fence, beforeunload', 'A fence, pagehide'])
  await type('A fence')
  document.dispatchEvent(new Event('visibilitychange'))
  expect(told).not.toContain('A fence')
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  expect(told.at(-1)).toBe('A fence')
})

test('it is told once typing pauses, not with each key, and once alone', async () => {
  await type('A')
  await act(async () => void vi.advanceTimersByTime(200))
  await type('A fence')
  await act(async () => void vi.advanceTimersByTime(200))
  expect(told).toEqual([])
  await act(async () => void vi.advanceTimersByTime(200))
  expect(told).toEqual(['A fence'])
  dispatchEvent(new Event('pagehide'))
  expect(told).toEqual(['A fence'])
})
