// @vitest-environment jsdom
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ListedExport } from '@/lib/exports/schema'
import messages from '@/lib/i18n/messages/en.json'
import { ExportsPanel } from './exports-panel'

const hub = vi.hoisted(() => ({ tell: (message: { type: string }) => void message }))
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }))
vi.mock('@/components/editor/collab-provider', () => ({
  useCollaboration: () => ({ hub: { listen: (hear: typeof hub.tell) => ((hub.tell = hear), () => {}) } }),
  useConnectionState: () => 'live',
}))

// What the browser has and jsdom has not.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, CSS: { escape: (text: string) => text } })
let root: Root
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

const entry = (more: Partial<ListedExport> = {}): ListedExport => ({
  ...{ id: 'e-1', format: 'docx', variant: 'public', state: 'running', share: 0.5, by: 'Author' },
  options: { reading: 'original', pdfStandard: 'ua-1', names: false, dates: false },
  ...{ canManage: true, name: null, size: null, sha256: null, inspection: null, failure: null },
  ...{ createdAt: '2026-11-23T02:00:00Z', fileUntil: null },
  ...more,
})

/** Answers to come, each given when it is wanted. */
function answers() {
  const waiting: ((exports: ListedExport[]) => void)[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn(
      () =>
        new Promise((resolve) =>
          waiting.push((exports) => resolve({ ok: true, json: () => Promise.resolve(exports) })),
        ),
    ),
  )
  return (exports: ListedExport[]) => act(async () => waiting.shift()!(exports))
}

const show = (exports: ListedExport[]) =>
  act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
        <ExportsPanel
          reportId="r-1"
          exports={exports}
          initial={{ format: 'docx', variant: 'public', reading: 'original', pdfStandard: 'ua-1' }}
          start={() => Promise.resolve({ ok: true, value: { exportId: 'e-1' } })}
          cancel={() => Promise.resolve({ ok: true, value: undefined })}
          remove={() => Promise.resolve({ ok: true, value: undefined })}
        />
      </NextIntlClientProvider>,
    ),
  )
const button = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  )!
const press = (name: string) => act(async () => button(name).click())
const focus = (name: string) => act(async () => button(name).focus())

test('what was asked for is brought into sight as soon as it is listed, also when the list was being asked for already', async () => {
  const answer = answers()
  const seen: string[] = []
  Element.prototype.scrollIntoView = function () {
    seen.push(this.id)
  }
  await show([])
  await act(async () => hub.tell({ type: 'exportChanged' }))
  await press('Make the file')
  await answer([])
  expect(seen).toEqual([])
  await answer([entry()])
  expect(seen).toEqual(['export-e-1'])
})

test('the focus goes on in the row when what was pressed is gone, and to the list when the row is', async () => {
  const answer = answers()
  await show([entry()])
  await focus('Cancel')
  await press('Cancel')
  await answer([entry({ state: 'cancelled' })])
  expect(document.activeElement?.textContent).toBe('Make it again')
  await focus('Remove from the list')
  await press('Remove from the list')
  await answer([])
  expect(document.activeElement?.textContent).toBe('Files')
})
