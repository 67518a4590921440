// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { expect, test, vi } from 'vitest'
import { doc, p } from '@/lib/testing/richtext'
import { by, del, ins } from '@/lib/testing/suggested'
import type { Surface } from '../companions/surface'
import { openEditor, ydocOf } from '../testing/open-editor'
import { SUGGESTION_COMMANDS } from './commands'
import { at } from './testing/acting'
import { suggestAs } from './testing/suggest-as'

const node = doc(
  p(
    'a ',
    ins(by('author', 'one'), 'b'),
    ' c ',
    ins(by('reviewer', 'two'), 'd'),
    ' e ',
    del(by('author', 'three'), 'f'),
  ),
)
const command = (id: string) => SUGGESTION_COMMANDS.find((each) => each.id === id)!
const run = (editor: Editor, id: string) => command(id).run({ editor, surface: {} as Surface })

test('by keys what is suggested at the cursor is decided, and all in a selection', async () => {
  const editor = await openEditor(ydocOf(node))
  at(editor, 1)
  expect(command('acceptSuggestion').canRun!(editor)).toBe(false)
  at(editor, 4)
  run(editor, 'acceptSuggestion')
  await vi.waitFor(() =>
    expect(editor.state.doc.rangeHasMark(3, 4, editor.schema.marks.insertion!)).toBe(false),
  )
  at(editor, 5, editor.state.doc.content.size - 1)
  run(editor, 'rejectSuggestion')
  await vi.waitFor(() => expect(editor.state.doc.textContent).toBe('a b c  e f'))
  editor.destroy()
})

test('who may only suggest takes back what is theirs, and nothing else', async () => {
  const editor = await openEditor(ydocOf(node), { mayEdit: () => false })
  suggestAs(editor, 'reviewer')
  at(editor, 4)
  expect(command('acceptSuggestion').canRun!(editor)).toBe(false)
  expect(command('rejectSuggestion').canRun!(editor)).toBe(false)
  at(editor, 1, editor.state.doc.content.size - 1)
  expect(command('acceptSuggestion').canRun!(editor)).toBe(false)
  run(editor, 'rejectSuggestion')
  await vi.waitFor(() => expect(editor.state.doc.textContent).toBe('a b c  e f'))
  expect(editor.state.doc.rangeHasMark(3, 4, editor.schema.marks.insertion!)).toBe(true)
  editor.destroy()
})
