// @vitest-environment jsdom
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import messages from '@/lib/i18n/messages/en.json'
import type { DraftHistory, ListedVersion } from '@/lib/versions/schema'
import { Timeline } from './timeline'

const versions = Array.from({ length: 130 }, (_, index): ListedVersion => {
  const number = 130 - index
  const at = new Date(Date.UTC(2026, 4, 1, 8, number)).toISOString()
  return {
    ...{ number, kind: 'activity', name: '', createdById: null, from: at, at },
    ...{ authorIds: ['a'], words: number, change: 1, inReport: [] },
  }
})
const history: DraftHistory = {
  reportId: 'report',
  place: { draftId: 'draft', kind: 'question', slug: '1', label: '1' },
  ...{ now: null, versions, people: { a: 'Writer' }, rescued: [], looked: null, isLocked: false },
}

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
let root: Root
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root')!)
})
afterEach(() => act(() => root.unmount()))

const show = (to: number) =>
  act(() =>
    root.render(
      <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
        <Timeline history={history} href="/history" from={to - 1} to={to} onlyNamed={false} />
      </NextIntlClientProvider>,
    ),
  )
const listed = () => [...document.querySelectorAll('ol a')]
const older = () => document.querySelector('button')

test('a long history is listed in parts, said aloud, and whoever asks for more goes on with the first of them', () => {
  show(130)
  expect(listed()).toHaveLength(60)
  expect(document.querySelector('[role=status]')!.textContent).toBe('60 of 130 versions')
  act(() => older()!.click())
  expect(listed()).toHaveLength(120)
  expect(document.activeElement).toBe(listed()[60])
  expect(document.querySelector('[role=status]')!.textContent).toBe('120 of 130 versions')
  act(() => older()!.click())
  expect(listed()).toHaveLength(130)
  expect(document.activeElement).toBe(listed()[120])
  expect(older()).toBeNull()
})

test('the version that is looked at is among them', () => {
  show(5)
  expect(listed()).toHaveLength(130)
  expect(document.querySelector('[aria-current=true]')!.textContent).toContain('5 words')
})
