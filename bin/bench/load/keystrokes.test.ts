import * as Y from 'yjs'
import { expect, test } from 'vitest'

const { Keystrokes } = await import('./keystrokes.mjs' as string)
const { edits, textLength } = await import('./edits.mjs' as string)
const { readFrame, stepTwoFrame, updateFrame } = await import('./frames.mjs' as string)

/** An editor that this test moves by hand. */
function puppet(author: number) {
  let clock = 0
  return { author, type: () => clock++, onAcknowledged: () => {} } as unknown as {
    author: number
    onVisible(author: number, first: number, end: number): void
    onAcknowledged(): void
  }
}

test('a keystroke counts once for each other editor, and what never comes is missing', () => {
  const keystrokes = new Keystrokes()
  const [writer, one, two] = [puppet(1), puppet(2), puppet(3)] as const
  keystrokes.follow([writer, one, two])
  keystrokes.type(writer, 'a', 2)
  keystrokes.open()
  keystrokes.type(writer, 'b', 2)
  keystrokes.type(writer, 'c', 2)
  keystrokes.close()
  keystrokes.type(writer, 'd', 2)
  one.onVisible(1, 0, 4)
  two.onVisible(1, 0, 2)
  expect(keystrokes.result()).toMatchObject({ typed: 2, missing: 1, propagation: { count: 3 } })
  two.onVisible(1, 2, 3)
  expect(keystrokes.missing).toBe(0)
})

test('acknowledgements belong to keystrokes in their order, and those outside the window do not count', () => {
  const keystrokes = new Keystrokes()
  const writer = puppet(1)
  keystrokes.follow([writer])
  writer.onAcknowledged()
  keystrokes.type(writer, 'a', 0)
  keystrokes.open()
  keystrokes.type(writer, 'b', 0)
  writer.onAcknowledged()
  expect(keystrokes.result()).toMatchObject({ unacknowledged: 1, acknowledgement: { count: 0 } })
  writer.onAcknowledged()
  expect(keystrokes.result()).toMatchObject({ unacknowledged: 0, acknowledgement: { count: 1 } })
})

test('the editing trace makes one update an edit, deletes about a quarter and can be repeated', () => {
  const write = (count: number) => {
    const doc = new Y.Doc()
    let updates = 0
    doc.on('update', () => updates++)
    const trace = edits(doc, 'default', 3)
    for (let made = 0; made < count; made++) trace.next()
    return { doc, updates, length: textLength(doc, 'default') }
  }
  const { doc, updates, length } = write(5000)
  expect(updates).toBe(5000)
  expect(length).toBeGreaterThan(5000 * 0.4)
  expect(length).toBeLessThan(5000 * 0.75)
  expect(Y.encodeStateVector(doc).length).toBeGreaterThan(10)
  expect(write(5000).doc.getXmlFragment('default').toJSON()).toBe(doc.getXmlFragment('default').toJSON())
})

test('frames are read as they were written', () => {
  const read: unknown[] = []
  const on = {
    update: (data: Uint8Array) => read.push(['update', [...data]]),
    stepTwo: () => read.push(['stepTwo']),
  }
  readFrame(updateFrame('draft:1', Uint8Array.of(1, 2, 3)), on)
  readFrame(stepTwoFrame('draft:1', Uint8Array.of(0, 0)), on)
  expect(read).toEqual([['update', [1, 2, 3]], ['stepTwo']])
})
