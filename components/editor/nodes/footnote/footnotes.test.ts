// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { AllSelection, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { afterEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { readDocument } from '@/lib/richtext/ydoc'
import { bold, br, commented, doc, li, note, p, ref, table, td, tr, ul } from '@/lib/testing/richtext'
import { connected, openEditor, ydocOf } from '../../testing/open-editor'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

async function edit(ydoc: Y.Doc, canEdit = true): Promise<Editor> {
  const editor = await openEditor(ydoc, { canEdit: () => canEdit })
  open.push(editor)
  return editor
}

const CODES: Record<string, number> = { Enter: 13, Escape: 27, Backspace: 8, Delete: 46 }

/** Presses a key; true when the editor took it for its own. */
function press(editor: Editor, key: string, modifiers: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', {
    key,
    keyCode: CODES[key] ?? 0,
    bubbles: true,
    cancelable: true,
    ...modifiers,
  })
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) === true
}

const typed = (editor: Editor, text: string) => {
  const { from, to } = editor.state.selection
  const isTaken = editor.view.someProp('handleTextInput', (handle) =>
    handle(editor.view, from, to, text, () => editor.state.tr.insertText(text)),
  )
  if (!isTaken) editor.view.dispatch(editor.state.tr.insertText(text))
}

const noteAt = (editor: Editor): number => {
  let found = -1
  editor.state.doc.descendants((node, pos) => {
    if (found === -1 && node.type.name === 'footnote') found = pos
  })
  return found
}

const isOpen = (editor: Editor) => editor.view.dom.querySelector('.footnote.is-open') !== null

describe('writing one', () => {
  test('the command puts it behind the selection and the caret into it, and Escape goes back', async () => {
    const ydoc = ydocOf(doc(p('Twelve were closed.')))
    const editor = await edit(ydoc)
    editor.commands.setTextSelection({ from: 1, to: 7 })
    expect(editor.commands.insertFootnote()).toBe(true)
    expect(isOpen(editor)).toBe(true)
    typed(editor, 'Survey of 2025.')
    expect(press(editor, 'Escape')).toBe(true)
    typed(editor, ' in all')
    expect(readDocument(ydoc)).toEqual(doc(p('Twelve', note('Survey of 2025.'), ' in all were closed.')))
    expect(isOpen(editor)).toBe(false)
  })

  test('Enter goes back as well, with Shift it breaks the line', async () => {
    const ydoc = ydocOf(doc(p('a')))
    const editor = await edit(ydoc)
    editor.commands.setTextSelection(2)
    editor.commands.insertFootnote()
    typed(editor, 'one')
    press(editor, 'Enter', { shiftKey: true })
    typed(editor, 'two')
    press(editor, 'Enter')
    typed(editor, 'b')
    expect(readDocument(ydoc)).toEqual(doc(p('a', note('one', br(), 'two'), 'b')))
  })

  test('one without a word does not stay', async () => {
    for (const key of ['Escape', 'Backspace', 'Delete', 'Enter']) {
      const ydoc = ydocOf(doc(p('ab')))
      const editor = await edit(ydoc)
      editor.commands.setTextSelection(2)
      editor.commands.insertFootnote()
      press(editor, key)
      expect(readDocument(ydoc), key).toEqual(doc(p('ab')))
      expect(editor.state.selection.from).toBe(2)
    }
  })

  test('a note holds no note, and no block comes into one', async () => {
    const before = doc(p('a', note('xy'), 'b'))
    const ydoc = ydocOf(before)
    const editor = await edit(ydoc)
    editor.commands.setTextSelection(noteAt(editor) + 2)
    expect(editor.can().insertFootnote()).toBe(false)
    expect(editor.commands.insertFootnote()).toBe(false)
    editor.commands.insertTable({ rows: 2, cols: 2 })
    editor.commands.setHorizontalRule()
    editor.commands.splitBlock()
    expect(readDocument(ydoc)).toEqual(before)
  })

  test('what has no line has none', async () => {
    const editor = await edit(ydocOf(doc(p('a'))))
    editor.view.dispatch(editor.state.tr.setSelection(new AllSelection(editor.state.doc)))
    expect(editor.can().insertFootnote()).toBe(false)
  })

  test('one undo takes back the note and not what was typed before', async () => {
    const ydoc = ydocOf(doc(p()))
    const editor = await edit(ydoc)
    editor.commands.setTextSelection(1)
    typed(editor, 'before')
    editor.commands.insertFootnote()
    editor.commands.undo()
    expect(readDocument(ydoc)).toEqual(doc(p('before')))
    editor.commands.redo()
    expect(noteAt(editor)).toBe(7)
  })
})

