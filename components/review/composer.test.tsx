// @vitest-environment jsdom
import { IDBFactory } from 'fake-indexeddb'
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import messages from '@/lib/i18n/messages/en.json'
import { Composer, type ComposerProps } from './composer'
import { kept } from './kept'

const AUTHOR = { id: '0190a000-0000-7000-8000-000000000001', name: 'First Author' }
const LAWYER = { id: '0190a000-0000-7000-8000-000000000002', name: 'Second Lawyer' }
let root: Root
let container: HTMLElement

beforeEach(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  vi.stubGlobal('indexedDB', new IDBFactory())
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = () => {}
  container = document.body.appendChild(document.createElement('div'))
  root = createRoot(container)
})
afterEach(async () => {
  await act(async () => root.unmount())
  container.remove()
  vi.unstubAllGlobals()
})

let fields = 0

async function compose(over: Partial<ComposerProps> = {}) {
  const props: ComposerProps = {
    ...{ userId: 'me', fieldKey: `field ${(fields += 1)}`, label: 'Your comment', people: [AUTHOR, LAWYER] },
    submitLabel: 'Send it',
    autoFocus: true,
    onSend: vi.fn(),
    onCancel: vi.fn(),
    ...over,
  }
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
        <Composer {...props} />
      </NextIntlClientProvider>,
    ),
  )
  return props
}

const field = () => container.querySelector('textarea')!
const options = () => [...container.querySelectorAll('[role=option]')].map((each) => each.textContent)

async function type(text: string) {
  const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!
  for (const character of text) {
    await act(async () => {
      setValue.call(field(), field().value + character)
      field().setSelectionRange(field().value.length, field().value.length)
      field().dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
}
const press = (key: string, over: KeyboardEventInit = {}) =>
  act(async () => {
    field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...over }))
  })

test('somebody is named by keyboard, and what is sent says who', async () => {
  const { onSend } = await compose()
  expect(document.activeElement).toBe(field())
  await type('Ask @se')
  expect(options()).toEqual(['Second Lawyer'])
  expect(field().getAttribute('aria-activedescendant')).toBe(container.querySelector('[role=option]')!.id)
  await press('Enter')
  expect(field().value).toBe('Ask @Second Lawyer ')
  expect(field().selectionStart).toBe('Ask @Second Lawyer '.length)
  expect(options()).toEqual([])
  await type('please')
  await press('Enter', { ctrlKey: true })
  expect(onSend).toHaveBeenCalledWith(`Ask @[${LAWYER.id}] please`)
  expect(field().value).toBe('')
})

test('arrows choose among people, and Escape closes the list alone', async () => {
  const { onCancel } = await compose()
  await type('@')
  expect(options()).toEqual(['First Author', 'Second Lawyer'])
  await press('ArrowDown')
  expect(container.querySelector('[aria-selected=true]')?.textContent).toBe('Second Lawyer')
  await press('Escape')
  expect(options()).toEqual([])
  expect(onCancel).not.toHaveBeenCalled()
})

test('nothing is not sent, and what is refused stays with the reason', async () => {
  const onSend = vi.fn(async () => 'It was refused.')
  await compose({ onSend })
  await press('Enter', { ctrlKey: true })
  expect(onSend).not.toHaveBeenCalled()
  expect(container.querySelector('[role=alert]')?.textContent).toBe('Write something first.')
  await type('Words')
  await press('Enter', { metaKey: true })
  expect(container.querySelector('[role=alert]')?.textContent).toBe('It was refused.')
  expect(field().value).toBe('Words')
})

test('what is written is kept on the device until it is sent', async () => {
  const { fieldKey } = await compose()
  await type('Half a')
  await vi.waitFor(async () =>
    expect(await kept('me', `written:${fieldKey}`)).toMatchObject({ text: 'Half a' }),
  )
  await press('Enter', { ctrlKey: true })
  await vi.waitFor(async () => expect(await kept('me', `written:${fieldKey}`)).toBeNull())
})

// The question itself is a dialog that needs a browser: e2e/comments.spec.ts asks it.
test('Escape closes an empty field, and does not close one with words in it', async () => {
  const { onCancel } = await compose()
  await press('Escape')
  expect(onCancel).toHaveBeenCalledTimes(1)
  await type('Not yet')
  await press('Escape')
  expect(onCancel).toHaveBeenCalledTimes(1)
})

test('Escape in a field that stays is for what is around it, and takes no words away', async () => {
  const heard = vi.fn()
  container.addEventListener('keydown', heard)
  await compose({ onCancel: undefined })
  await type('Yes')
  await press('Escape')
  expect(heard.mock.lastCall?.[0]).toMatchObject({ key: 'Escape', defaultPrevented: false })
  expect(field().value).toBe('Yes')
  await type(' @')
  heard.mockClear()
  await press('Escape')
  expect(options()).toEqual([])
  expect(heard.mock.lastCall?.[0]?.defaultPrevented ?? true).toBe(true)
})

test('what is too long once names are stored is said before it is sent', async () => {
  const { onSend } = await compose({ first: { text: 'a'.repeat(9_975), mentions: [] } })
  await type(' @fi')
  await press('Enter')
  await press('Enter', { ctrlKey: true })
  expect(field().value.length).toBeLessThan(10_000)
  expect(container.querySelector('[role=alert]')?.textContent).toContain('10,000')
  expect(onSend).not.toHaveBeenCalled()
})
