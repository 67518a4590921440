// @vitest-environment jsdom
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import messages from '@/lib/i18n/messages/en.json'
import type { ListedExport } from '@/lib/exports/schema'
import type { ReviewPage } from '@/lib/review-copies/schema'
import { ReviewCopies } from './review-copies'

const refresh = vi.fn()
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }))
// Without a socket: the list asks again by itself.
vi.mock('@/components/editor/collab-provider', () => ({
  useCollaboration: () => ({ hub: null }),
  useConnectionState: () => 'online',
}))

const home = { draftId: 'd', kind: 'question' as const, slug: '3-a', label: '3 (a)' }
const nothing: ReviewPage = { copies: [], imports: [], conflicts: [], proposals: [] }
const counts = { inserted: 2, deleted: 1, changed: 0, comments: 3, decided: 0, conflicts: 1 }
const full: ReviewPage = {
  copies: [
    { id: 'c', createdAt: '2026-06-01T10:00:00.000Z', by: 'Coordinator', sha256: '00ff00ff', until: null },
  ],
  imports: [
    {
      ...{
        id: 'ready',
        name: 'back.docx',
        state: 'ready',
        by: 'Coordinator',
        isMine: true,
        at: '2026-06-02T10:00:00.000Z',
      },
      ...{
        copyMadeAt: '2026-06-01T10:00:00.000Z',
        undoUntil: null,
        authors: ['The lawyer'],
        coming: [{ draftId: 'd', home, ...counts }],
      },
    },
    {
      ...{
        id: 'taken',
        name: 'first.docx',
        state: 'taken',
        by: 'Coordinator',
        isMine: true,
        at: '2026-06-02T10:00:00.000Z',
      },
      ...{ copyMadeAt: '2026-06-01T10:00:00.000Z', authors: [], coming: [] },
      undoUntil: '2026-07-02T10:00:00.000Z',
    },
  ],
  conflicts: [
    {
      ...{ id: 'x', importId: 'taken', kind: 'changed', author: 'The lawyer', home, block: 2 },
      ...{ passage: 'Nobody opened at night.', act: 'came', wanted: 'after ten' },
    },
    {
      ...{ id: 'y', importId: 'taken', kind: 'fixed', author: null, home: null, block: null },
      passage: 'Contents',
      act: 'instead',
      wanted: 'Content',
    },
  ],
  proposals: [
    {
      ...{ id: 'p', importId: 'taken', kind: 'accepted', by: 'An author', savedBy: 'The lawyer', home },
      ...{ passage: 'thirty', wanted: 'twelve', block: 0, threadId: null, mayFollow: true },
    },
    {
      ...{ id: 'q', importId: 'taken', kind: 'rejected', by: null, savedBy: null, home },
      ...{ passage: '', wanted: 'ever', block: 1, threadId: null, mayFollow: false },
    },
    {
      ...{ id: 't', importId: 'taken', kind: 'resolved', by: null, savedBy: null, home },
      ...{ passage: 'Which ones?', wanted: '', block: null, threadId: 'thread-1', mayFollow: true },
    },
  ],
}

/** The browser's own, as far as sending a file goes. */
class Sending {
  static last: Sending
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  status = 0
  response: unknown = null
  onload?: () => void
  onloadend?: () => void
  onabort?: () => void
  url = ''
  constructor() {
    Sending.last = this
  }
  open(_: string, url: string) {
    this.url = url
  }
  setRequestHeader() {}
  send() {}
  abort() {
    this.onabort?.()
    this.onloadend?.()
  }
  answer(status: number, response: unknown) {
    Object.assign(this, { status, response })
    this.onload?.()
    this.onloadend?.()
  }
}

// What dialogs ask the browser for.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, CSS: { escape: (text: string) => text } })
let root: Root
beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', Sending)
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

const ok = <Value,>(value: Value) => vi.fn(async () => ({ ok: true as const, value }))
const copying = {
  start: ok({ exportId: 'e' }),
  cancel: ok(undefined),
  remove: ok(undefined),
}
const commands = () => ({
  take: ok({ conflicts: 2, proposals: 1 }),
  undo: ok({ locked: 0 }),
  discard: ok(undefined),
  dismiss: ok(undefined),
  settle: ok({ done: 2, left: 0 }),
})

const show = (page: ReviewPage, given = commands(), made: ListedExport[] = []) =>
  act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
        <ReviewCopies reportId="report" {...{ page, made, copying }} {...given} />
      </NextIntlClientProvider>,
    ),
  )
const said = () => document.body.textContent ?? ''
const button = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent?.trim()) === name,
  )!
const press = (name: string) => act(async () => button(name).click())
const choose = (name: string) =>
  act(async () => {
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!
    Object.defineProperty(input, 'files', { value: [new File(['x'], name)], configurable: true })
    input.dispatchEvent(new Event('change', { bubbles: true }))
  })

test('a report of which no copy was made says so, and names nobody unless asked to', async () => {
  await show(nothing)
  expect(said()).toContain('No copy of this report has been taken out yet.')
  expect(
    [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].map(({ checked }) => checked),
  ).toEqual([false, false])
})

