// @vitest-environment jsdom
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ListedExport } from '@/lib/exports/schema'
import messages from '@/lib/i18n/messages/en.json'
import { ExportRow, type ExportRowProps } from './export-row'

let root: Root
beforeEach(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
})

const entry = (more: Partial<ListedExport>): ListedExport => ({
  ...{ id: 'e-1', format: 'pdf', variant: 'public' },
  options: { reading: 'final', pdfStandard: 'ua-1', names: false, dates: false },
  ...{ state: 'running', share: 0.5, by: 'Author', canManage: true, name: null, size: null, sha256: null },
  ...{ inspection: null, failure: null, createdAt: '2026-11-23T02:00:00Z', fileUntil: null },
  ...more,
})

async function show(more: Partial<ListedExport>, props: Partial<ExportRowProps> = {}): Promise<HTMLElement> {
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
        <ol>
          <ExportRow
            {...{ reportId: 'r-1', isOnline: true, isPending: false, onCancel: vi.fn(), onAgain: vi.fn() }}
            onRemove={() => Promise.resolve(true)}
            entry={entry(more)}
            {...props}
          />
        </ol>
      </NextIntlClientProvider>,
    ),
  )
  return document.body
}

const button = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)

test('what is being made says how far it is, and can be cancelled by who may', async () => {
  const onCancel = vi.fn()
  const body = await show({}, { onCancel })
  expect(body.querySelector('progress')!.value).toBe(0.5)
  expect(body.textContent).toContain('Writing the file')
  await act(async () => button('Cancel')!.click())
  expect(onCancel).toHaveBeenCalledOnce()
  await show({ canManage: false })
  expect(button('Cancel')).toBeUndefined()
})

test('what failed says what and where, and leads there', async () => {
  const values = { node: 'oddity', place: 'Paragraph 2', draftId: 'd-1' }
  const body = await show({ state: 'failed', failure: { reason: 'exportNode', values, path: 'questions/2' } })
  expect(body.textContent).toContain(
    '“Paragraph 2” contains something that this format cannot hold yet (oddity)',
  )
  expect(body.querySelector('a')!.getAttribute('href')).toBe('/reports/r-1/questions/2')
  expect(button('Make it again')).toBeDefined()
})

test('what is ready says what was found in it and its hash, and is there as long as it is kept', async () => {
  const done = { state: 'done' as const, name: 'report.pdf', size: 1500, sha256: 'ab'.repeat(32) }
  const inspection = { format: 'pdf' as const, findings: [], needed: [], checked: ['person' as const] }
  const body = await show({ ...done, inspection, fileUntil: '2026-11-24T02:00:00Z' })
  expect(body.querySelector('details')!.textContent).toContain('Nothing found')
  expect(body.querySelector('details')!.textContent).toContain('Names of people')
  expect(body.querySelector('code')!.textContent).toBe(done.sha256)
  expect(body.querySelector('a')!.getAttribute('href')).toBe('/reports/r-1/export/e-1')
  const finding = { kind: 'person' as const, part: 'docProps/core.xml', value: 'Somebody', count: 1 }
  await show({ ...done, inspection: { ...inspection, findings: [finding] } })
  expect(body.querySelector('details')!.textContent).toContain('1 thing found')
  expect(body.querySelector('details')!.textContent).toContain('Somebody')
  expect(body.querySelector('a')).toBeNull()
  expect(button('Make it again')).toBeDefined()
})

test('a Word file that is ready says that the pages of its contents are reckoned, a PDF does not', async () => {
  const done = {
    state: 'done' as const,
    size: 1500,
    sha256: 'ab'.repeat(32),
    fileUntil: '2026-11-24T02:00:00Z',
  }
  const body = await show({ ...done, format: 'docx' })
  expect(body.textContent).toContain('Ctrl+A and F9')
  await show({ ...done, format: 'pdf' })
  expect(body.textContent).not.toContain('reckoned')
})
