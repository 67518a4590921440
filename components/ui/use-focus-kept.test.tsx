// @vitest-environment jsdom
import { act, useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import { useFocusKept } from './use-focus-kept'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

function List({ names }: { names: string[] }) {
  const list = useRef<HTMLElement>(null)
  useFocusKept(list, () => list.current?.focus())
  return (
    <section ref={list} tabIndex={-1}>
      {names.map((name) => (
        <button key={name} type="button">
          {name}
        </button>
      ))}
    </section>
  )
}

async function shown(names: string[]) {
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  const draw = (next: string[]) => act(async () => root.render(<List names={next} />))
  await draw(names)
  return {
    host,
    draw,
    button: (name: string) => [...host.querySelectorAll('button')].find((each) => each.textContent === name)!,
  }
}

test('when somebody takes away what has the focus, the list has it', async () => {
  const { host, draw, button } = await shown(['one', 'two'])
  button('one').focus()
  await draw(['two'])
  expect(document.activeElement).toBe(host.querySelector('section'))
})

test('what was left, or is beside it, is none of its business', async () => {
  const { draw, button } = await shown(['one', 'two'])
  button('one').focus()
  await act(async () => button('one').blur())
  await draw(['two'])
  expect(document.activeElement).toBe(document.body)
  button('two').focus()
  await draw(['two', 'three'])
  expect(document.activeElement).toBe(button('two'))
})