describe('the keys around it', () => {
  const text = doc(p('a', note('xy'), 'b'))

  test('arrows select it first, then pass it; Enter opens it', async () => {
    const editor = await edit(ydocOf(text))
    editor.commands.setTextSelection(2)
    expect(press(editor, 'ArrowRight')).toBe(true)
    expect(editor.state.selection).toBeInstanceOf(NodeSelection)
    expect(isOpen(editor)).toBe(false)
    expect(press(editor, 'Enter')).toBe(true)
    expect(isOpen(editor)).toBe(true)
    expect(editor.state.selection.from).toBe(5)
    expect(press(editor, 'ArrowRight')).toBe(true)
    expect(editor.state.selection.from).toBe(6)
    expect(press(editor, 'ArrowLeft')).toBe(true)
    expect(editor.state.selection).toBeInstanceOf(NodeSelection)
    expect(press(editor, 'Escape')).toBe(true)
    expect(editor.state.selection.from).toBe(6)
    editor.commands.setTextSelection(3)
    expect(press(editor, 'ArrowLeft')).toBe(true)
    expect(editor.state.selection.from).toBe(2)
  })

  test('Backspace and Delete select it before they remove it', async () => {
    for (const [key, at] of [
      ['Backspace', 6],
      ['Delete', 2],
    ] as const) {
      const ydoc = ydocOf(text)
      const editor = await edit(ydoc)
      editor.commands.setTextSelection(at)
      expect(press(editor, key)).toBe(true)
      expect(readDocument(ydoc)).toEqual(text)
      expect(press(editor, key)).toBe(true)
      expect(readDocument(ydoc)).toEqual(doc(p('ab')))
    }
  })

  test('what is typed on its number stands behind it', async () => {
    const ydoc = ydocOf(text)
    const editor = await edit(ydoc)
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 2)))
    typed(editor, 'c')
    typed(editor, 'd')
    expect(readDocument(ydoc)).toEqual(doc(p('a', note('xy'), 'cdb')))
  })

  test('all of the note is selected before all of the text', async () => {
    const editor = await edit(ydocOf(text))
    editor.commands.setTextSelection(4)
    expect(press(editor, 'a', { ctrlKey: true })).toBe(true)
    expect([editor.state.selection.from, editor.state.selection.to]).toEqual([3, 5])
  })

  test('a selection out of a note takes all of it', async () => {
    const ydoc = ydocOf(text)
    const editor = await edit(ydoc)
    editor.commands.setTextSelection({ from: 4, to: 7 })
    expect([editor.state.selection.from, editor.state.selection.to]).toEqual([2, 7])
    editor.commands.setTextSelection({ from: 1, to: 4 })
    expect([editor.state.selection.from, editor.state.selection.to]).toEqual([1, 6])
    editor.commands.deleteSelection()
    expect(readDocument(ydoc)).toEqual(doc(p('b')))
  })
})

