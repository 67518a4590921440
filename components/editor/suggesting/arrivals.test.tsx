// @vitest-environment jsdom
import { IDBFactory } from 'fake-indexeddb'
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import messages from '@/lib/i18n/messages/en.json'
import { suggestionsIn } from '@/lib/richtext/suggestions/list'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readDocument } from '@/lib/richtext/ydoc'
import { doc, p } from '@/lib/testing/richtext'
import { CollabProvider } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { Observable } from '../connection/observable'
import { connected, openEditor, ydocOf } from '../testing/open-editor'
import { SuggestionArrivals } from './arrivals'
import { decide, verdictOn } from './decide'
import { at, type } from './testing/acting'
import { suggestAs } from './testing/suggest-as'

beforeEach(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a screen reader is told once what others suggested, and not again for a while', async () => {
  const theirs = ydocOf(doc(p('one'), p('two')))
  const mine = connected(theirs)
  const [writer, editor] = [await openEditor(theirs), await openEditor(mine)]
  editor.view.dom.setAttribute('aria-label', 'Our draft: 1 (a)')
  const fragment = mine.getXmlFragment(XML_FRAGMENT)
  const session = {
    fragment,
    status: new Observable({ content: 'server' }),
  } as unknown as CompanionProps['session']
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const draw = () =>
    act(async () =>
      root.render(
        <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
          <CollabProvider reportId="report" user={{ id: 'me', name: 'Me' }}>
            <SuggestionArrivals
              editor={editor}
              session={session}
              suggestions={suggestionsIn(readDocument(mine))}
            />
          </CollabProvider>
        </NextIntlClientProvider>,
      ),
    )
  const said = () => document.querySelector('[role=status]')?.textContent
  const wait = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  await draw()
  expect(said()).toBe('')
  suggestAs(writer, 'reviewer')
  at(writer, 2)
  type(writer, 'new')
  await draw()
  await wait(700)
  expect(said()).toBe('Somebody suggested something: Our draft: 1 (a).')
  const [made] = suggestionsIn(readDocument(theirs))
  await act(async () => {
    decide(writer, theirs.getXmlFragment(XML_FRAGMENT), verdictOn(new Set([made!.id]), 'accept'))
  })
  await draw()
  await wait(3000)
  expect(said()).toContain('Somebody suggested')
  await wait(4000)
  expect(said()).toBe('1 suggestion was accepted.')
  await act(async () => root.unmount())
  writer.destroy()
  editor.destroy()
})
