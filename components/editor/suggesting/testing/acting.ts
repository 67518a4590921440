import type { Editor } from '@tiptap/core'
import { afterEach, expect } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { overstepOf } from '@/lib/richtext/suggestions/check'
import { suggestionsIn } from '@/lib/richtext/suggestions/list'
import { keyOfMarks, sorted, tidied } from '@/lib/richtext/suggestions/shape'
import { openEditor, ydocOf } from '../../testing/open-editor'
import { suggestAs } from './suggest-as'

// What the tests of suggesting do in editors, which are closed after each test.

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

export async function edit(node: DocumentNode): Promise<Editor> {
  const editor = await openEditor(ydocOf(node))
  open.push(editor)
  return editor
}

export function plain(node: DocumentNode): unknown {
  const one = ({ type, text, marks = [], content = [], attrs }: DocumentNode): unknown =>
    text !== undefined ? [text, keyOfMarks(marks)] : [type, sorted(attrs ?? {}), content.map(one)]
  return one(tidied(node))
}

export const json = (editor: Editor) => editor.getJSON() as DocumentNode

/** Does the same in a draft for real and as a suggestion, and compares. Gives the suggesting editor. */
export async function both(node: DocumentNode, act: (editor: Editor) => unknown): Promise<Editor> {
  const real = await edit(node)
  act(real)
  const editor = suggestAs(await edit(node), 'reviewer')
  const before = json(editor)
  act(editor)
  expect(plain(originalReading(json(editor)))).toEqual(plain(originalReading(before)))
  expect(plain(finalReading(json(editor)))).toEqual(plain(finalReading(json(real))))
  expect(overstepOf(before, json(editor), 'reviewer')).toBeNull()
  editor.state.doc.check()
  return editor
}

export const at = (editor: Editor, from: number, to = from) => editor.commands.setTextSelection({ from, to })
export const type = (editor: Editor, text: string) => {
  const { from, to } = editor.state.selection
  editor.view.dispatch(editor.state.tr.insertText(text, from, to))
}
export const key = (editor: Editor, name: string, init: KeyboardEventInit = {}) =>
  editor.view.someProp('handleKeyDown', (handle) =>
    handle(
      editor.view,
      new KeyboardEvent('keydown', { key: name, keyCode: CODES[name], ...init } as KeyboardEventInit),
    ),
  )
const CODES: Record<string, number> = { Enter: 13, Backspace: 8, Delete: 46, Tab: 9 }
export const kinds = (editor: Editor) => suggestionsIn(json(editor)).map(({ kind }) => kind)

/** Backspace and Delete within a text are the browser's. */
export function backspace(editor: Editor) {
  if (key(editor, 'Backspace')) return
  const { from, empty } = editor.state.selection
  editor.view.dispatch(empty ? editor.state.tr.delete(from - 1, from) : editor.state.tr.deleteSelection())
}

export function deleteForward(editor: Editor) {
  if (key(editor, 'Delete')) return
  const { from } = editor.state.selection
  editor.view.dispatch(editor.state.tr.delete(from, from + 1))
}
