// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { threadsInXml, unmarkThread } from '@/lib/richtext/comment-marks'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { doc, p } from '@/lib/testing/richtext'
import { connected, openEditor, Wire, ydocOf } from '../testing/open-editor'
import { comment, covered, cut, paste, select } from './testing'
import { offerThreadPlaces } from './thread-places'

const THREAD = '0199a000-0000-7000-8000-000000000001'

const editors: Editor[] = []
let stop: () => void
beforeEach(() => void (stop = offerThreadPlaces(() => [])))
afterEach(() => {
  vi.useRealTimers()
  stop()
  for (const editor of editors.splice(0)) editor.destroy()
})

/** Two people apart in one draft, with a thread on its middle; one of them may perhaps only suggest. */
async function apart(mayEdit = true) {
  const server = ydocOf(doc(p('one two three four five six'), p('end')))
  const wire = new Wire()
  const me = await openEditor(connected(server, wire), { mayEdit: () => mayEdit })
  const them = await openEditor(connected(server, wire))
  editors.push(me, them)
  select(me, 'two three four five')
  comment(server, me, THREAD)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  wire.cut()
  return { server, wire, me, them }
}

/** They part the paragraph before the passage: Yjs writes all behind that place anew, and the mark begins there. */
function part(editor: Editor): void {
  editor.commands.setTextSelection(select(editor, 'two').from)
  editor.commands.splitBlock()
}

/** I move a word of the passage on within it. */
function move(editor: Editor): void {
  select(editor, 'two ')
  const html = cut(editor)
  editor.commands.setTextSelection(select(editor, 'five').from)
  paste(editor, html)
}

test('words that were moved or typed into a passage keep its thread when others part it meanwhile', async () => {
  const { server, wire, me, them } = await apart()
  part(them)
  move(me)
  me.view.dispatch(me.state.tr.insertText('typed ', select(me, 'four').from))
  wire.mend()
  const before = covered(me, THREAD)
  vi.advanceTimersByTime(1_000)
  expect(me.getJSON()).toEqual(them.getJSON())
  expect(before).not.toContain('typed')
  for (const word of ['two', 'typed', 'three', 'four', 'five']) expect(covered(them, THREAD)).toContain(word)
  for (const word of ['one', 'six', 'end']) expect(covered(them, THREAD)).not.toContain(word)
  expect(threadsInXml(server.getXmlFragment(XML_FRAGMENT))).toEqual([THREAD])
})

test('it is no step to be undone', async () => {
  const { wire, me, them } = await apart()
  part(them)
  move(me)
  wire.mend()
  vi.advanceTimersByTime(1_000)
  const text = me.getText()
  me.commands.undo()
  me.commands.redo()
  expect(me.getText()).toBe(text)
  expect(covered(me, THREAD)).toContain('two')
  expect(covered(them, THREAD)).toBe(covered(me, THREAD))
})

test('whoever may only suggest leaves it to others', async () => {
  const { wire, me, them } = await apart(false)
  part(them)
  me.view.dispatch(me.state.tr.insertText('typed ', select(me, 'four').from))
  wire.mend()
  expect(covered(me, THREAD)).not.toContain('typed')
  vi.advanceTimersByTime(1_000)
  expect(covered(me, THREAD)).not.toContain('typed')
})

test('a thread that was deleted meanwhile stays away', async () => {
  const { server, wire, me, them } = await apart()
  part(them)
  move(me)
  server.transact(() => unmarkThread(server.getXmlFragment(XML_FRAGMENT), THREAD))
  wire.mend()
  server.transact(() => unmarkThread(server.getXmlFragment(XML_FRAGMENT), THREAD))
  const left = covered(me, THREAD)
  vi.advanceTimersByTime(1_000)
  expect(left).toBe('')
  expect(covered(me, THREAD)).toBe('')
  expect(threadsInXml(server.getXmlFragment(XML_FRAGMENT))).toEqual([])
})
