// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readDocument } from '@/lib/richtext/ydoc'
import { doc, p } from '@/lib/testing/richtext'
import { connected, openEditor, Wire, ydocOf } from '../testing/open-editor'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

async function two() {
  const wire = new Wire()
  const first = ydocOf(doc(p('one two three four'), p('five')))
  const second = connected(first, wire)
  const editor = await openEditor(first)
  open.push(editor)
  wire.cut()
  const text = (second.getXmlFragment(XML_FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText
  return { wire, first, editor, text }
}

test('what somebody changes between two places of one change stays theirs', async () => {
  const { wire, first, editor, text } = await two()
  let updates = 0
  first.on('update', () => updates++)
  // "four" is replaced, and "one", while somebody takes "two " away and writes behind "three".
  editor.view.dispatch(editor.state.tr.insertText('4', 15, 19).insertText('1', 1, 4))
  text.delete(4, 4)
  text.insert(9, '!')
  expect(updates).toBe(1)
  wire.mend()
  expect(readDocument(first)).toEqual(doc(p('1 three! 4'), p('five')))
  expect(editor.state.doc.textContent).toBe('1 three! 4five')
  editor.commands.undo()
  expect(readDocument(first)).toEqual(doc(p('one three! four'), p('five')))
})

test('what others send meanwhile, and what is only tried, is not written as a step', async () => {
  const { wire, first, editor, text } = await two()
  wire.mend()
  // A state that nobody uses.
  editor.state.apply(editor.state.tr.insertText('x', 1).insertText('y', 5))
  text.insert(0, 'zero ')
  editor.view.dispatch(editor.state.tr.insertText('a', 1).insertText('b', 3))
  text.insert(0, 'less ')
  editor.view.dispatch(editor.state.tr.insertText('c', editor.state.doc.content.size - 1))
  expect(readDocument(first)).toEqual(doc(p('less azbero one two three four'), p('fivec')))
})
