// @vitest-environment jsdom
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Observable } from '@/components/editor/connection/observable'
import messages from '@/lib/i18n/messages/en.json'
import { NoticeBar } from './notice-bar'
import type { Notice, Review } from './review'

let root: Root
let before: HTMLButtonElement
const review = { notice: new Observable<Notice | null>(null), isPanelOpen: new Observable(false) }

beforeEach(async () => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  before = document.body.appendChild(document.createElement('button'))
  root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
        <NoticeBar review={review as unknown as Review} />
      </NextIntlClientProvider>,
    ),
  )
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
})

const button = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('[role=status] button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  )!
const tell = (notice: Notice) => act(async () => review.notice.set(notice))
const press = (name: string) =>
  act(async () => {
    before.focus()
    button(name).focus()
    button(name).click()
  })

test('the focus goes back to where it was once a notice is closed or its undoing pressed', async () => {
  const undo = vi.fn()
  await tell({ message: 'thrownAway', undo })
  await press('Undo')
  expect(undo).toHaveBeenCalledTimes(1)
  expect(document.activeElement).toBe(before)
  await tell({ message: 'thrownAway', undo })
  await press('Close')
  expect(document.activeElement).toBe(before)
  expect(review.notice.get()).toBeNull()
})

test('what was written for a discussion that is gone is found in the panel', async () => {
  await tell({ message: 'threadGone', panel: true })
  expect(document.querySelector('[role=status]')?.textContent).toContain('was deleted meanwhile')
  await press('Show')
  expect(review.isPanelOpen.get()).toBe(true)
})
