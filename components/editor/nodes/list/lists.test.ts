// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, describe, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { readDocument } from '@/lib/richtext/ydoc'
import { doc, h, li, p, ul } from '@/lib/testing/richtext'
import { connected, openEditor, ydocOf } from '../../testing/open-editor'
import { listsAround } from './list-at'
import { continueNumbering, numberingAt, restartAt, setNumberStyle } from './numbering'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

async function at(node: DocumentNode, text: string) {
  const ydoc = ydocOf(node)
  const other = connected(ydoc)
  const editor = await openEditor(ydoc)
  open.push(editor)
  put(editor, text)
  return { editor, read: () => readDocument(other) }
}

function put(editor: Editor, text: string): void {
  editor.state.doc.descendants((node, pos) => {
    if (node.isText && node.text === text) editor.commands.setTextSelection(pos)
  })
}

const press = (editor: Editor, key: string, shiftKey = false) => {
  const event = new KeyboardEvent('keydown', { key, shiftKey, cancelable: true })
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) ?? false
}

const from = (start: number, ...content: DocumentNode[]): DocumentNode => ({
  type: 'orderedList',
  attrs: { start },
  content,
})
const ol = (...items: DocumentNode[]) => from(1, ...items)

describe('numbers', () => {
  test('begin anew in the middle: two lists, the others’ copy too', async () => {
    const { editor, read } = await at(doc(ol(li('a'), li('b'), li('c')), p()), 'b')
    editor.view.dispatch(restartAt(editor.state, 7)!)
    expect(read()).toMatchObject(doc(from(1, li('a')), from(7, li('b'), li('c')), p()))
    expect(numberingAt(editor.state)).toMatchObject({ number: 7, continued: 2 })
    editor.commands.undo()
    expect(read()).toMatchObject(doc(from(1, li('a'), li('b'), li('c')), p()))
  })

  test('go on: neighbours become one, over a paragraph they count on, not over a heading', async () => {
    const { editor, read } = await at(doc(ol(li('a')), from(5, li('b')), p('x'), ol(li('c'))), 'b')
    editor.view.dispatch(continueNumbering(editor.state)!)
    expect(read()).toMatchObject(doc(from(1, li('a'), li('b')), p('x'), from(1, li('c'))))
    put(editor, 'c')
    editor.view.dispatch(continueNumbering(editor.state)!)
    expect(read().content![2]).toMatchObject(from(3, li('c')))
    const apart = await at(doc(ol(li('a')), h(2, 'New'), ol(li('b'))), 'b')
    expect(numberingAt(apart.editor.state)?.continued).toBeNull()
    expect(continueNumbering(apart.editor.state)).toBeNull()
  })

  test('of the first item are the list’s, within what Word knows', async () => {
    const { editor, read } = await at(doc(ol(li('a'))), 'a')
    editor.view.dispatch(restartAt(editor.state, 99_999)!)
    expect(read().content![0]).toMatchObject({ attrs: { start: 32_767 } })
    editor.view.dispatch(setNumberStyle(editor.state, 'A')!)
    expect(read().content![0]).toMatchObject({ attrs: { type: 'A' } })
    expect(numberingAt((await at(doc(ul(li('a'))), 'a')).editor.state)).toBeNull()
  })
})

describe('nesting', () => {
  test('Tab and Shift-Tab go in and out, and never leave the list’s text', async () => {
    const { editor, read } = await at(doc(ol(li('a'), li('b')), p()), 'b')
    expect(press(editor, 'Tab')).toBe(true)
    expect(read().content![0]).toMatchObject(ol(li('a', ol(li('b')))))
    expect(press(editor, 'Tab', true)).toBe(true)
    expect(read().content![0]).toMatchObject(ol(li('a'), li('b')))
    put(editor, 'a')
    expect(press(editor, 'Tab')).toBe(true)
    expect(read().content![0]).toMatchObject(ol(li('a'), li('b')))
  })

  test('ends at the ninth level, counting what is nested below', async () => {
    const deep = (levels: number): DocumentNode =>
      levels === 1 ? ul(li('first'), li('last', ul(li('below')))) : ul(li('x', deep(levels - 1)))
    const { editor } = await at(doc(deep(8)), 'last')
    expect(listsAround(editor.state.selection.$from)).toBe(8)
    press(editor, 'Tab')
    expect(listsAround(editor.state.selection.$from)).toBe(8)
    const shallower = await at(doc(deep(7)), 'last')
    press(shallower.editor, 'Tab')
    expect(listsAround(shallower.editor.state.selection.$from)).toBe(8)
  })

  test('turning bullets into numbers keeps what is nested', async () => {
    const { editor, read } = await at(doc(ul(li('a', ul(li('b'))), li('c')), p()), 'a')
    editor.commands.toggleOrderedList()
    expect(read().content![0]).toMatchObject(ol(li('a', ul(li('b'))), li('c')))
  })
})
