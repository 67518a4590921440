// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { expect, test } from 'vitest'
import { suggestionsIn } from '@/lib/richtext/suggestions/list'
import { doc, p } from '@/lib/testing/richtext'
import { at, edit, json } from './testing/acting'
import { suggestAs } from './testing/suggest-as'

/** What a browser asks before it deletes from one place of the text to another; whether it was kept from that. */
function ask(editor: Editor, from: number, to: number, cancelable = true): boolean {
  const [start, end] = [editor.view.domAtPos(from), editor.view.domAtPos(to)]
  const event = new InputEvent('beforeinput', {
    inputType: 'deleteContentBackward',
    cancelable,
    bubbles: true,
  })
  const range = {
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
    collapsed: false,
  }
  event.getTargetRanges = () => [range]
  editor.view.dom.dispatchEvent(event)
  return event.defaultPrevented
}

test('while suggesting no browser deletes by itself, so that several words are struck out as one', async () => {
  const editor = suggestAs(await edit(doc(p('one two three'))), 'reviewer')
  at(editor, 14)
  for (let to = 14; to > 5; to--) expect(ask(editor, to - 1, to)).toBe(true)
  expect(suggestionsIn(json(editor))).toMatchObject([{ kind: 'deletion', deleted: 'two three' }])
  expect(editor.state.selection.head).toBe(5)
})

test('whoever edits, composes or joins blocks is left to the browser and the editor’s keys', async () => {
  const editing = await edit(doc(p('one two')))
  at(editing, 8)
  expect(ask(editing, 7, 8)).toBe(false)
  const editor = suggestAs(await edit(doc(p('one'), p('two'))), 'reviewer')
  at(editor, 6)
  expect(ask(editor, 4, 6)).toBe(false)
  expect(ask(editor, 6, 7, false)).toBe(false)
  expect(suggestionsIn(json(editor))).toEqual([])
})