describe('what comes into it', () => {
  test('what is pasted becomes a line of it', async () => {
    const ydoc = ydocOf(doc(p('a', note('x'), 'b'), p('end')))
    const editor = await edit(ydoc)
    editor.commands.setTextSelection(4)
    editor.view.pasteHTML(
      '<p>one</p><ul><li>two</li></ul><p><b>three</b></p>',
      new Event('paste') as ClipboardEvent,
    )
    expect(readDocument(ydoc)).toEqual(
      doc(p('a', note('xone', br(), 'two', br(), bold('three')), 'b'), p('end')),
    )
  })

  test('a note that is copied comes back with its words', async () => {
    const ydoc = ydocOf(doc(p('a', note('xy ', bold('z')), 'b'), p()))
    const editor = await edit(ydoc)
    editor.commands.setTextSelection({ from: 1, to: 9 })
    const html = editor.view.serializeForClipboard(editor.state.selection.content()).dom.innerHTML
    editor.commands.setTextSelection(editor.state.doc.content.size - 1)
    editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent)
    expect(readDocument(ydoc).content![1]).toEqual(p('a', note('xy ', bold('z')), 'b'))
  })

  test('who makes a sentence bold leaves its note as it was', async () => {
    const ydoc = ydocOf(doc(p('a', note('xy'), 'b')))
    const editor = await edit(ydoc)
    editor.chain().selectAll().toggleBold().run()
    expect(readDocument(ydoc)).toEqual(doc(p(bold('a'), note('xy'), bold('b'))))
    editor.commands.setTextSelection({ from: 3, to: 5 })
    editor.commands.toggleBold()
    expect(readDocument(ydoc)).toEqual(doc(p(bold('a'), note(bold('xy')), bold('b'))))
  })

  test('but a comment on the sentence goes through it', async () => {
    const ydoc = ydocOf(doc(p('a', note('xy'), 'b')))
    const editor = await edit(ydoc)
    editor.chain().selectAll().setMark('comment', { thread: 't-1' }).run()
    expect(readDocument(ydoc)).toEqual(
      doc(p(commented('a', 't-1'), note(commented('xy', 't-1')), commented('b', 't-1'))),
    )
  })
})

describe('two people', () => {
  test('write in one note at once, and each undoes their own', async () => {
    const mine = ydocOf(doc(p('Twelve', note('survey'), ' were closed.')))
    const theirs = connected(mine)
    const me = await edit(mine)
    const them = await edit(theirs)
    me.commands.setTextSelection(8)
    them.commands.setTextSelection(14)
    typed(me, 'Our ')
    typed(them, ' of 2025')
    typed(me, 'own ')
    expect(readDocument(mine)).toEqual(doc(p('Twelve', note('Our own survey of 2025'), ' were closed.')))
    expect(readDocument(theirs)).toEqual(readDocument(mine))
    expect(isOpen(me) && isOpen(them)).toBe(true)
    expect(me.state.selection.from).toBe(16)
    yUndoPluginKey.getState(me.state).undoManager.stopCapturing()
    me.commands.undo()
    expect(readDocument(theirs)).toEqual(doc(p('Twelve', note('survey of 2025'), ' were closed.')))
  })

  test('one removes the note in which the other writes: the other is back in the text', async () => {
    const mine = ydocOf(doc(p('a', note('xy'), 'b')))
    const theirs = connected(mine)
    const me = await edit(mine)
    const them = await edit(theirs)
    me.commands.setTextSelection(4)
    them.view.dispatch(them.state.tr.delete(2, 6))
    expect(readDocument(mine)).toEqual(doc(p('ab')))
    expect(me.state.selection).toBeInstanceOf(TextSelection)
    expect(me.state.selection.$from.parent.type.name).toBe('paragraph')
    typed(me, 'c')
    expect(readDocument(theirs)).toEqual(readDocument(mine))
  })

  test('a reader opens a note with its number and changes nothing', async () => {
    const before = doc(p('a', note('x', ref('question:1', '3 (a)'))), ul(li('b', table(tr(td('c'))))))
    const ydoc = ydocOf(before)
    const editor = await edit(ydoc, false)
    editor.setEditable(false)
    const mark = editor.view.dom.querySelector<HTMLElement>('.footnote-mark')!
    expect([mark.tabIndex, mark.getAttribute('aria-expanded')]).toEqual([0, 'false'])
    mark.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    expect(mark.getAttribute('aria-expanded')).toBe('true')
    mark.click()
    expect(mark.getAttribute('aria-expanded')).toBe('false')
    expect(readDocument(ydoc)).toEqual(before)
  })
})