test('a copy is asked for as it was chosen, says how far it is, and what it carries before it is saved', async () => {
  const row: ListedExport = {
    ...{ id: 'e', format: 'review', variant: 'public', state: 'done', share: 1, by: 'Coordinator' },
    options: { reading: 'original', pdfStandard: 'ua-1', names: true, dates: false },
    ...{ canManage: true, name: 'review-copy.docx', size: 2_000, sha256: '00ff', failure: null },
    ...{ createdAt: '2026-06-01T10:00:00.000Z', fileUntil: '2026-06-02T10:00:00.000Z' },
    inspection: {
      ...{ format: 'docx', findings: [], needed: [], checked: ['comment', 'person'] },
      carried: [{ kind: 'comment', part: 'word/comments.xml', value: 'Which ones?', count: 1 }],
    },
  }
  await show(nothing, commands(), [row, { ...row, id: 'f', state: 'running', share: 0.5, inspection: null }])
  expect(said()).toContain('Carries what was chosen, and nothing else was found')
  expect(said()).toContain('Which ones?')
  expect(document.querySelector('a[download]')?.getAttribute('href')).toBe('/reports/report/export/e')
  expect(document.querySelector('progress')?.getAttribute('value')).toBe('0.5')
  await press('Cancel')
  expect(copying.cancel).toHaveBeenCalledWith({ reportId: 'report', exportId: 'f' })
  await act(async () => document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[1]!.click())
  await press('Make a review copy')
  const options = { names: false, dates: true }
  expect(copying.start).toHaveBeenCalledWith({
    reportId: 'report',
    format: 'review',
    variant: 'public',
    options,
  })
})

test('a file that is sent says how far it is, can be stopped, and says what was wrong with it', async () => {
  await show(nothing)
  await choose('back.docx')
  expect(Sending.last.url).toBe('/reports/report/review/file?name=back.docx')
  await act(async () => Sending.last.upload.onprogress?.({ loaded: 1, total: 2 }))
  expect(said()).toContain('Being sent: 50 %')
  await act(async () => Sending.last.upload.onprogress?.({ loaded: 2, total: 2 }))
  expect(said()).toContain('Being read and compared…')
  await press('Stop')
  expect(button('Choose a file')).toBeDefined()
  await choose('notes.txt')
  await act(async () => Sending.last.answer(422, { message: 'This is no review copy.' }))
  expect(document.querySelector('[role=alert]')?.textContent).toBe('This is no review copy.')
  await choose('back.docx')
  await act(async () => Sending.last.answer(200, { id: '' }))
  expect(document.querySelector('[role=alert]')).toBeNull()
  expect(said()).toContain('There is nothing in this file that is not here already')
})

test('what is in a file is shown by draft before it is taken, and what had no place afterwards', async () => {
  const given = commands()
  await show(full, given)
  const cells = [...document.querySelectorAll('tbody tr > *')].map(({ textContent }) => textContent)
  expect(cells.slice(1)).toEqual(['2', '1', '3', '1'])
  expect(said()).toContain('Written by The lawyer.')
  const link = document.querySelector<HTMLAnchorElement>('a[href="/reports/report/questions/3-a?block=2"]')
  expect(link).not.toBeNull()
  expect(said()).toContain('has changed since')
  expect(said()).toContain('Outside of the drafts')
  expect(said()).toContain('The lawyer: New: after ten')
  expect(said()).toContain('You can take it back until')
  await press('Take in')
  expect(given.take).toHaveBeenCalledWith({ importId: 'ready' })
  expect(said()).toContain('Taken in. 2 things had no place and are listed below.')
  await press('Done: Nobody opened at night.')
  expect(given.dismiss).toHaveBeenCalledWith({ conflictId: 'x' })
  await press('Undo')
  expect(given.dismiss).toHaveBeenLastCalledWith({ conflictId: 'x', isDone: false })
  await press('Discard')
  expect(given.discard).toHaveBeenCalledWith({ importId: 'ready' })
})

test('what was decided in Word is done here one by one or all, by who may, or left; the keyboard stays in the list', async () => {
  const given = commands()
  await show(full, given)
  expect(said()).toContain(
    'The suggestion of An author was accepted in Word. The file was last saved by The lawyer.',
  )
  expect(document.querySelector('a[href$="?thread=thread-1"]')).not.toBeNull()
  // Of the others the file says nothing.
  expect(said().match(/The file was last saved/g)).toHaveLength(1)
  expect(button('Reject: ever')).toBeUndefined()
  expect(said()).toContain('Coordinators and authors can decide this.')
  await press('Accept: twelve')
  expect(given.settle).toHaveBeenCalledWith({ proposalIds: ['p'], isFollowed: true })
  await show({ ...full, proposals: full.proposals.slice(1) }, given)
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Leave open: ever')
  await press('Do as in Word (1)')
  expect(given.settle).toHaveBeenLastCalledWith({ proposalIds: ['t'], isFollowed: true })
  await press('Leave open: ever')
  expect(given.settle).toHaveBeenLastCalledWith({ proposalIds: ['q'], isFollowed: false })
  await press('Undo')
  expect(given.settle).toHaveBeenLastCalledWith({ proposalIds: ['q'], isFollowed: null })
})

test('taking back is asked about first', async () => {
  const given = commands()
  await show(full, given)
  await press('Take back what first.docx brought')
  expect(given.undo).not.toHaveBeenCalled()
  const dialog = document.querySelector('[role=alertdialog]')!
  expect(dialog.textContent).toContain('What was accepted stays.')
  await act(async () => [...dialog.querySelectorAll('button')].at(-1)!.click())
  expect(given.undo).toHaveBeenCalledWith({ importId: 'taken' })
  expect(said()).toContain('It was taken back.')
})
