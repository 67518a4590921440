// @vitest-environment jsdom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test } from 'vitest'
import { useAnnounced } from './use-announced'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const roots: { unmount: () => void }[] = []
afterEach(() => act(async () => roots.splice(0).forEach((root) => root.unmount())))

function Teller({ text }: { text: string }) {
  useAnnounced(text)
  return null
}

async function teller(text: string) {
  const root = createRoot(document.createElement('div'))
  roots.push(root)
  const tell = (next: string) => act(async () => root.render(<Teller text={next} />))
  await tell(text)
  return tell
}

const regions = () => document.querySelectorAll('[role=status]')
const lines = () => [...regions()].flatMap(({ children }) => [...children].map((line) => line.textContent))

test('whoever has something to say says it from one place, in their order', async () => {
  const one = await teller('')
  const other = await teller('')
  expect(regions()).toHaveLength(1)
  expect(lines()).toEqual([])
  await other('Saved.')
  await one('A comment came.')
  expect(regions()).toHaveLength(1)
  expect(lines()).toEqual(['Saved.', 'A comment came.'])
})

test('a line is heard once, and another takes its place', async () => {
  const tell = await teller('3 found')
  const line = regions()[0]!.firstElementChild
  await tell('3 found')
  expect(regions()[0]!.firstElementChild).toBe(line)
  await tell('2 found')
  expect(lines()).toEqual(['2 found'])
  await tell('')
  expect(lines()).toEqual([])
})
