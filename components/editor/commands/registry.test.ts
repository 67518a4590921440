// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import messages from '@/lib/i18n/messages/en.json'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { seedUpdate } from '@/lib/richtext/ydoc'
import { pressKeys } from '../testing/press-keys'
import { editorExtensions } from '../text/extensions'
import type { EditorCommand } from './command'
import { bindCommandKeys } from './command-keys'
import { ariaKeys, partsOf, shownKeys } from './keys'
import { COMMANDS } from './registry'
import { COMMAND_SHEET, TYPED_SHEET } from './sheet'

let editor: Editor | undefined
afterEach(() => editor?.destroy())

async function edit(onCommand?: (command: EditorCommand) => boolean): Promise<Editor> {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedUpdate())
  editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: editorExtensions({
      fragment: ydoc.getXmlFragment(XML_FRAGMENT),
      canEdit: () => true,
      quotations: { attribution: () => '', hrefOf: () => '' },
    }),
  })
  await new Promise((resolve) => setTimeout(resolve, 5))
  if (onCommand) bindCommandKeys(editor, onCommand)
  return editor
}

test('ids and keys are each one command’s own, and all have their words', () => {
  const ids = COMMANDS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const keys = COMMANDS.flatMap((command) => command.keys ?? [])
  expect(new Set(keys).size).toBe(keys.length)
  const words: Record<string, unknown> = messages.editor.tool
  for (const id of ids) expect(words[id], id).toBeTypeOf('string')
  expect(Object.keys(words).filter((id) => !ids.includes(id))).toEqual([])
  const synonyms: Record<string, unknown> = messages.editor.synonyms
  expect(Object.keys(synonyms).filter((id) => !ids.includes(id))).toEqual([])
})

test('what a command stands on is there', async () => {
  const { commands } = await edit()
  for (const { id, needs } of COMMANDS) if (needs) expect(commands, id).toHaveProperty(needs)
})

test('the sheet has every command that has keys, and no other', () => {
  const shown = COMMAND_SHEET.flatMap(({ lines }) => lines.map(({ id }) => id))
  const bound = COMMANDS.filter(({ keys }) => keys).map(({ id }) => id)
  expect(shown.sort()).toEqual(bound.sort())
  for (const { name } of COMMAND_SHEET) expect(messages.editor.sheet).toHaveProperty(name)
})

test('every key that is shown reaches its command', async () => {
  const reached: string[] = []
  const { view } = await edit((command) => (reached.push(command.id), true))
  const bound = COMMANDS.filter((command) => command.keys && !command.isBoundElsewhere)
  for (const { id, keys } of bound) {
    for (const each of keys ?? []) {
      reached.length = 0
      pressKeys(view.dom, each)
      expect(reached, each).toEqual([id])
    }
  }
})

test('what is said to be typed does it', async () => {
  for (const { id, keys } of TYPED_SHEET) {
    const { view, state } = await edit()
    for (const letter of keys === '---' ? '---' : `${keys} `) {
      const { from, to } = view.state.selection
      const isTaken = view.someProp('handleTextInput', (take) => take(view, from, to, letter, () => state.tr))
      if (!isTaken) view.dispatch(view.state.tr.insertText(letter, from, to))
    }
    const made = view.state.doc.firstChild
    expect(made?.type.name, id).toBe(id.startsWith('heading') ? 'heading' : id)
    if (made?.type.name === 'heading') expect(`heading${made.attrs.level as number}`).toBe(id)
    editor?.destroy()
  }
})

test('keys are printed as the machine’s people write them', () => {
  expect(partsOf('Mod-Shift--')).toEqual(['Mod', 'Shift', '-'])
  expect(shownKeys('Mod-Shift-b', false)).toBe('Ctrl+Shift+B')
  expect(shownKeys('Mod-Shift-b', true)).toBe('⌘⇧B')
  expect(ariaKeys('Mod-Alt-1', false)).toBe('Control+Alt+1')
})
