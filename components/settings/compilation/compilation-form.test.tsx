// @vitest-environment jsdom
import { NextIntlClientProvider } from 'next-intl'
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { act, type ComponentProps } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_COMPILATION, readCompilation } from '@/lib/export/settings'
import messages from '@/lib/i18n/messages/en.json'
import type { CompilationChangeInput } from '@/lib/reports/schema'
import { CompilationForm } from './compilation-form'

let root: Root
const sent: CompilationChangeInput[] = []
let answer: (
  input: CompilationChangeInput,
) => Awaited<ReturnType<ComponentProps<typeof CompilationForm>['save']>>
const section = (id: string, title: string, ...articles: number[]) => ({ id, title, questions: 2, articles })
const sections = [section('s-1', 'Marriage', 16), section('s-2', 'Health', 12), section('s-3', 'General')]

beforeEach(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  // What jsdom lacks and the list asks for.
  Object.assign(globalThis, { CSS: { escape: String } })
  root = createRoot(document.body.appendChild(document.createElement('div')))
  sent.length = 0
  let stored = DEFAULT_COMPILATION
  answer = ({ changes }) => ({ ok: true, value: (stored = readCompilation({ ...stored, ...changes })) })
})
// A list that can be dragged is slow to draw where no browser is.
vi.setConfig({ testTimeout: 30_000 })

afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
})

const router = { refresh: vi.fn() } as unknown as NonNullable<
  ComponentProps<typeof AppRouterContext.Provider>['value']
>

async function show(found = [{ short: 'WHO', long: 'World Health Organization', count: 2 }]) {
  await act(async () =>
    root.render(
      <AppRouterContext.Provider value={router}>
        <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
          <CompilationForm
            reportId="r-1"
            settings={DEFAULT_COMPILATION}
            sections={sections}
            byArticle={[
              { articles: [12], labels: ['4'] },
              { articles: [16], labels: ['3 (a)', '3 (b)'] },
              { articles: [], labels: ['5'] },
            ]}
            found={Promise.resolve(found)}
            save={(input) => {
              sent.push(input)
              return Promise.resolve(answer(input))
            }}
          />
        </NextIntlClientProvider>
      </AppRouterContext.Provider>,
    ),
  )
}

const named = (selector: string, name: string) =>
  Array.from(document.querySelectorAll<HTMLElement>(selector)).find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  )!
const click = (element: HTMLElement) => act(async () => element.click())
const radio = (value: string) =>
  document.querySelector<HTMLInputElement>(`input[type=radio][value=${value}]`)!
const titles = () =>
  Array.from(
    document.querySelectorAll('section')[1]!.querySelectorAll('.font-medium'),
    (each) => each.textContent,
  ).filter((text) => /^\d\./.test(text))

test('one’s own order begins with what is in sight, and sections move by their buttons', async () => {
  await show()
  expect(titles()).toEqual(['1. Marriage', '2. Health', '3. General'])
  await click(radio('articles'))
  const groups = Array.from(document.querySelectorAll('section')[1]!.querySelectorAll('ol > li'), (each) =>
    Array.from(each.querySelectorAll('span'), (line) => line.textContent),
  )
  expect(groups).toEqual([
    ['Article 12', '4'],
    ['Article 16', '3 (a) · 3 (b)'],
    ['Without an article', '5'],
  ])
  await click(radio('own'))
  await click(named('button', 'Move General up'))
  expect(titles()).toEqual(['1. Health', '2. General', '3. Marriage'])
  await click(named('button', 'Move General up'))
  expect(titles()).toEqual(['1. General', '2. Health', '3. Marriage'])
  expect(sent.map(({ changes, before }) => [changes, before])).toEqual([
    [{ order: 'articles' }, { order: 'reply' }],
    [
      { order: 'own', sections: ['s-2', 's-1', 's-3'] },
      { order: 'articles', sections: [] },
    ],
    [{ sections: ['s-2', 's-3', 's-1'] }, { sections: ['s-2', 's-1', 's-3'] }],
    [{ sections: ['s-3', 's-2', 's-1'] }, { sections: ['s-2', 's-3', 's-1'] }],
  ])
})

test('a section moves several places by one key: the focus stays on its button', async () => {
  await show()
  await click(radio('own'))
  const enter = async () => {
    for (const type of ['keydown', 'keyup'])
      await act(async () => {
        document.activeElement!.dispatchEvent(
          new KeyboardEvent(type, { key: 'Enter', bubbles: true, cancelable: true }),
        )
      })
    await act(async () => new Promise((resolve) => setTimeout(resolve, 50)))
  }
  const focused = () => document.activeElement?.getAttribute('aria-label')
  await act(async () => named('button', 'Move Marriage down').focus())
  await enter()
  expect(titles()).toEqual(['1. Health', '2. Marriage', '3. General'])
  expect(focused()).toBe('Move Marriage down')
  await enter()
  expect(titles()).toEqual(['1. Health', '2. General', '3. Marriage'])
  // It can go no further: the way back is the next.
  expect(focused()).toBe('Move Marriage up')
  await enter()
  await enter()
  expect(titles()).toEqual(['1. Marriage', '2. Health', '3. General'])
  await act(async () => named('button', 'Move General up').focus())
  expect(focused()).toBe('Move General up')
})

test('what was found is added with what it stands for, or left out and asked about again', async () => {
  await show([
    { short: 'WHO', long: 'World Health Organization', count: 2 },
    { short: 'UN', long: '', count: 1 },
  ])
  await click(named('button', 'Add'))
  expect(sent[0]!.changes).toEqual({
    abbreviations: [{ short: 'WHO', long: 'World Health Organization' }],
  })
  await click(named('button', 'Not in the list'))
  expect(sent[1]!.changes).toEqual({ notListed: ['UN'] })
  expect(document.body.textContent).toContain('No other abbreviation was found.')
  await click(named('button', 'Ask about them again'))
  await click(named('button', 'Remove'))
  expect(sent.slice(2).map(({ changes }) => changes)).toEqual([{ notListed: [] }, { abbreviations: [] }])
})

test('large tables and pictures go to the annex when it is chosen, and the other annexes stay as they are', async () => {
  await show()
  await click(document.querySelector<HTMLInputElement>('input[type=checkbox]')!)
  await click(radio('large'))
  expect(radio('large').checked).toBe(true)
  expect(sent.map(({ changes }) => changes)).toEqual([
    { annexes: { claims: true, contradictions: false, tables: 'chosen' } },
    { annexes: { claims: true, contradictions: false, tables: 'large' } },
  ])
})

test('what is refused shows as it was, with why', async () => {
  await show()
  answer = () => ({ ok: false, reason: 'changedMeanwhile', fields: {} })
  await click(radio('none'))
  expect(radio('continuous').checked).toBe(true)
  expect(document.body.textContent).toContain('Somebody else has changed this in the meantime.')
})
