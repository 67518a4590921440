// @vitest-environment jsdom
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test } from 'vitest'
import { beside } from '@/components/preview/beside'
import messages from '@/lib/i18n/messages/en.json'
import { SideTabs } from './side-tabs'
import { type Workspace, WorkspaceContext } from './workspace-context'

afterEach(() => beside.isOpen.set(false))

test('a tab is called as what it shows: the preview stands in the place of the reply', async () => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const workspace = { side: 'reply', show: () => {} } as unknown as Workspace
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
        <WorkspaceContext value={workspace}>
          <SideTabs />
        </WorkspaceContext>
      </NextIntlClientProvider>,
    ),
  )
  const names = () => [...document.querySelectorAll('[role=tab]')].map(({ textContent }) => textContent)
  expect(names()).toEqual(['State’s reply', 'Our draft'])
  await act(async () => beside.isOpen.set(true))
  expect(names()).toEqual(['Preview', 'Our draft'])
  await act(async () => root.unmount())
})
