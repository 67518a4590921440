// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { openEditor, ydocOf } from '@/components/editor/testing/open-editor'
import { plugIn } from '@/components/editor/text/late-parts'
import { doc, p } from '@/lib/testing/richtext'
import { spokenPart } from './spoken-marks'

test('words of an open thread are told from the rest, also where they were moved; those of a resolved one are not', async () => {
  const editor = await openEditor(ydocOf(doc(p('one two three'))))
  const [open, resolved] = ['open', 'resolved']
  plugIn(editor, spokenPart('Commented on'))
  const mark = (from: number, to: number, thread: string) =>
    editor.view.dispatch(editor.state.tr.addMark(from, to, editor.schema.mark('comment', { thread })))
  mark(1, 4, open)
  mark(5, 8, resolved)
  editor.view.dispatch(editor.state.tr.setMeta('spokenMarks', new Set([open])))
  const spoken = () => [...editor.view.dom.querySelectorAll('[role=mark]')].map((each) => each.textContent)
  expect(spoken()).toEqual(['one'])
  expect(editor.view.dom.querySelector('[role=mark]')?.getAttribute('aria-description')).toBe('Commented on')
  editor.view.dispatch(editor.state.tr.insertText('before ', 1))
  expect(spoken()).toEqual(['one'])
  mark(8, 11, 'other')
  editor.view.dispatch(editor.state.tr.removeMark(8, 11, editor.schema.mark('comment', { thread: open })))
  expect(spoken()).toEqual([])
  editor.destroy()
})
