// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import { openEditor, ydocOf } from '../testing/open-editor'
import { pressKeys } from '../testing/press-keys'
import { bindCommandKeys } from './command-keys'
import { COMMANDS } from './registry'

let editor: Editor | undefined
afterEach(() => editor?.destroy())

/** A text as it is before anything has been fetched that it does not need to be typed in. */
async function early(canEdit = true): Promise<Editor> {
  editor = await openEditor(ydocOf(), { canEdit: () => canEdit })
  return editor
}

function type(into: Editor, text: string): void {
  into.view.dispatch(into.state.tr.insertText(text))
}

/** Brings the commands; gives which of them then ran by themselves. */
function fetchCommands(into: Editor): string[] {
  const ran: string[] = []
  bindCommandKeys(into, ({ id }) => ran.push(id) > 0)
  return ran
}

test('every key of a command is heard before the commands are there', async () => {
  const { view } = await early()
  // Undo and redo are heard, too, and do nothing yet.
  const own = COMMANDS.filter(({ group, isBoundElsewhere }) => !isBoundElsewhere && group !== 'history')
  for (const { keys } of own)
    for (const each of keys ?? []) expect(pressKeys(view.dom, each).defaultPrevented, each).toBe(true)
})

test('a footnote called for at once holds what is typed next', async () => {
  const text = await early()
  type(text, 'Twelve centres')
  pressKeys(text.view.dom, 'Mod-Alt-f')
  type(text, 'Survey of 2025')
  pressKeys(text.view.dom, 'Escape')
  type(text, ' were closed.')
  expect(text.state.doc.firstChild?.toString()).toBe(
    'paragraph("Twelve centres", footnote("Survey of 2025"), " were closed.")',
  )
  expect(fetchCommands(text)).toEqual([])
})

test('spaces and hyphens that hold words together stand where they were typed', async () => {
  const text = await early()
  type(text, 'Article')
  pressKeys(text.view.dom, 'Mod-Shift-Space')
  type(text, '9')
  pressKeys(text.view.dom, 'Mod-Shift--')
  type(text, 'a')
  expect(text.state.doc.textContent).toBe('Article\u00a09\u2011a')
})

test('what opens something opens it once it is there', async () => {
  const text = await early()
  pressKeys(text.view.dom, 'Mod-k')
  expect(fetchCommands(text)).toEqual(['link'])
  expect(fetchCommands(text)).toEqual([])
})

test('but not for a place that was left meanwhile', async () => {
  const text = await early()
  pressKeys(text.view.dom, 'Mod-k')
  type(text, 'more')
  expect(fetchCommands(text)).toEqual([])
})

test('once the commands are there, the key is theirs', async () => {
  const text = await early()
  const ran = fetchCommands(text)
  pressKeys(text.view.dom, 'Mod-Alt-f')
  expect(ran).toEqual(['footnote'])
  expect(text.state.doc.firstChild?.childCount).toBe(0)
})

test('in a text that cannot be changed nothing is put', async () => {
  const text = await early(false)
  for (const keys of ['Mod-Alt-f', 'Mod-Shift-Space']) pressKeys(text.view.dom, keys)
  expect(text.state.doc.firstChild?.childCount).toBe(0)
})
