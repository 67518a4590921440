// @vitest-environment jsdom
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import messages from '@/lib/i18n/messages/en.json'
import { type Preview, type PreviewRegion, tagOf } from '@/lib/previews/schema'
import { PreviewView } from './preview-view'

let root: Root
/** What the server would answer: a request for another state waits until `tell`. */
let waiting: { seen: string; answer: (response: Response) => void }[] = []
let asked: string[] = []
const open = vi.fn()

const region = (block: number, page: number): PreviewRegion => ({
  ...{ draftId: 'd-1', block, isNote: false, page, top: 100, bottom: 140, key: `k${block}` },
})
const preview = (version: number, hashes: string[], more: Partial<Preview> = {}): Preview => ({
  ...{ version, run: 'r', fault: null, regions: hashes.map((_, index) => region(index, index + 1)) },
  pages: hashes.map((hash) => ({ hash, width: 600, height: 800 })),
  ...more,
})
const pageOf = (hash: string) => ({
  picture: '<svg/>',
  lines: [{ text: `Words of ${hash}`, x: 70, y: 120, width: 200, size: 11 }],
  links: [{ x: 1, y: 1, width: 9, height: 9, to: { page: 2, y: 0 } }],
})

beforeEach(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  waiting = []
  asked = []
  open.mockClear()
  // Of what jsdom lacks: only the first page is ever near.
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(private readonly tell: (entries: unknown[]) => void) {}
      observe(element: Element) {
        this.tell([{ isIntersecting: element.getAttribute('aria-label')?.startsWith('Page 1 ') }])
      }
      disconnect() {}
    },
  )
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  Object.assign(URL, { createObjectURL: () => 'blob:page', revokeObjectURL: () => {} })
  HTMLImageElement.prototype.decode = () => Promise.resolve()
  Element.prototype.scrollTo = () => {}
  vi.stubGlobal('fetch', (address: string) => {
    const hash = /pages\/(\w+)/.exec(address)?.[1]
    if (!hash)
      return new Promise<Response>((answer) =>
        waiting.push({ seen: new URLSearchParams(address.split('?')[1]).get('seen') ?? '', answer }),
      )
    asked.push(hash)
    return Promise.resolve(Response.json(pageOf(hash)))
  })
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const show = (canSet = true) =>
  act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
        <PreviewView
          reportId="r-1"
          drafts={[{ draftId: 'd-1', label: '1 (a)', href: '/reports/r-1/questions/1-a' }]}
          choices={{ variant: null, reading: 'original', paper: null }}
          onChoose={() => {}}
          wanted={null}
          canSet={canSet}
          onOpen={open}
        />
      </NextIntlClientProvider>,
    ),
  )
const tell = (response: Response) =>
  act(async () => {
    waiting.pop()!.answer(response)
    await vi.advanceTimersByTimeAsync(20)
  })
const later = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)))
const said = () => document.body.textContent

test('it shows what is near, then the rest when nobody writes, and follows: only what changed is fetched', async () => {
  await show()
  expect(said()).toContain('The pages are being set')
  const first = preview(1, ['one', 'two'])
  await tell(Response.json(first))
  expect(said()).toContain('Words of one')
  expect(said()).toContain('of 2')
  expect(asked).toEqual(['one'])
  // One after the other.
  for (const ms of [3_000, 500]) await later(ms)
  expect(asked).toEqual(['one', 'two'])
  expect(waiting.at(-1)!.seen).toBe(tagOf(first))
  await tell(Response.json(preview(2, ['three', 'two'])))
  expect(said()).toContain('Words of three')
  expect(said()).not.toContain('Words of one')
  expect(asked).toEqual(['one', 'two', 'three'])
})

test('a click on words opens them in their draft, and so does the button; a link of the page does not', async () => {
  await show()
  await tell(Response.json(preview(1, ['one', 'two'])))
  const line = [...document.querySelectorAll('.preview-line')][0]!
  await act(async () => line.dispatchEvent(new MouseEvent('click', { bubbles: true, clientY: 160 })))
  expect(open).toHaveBeenLastCalledWith(expect.objectContaining({ draftId: 'd-1', block: 0 }))
  open.mockClear()
  await act(async () => document.querySelector<HTMLElement>('.preview-link')!.click())
  expect(open).not.toHaveBeenCalled()
  const button = [...document.querySelectorAll('button')].find(
    (each) => each.textContent === 'Open in draft',
  )!
  await act(async () => button.click())
  expect(open).toHaveBeenCalledOnce()
})

test('what the settings say leads there, who may not change them is told so', async () => {
  const cover = { ...region(0, 1), draftId: null, block: null, settings: 'about' as const }
  const press = async () => {
    const line = [...document.querySelectorAll('.preview-line')][0]!
    await act(async () => line.dispatchEvent(new MouseEvent('click', { bubbles: true, clientY: 160 })))
  }
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find((each) => each.textContent === name)
  await show()
  await tell(Response.json(preview(1, ['one'], { regions: [cover] })))
  // A cover is no draft.
  expect(said()).toContain('Nothing has been written yet')
  await press()
  expect(open).toHaveBeenLastCalledWith(cover)
  await act(async () => button('Open in settings')!.click())
  expect(open).toHaveBeenCalledTimes(2)
  await show(false)
  await press()
  expect(open).toHaveBeenCalledTimes(2)
  expect(said()).toContain('which its coordinators can change')
  expect(button('Open in draft')!.disabled).toBe(true)
})

test('it says what is wrong with the report, and where; that it is refused; and that there is no line', async () => {
  await show()
  const fault = {
    reason: 'exportGlyph',
    values: { glyph: '𐐷', code: 'U+10437', place: 'Paragraph 1 (a)' },
    draftId: 'd-1',
  }
  await tell(Response.json(preview(1, ['one'], { fault })))
  expect(said()).toContain('U+10437')
  expect(document.querySelector('a[href="/reports/r-1/questions/1-a"]')!.textContent).toBe('Open “1 (a)”')
  await tell(Response.json(preview(2, ['one'], { regions: [] })))
  expect(said()).toContain('Nothing has been written yet')
  await tell(Response.json({ message: 'As many previews are open as can be.' }, { status: 503 }))
  expect(said()).toContain('As many previews are open')
  // What was shown stays.
  expect(said()).toContain('Words of one')
  await later(5_000)
  await act(async () => void dispatchEvent(new Event('offline')))
  await act(async () => waiting.pop()!.answer(Response.error()))
  await later(100)
  expect(said()).toContain('No connection: the pages are as they were last.')
  await later(3_000)
  // Asked for anew, so that it is answered at once.
  expect(waiting.at(-1)!.seen).toBe('')
  await tell(Response.json(preview(2, ['one'])))
  expect(said()).not.toContain('No connection')
})
