// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import messages from '@/lib/i18n/messages/en.json'
import { RefusalNotice } from './refusal-notice'

let root: Root
const [renew, writeText] = [vi.fn(() => Promise.resolve()), vi.fn(() => Promise.resolve())]
const editor = { getText: () => 'Mine.', getHTML: () => '<p>Mine.</p>' } as unknown as Editor

beforeEach(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  // What jsdom lacks and the dialog asks for.
  Object.assign(globalThis, { CSS: { escape: String } })
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  root = createRoot(document.body.appendChild(document.createElement('div')))
  vi.clearAllMocks()
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
})

const show = (unsent: boolean) =>
  act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
        <RefusalNotice
          state={{ kind: 'refused', reason: 'suggestOnly', unsent, device: 'kept' }}
          editor={editor}
          keep={() => Promise.resolve(true)}
          leave={() => {}}
          renew={renew}
        />
      </NextIntlClientProvider>,
    ),
  )
const button = (name: string) =>
  vi.waitFor(() => {
    const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)
    expect(found, name).toBeDefined()
    return found!
  }, 4_000)
const press = async (name: string) => {
  const found = await button(name)
  await act(async () => found.click())
}

test('edits that were refused are thrown away after a question', async () => {
  await show(true)
  expect(document.body.textContent).toContain('The server took nothing of it.')
  await press('Discard my edits and load anew')
  await press('Cancel')
  expect(renew).not.toHaveBeenCalled()
  await press('Discard my edits and load anew')
  await press('Discard and load anew')
  expect(renew).toHaveBeenCalledTimes(1)
})

test('once they were copied, without one', async () => {
  await show(true)
  await press('Copy the text')
  expect(writeText).toHaveBeenCalledWith('Mine.')
  expect(document.querySelector('[role=status]')!.textContent).toBe('Copied.')
  await press('Discard my edits and load anew')
  expect(renew).toHaveBeenCalledTimes(1)
})
