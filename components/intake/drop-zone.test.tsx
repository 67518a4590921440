// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DropZone } from './drop-zone'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
let root: Root
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
})

const labels = { now: 'Let go', choose: 'Choose a file', accepted: 'Word, 25 MB at most.' }

async function show(props: { isDisabled?: boolean; size?: 'line' } = {}) {
  const taken: string[] = []
  await act(async () =>
    root.render(
      <DropZone
        title="Drop a file here"
        labels={labels}
        isDisabled={false}
        onFile={({ name }) => void taken.push(name)}
        {...props}
      />,
    ),
  )
  return taken
}
const input = () => document.querySelector<HTMLInputElement>('input[type=file]')!

function drop(name: string) {
  const event = new Event('drop', { bubbles: true, cancelable: true })
  Object.assign(event, { dataTransfer: { files: [new File(['x'], name)] } })
  return act(async () => void document.querySelector('button')!.dispatchEvent(event))
}

test('one control is called “Choose a file”: the button, which opens the dialog of the field that nobody meets', async () => {
  const taken = await show()
  expect(input().hidden).toBe(true)
  expect(document.querySelectorAll('button, input:not([hidden])')).toHaveLength(1)
  const opened = vi.spyOn(input(), 'click')
  await act(async () => document.querySelector('button')!.click())
  expect(opened).toHaveBeenCalledOnce()
  Object.defineProperty(input(), 'files', { value: [new File(['x'], 'chosen.docx')] })
  await act(async () => void input().dispatchEvent(new Event('change', { bubbles: true })))
  expect(taken).toEqual(['chosen.docx'])
})

test('a file that is dropped is taken, but not while nothing can be', async () => {
  const taken = await show()
  await drop('dropped.docx')
  expect(taken).toEqual(['dropped.docx'])
  const refused = await show({ isDisabled: true })
  await drop('dropped.docx')
  expect(refused).toEqual([])
})

test('on one line it does the same, without the list of what is accepted', async () => {
  const taken = await show({ size: 'line' })
  expect(document.body.textContent).not.toContain(labels.accepted)
  await drop('dropped.docx')
  expect(taken).toEqual(['dropped.docx'])
})
