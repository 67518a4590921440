// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import messages from '@/lib/i18n/messages/en.json'
import { documentExtensions } from '@/lib/richtext/schema'
import { commandsOf } from '../commands/registry'
import { lateParts, plugIn } from '../text/late-parts'
import { findCommands } from './find-commands'
import { closeSlash, slashOf, slashPart } from './slash'

let editor: Editor
const onKey = vi.fn(() => true)
beforeEach(() => {
  onKey.mockClear()
  editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: [...documentExtensions, lateParts],
    content: '<p>either/or</p><p></p>',
  })
  plugIn(editor, slashPart(onKey))
})
afterEach(() => editor.destroy())

function type(text: string): void {
  for (const letter of text) {
    const { view } = editor
    const { from, to } = view.state.selection
    if (!view.someProp('handleTextInput', (take) => take(view, from, to, letter, () => view.state.tr)))
      view.dispatch(view.state.tr.insertText(letter, from, to))
  }
}

const press = (key: string) =>
  editor.view.someProp('handleKeyDown', (take) => take(editor.view, new KeyboardEvent('keydown', { key })))

test('opens at the start of a line and after a space, and follows what is typed', () => {
  editor.commands.setTextSelection(12)
  type('/he')
  expect(slashOf(editor)).toEqual({ from: 12, query: 'he' })
  expect(press('Enter')).toBe(true)
  type('ading 1')
  expect(slashOf(editor)).toEqual({ from: 12, query: 'heading 1' })
  editor.commands.setContent('<p>see</p>')
  editor.commands.setTextSelection(4)
  type(' /')
  expect(slashOf(editor)).toEqual({ from: 5, query: '' })
})

test('stays shut within a word, for what was there, and for what others type', () => {
  editor.commands.setTextSelection(4)
  type('/')
  expect(slashOf(editor)).toBeNull()
  editor.commands.setTextSelection(13)
  editor.commands.insertContent('/he')
  expect(slashOf(editor)).toBeNull()
  editor.view.dispatch(editor.state.tr.insertText('/', 1))
  expect(slashOf(editor)).toBeNull()
  expect(onKey).not.toHaveBeenCalled()
})

test('moves with the text before it, and shuts when the caret leaves', () => {
  editor.commands.setTextSelection(12)
  type('/q')
  editor.view.dispatch(editor.state.tr.insertText('ab', 1))
  expect(slashOf(editor)).toEqual({ from: 14, query: 'q' })
  editor.commands.setTextSelection(3)
  expect(slashOf(editor)).toBeNull()
})

test('shuts on Escape, on a space at once, on two spaces, and when its "/" is gone', () => {
  for (const [typed, query] of [
    ['/ ', null],
    ['/a  ', null],
    ['/a b', 'a b'],
  ] as const) {
    editor.commands.setContent('<p></p>')
    editor.commands.setTextSelection(1)
    type(typed)
    expect(slashOf(editor)?.query ?? null, typed).toBe(query)
  }
  editor.view.dispatch(closeSlash(editor.state))
  expect(slashOf(editor)).toBeNull()
  expect(editor.getText()).toBe('/a b')
  type(' /')
  editor.view.dispatch(editor.state.tr.delete(6, 7))
  expect(slashOf(editor)).toBeNull()
})

test('commands are found by name, by part of it, by another word, without accents', () => {
  const names = messages.editor.tool as Record<string, string>
  const synonyms = messages.editor.synonyms as Record<string, string>
  const find = (query: string) =>
    findCommands(commandsOf('slash'), query, ({ id }) => ({
      name: names[id] ?? '',
      synonyms: synonyms[id] ?? '',
    })).map(({ id }) => id)
  expect(find('')).toEqual(commandsOf('slash').map(({ id }) => id))
  expect(find('head')[0]).toBe('heading1')
  expect(find('LIST').slice(0, 2)).toEqual(['bulletList', 'orderedList'])
  expect(find('divid')[0]).toBe('horizontalRule')
  expect(find('nbsp')).toEqual(['noBreakSpace'])
  expect(find('tïtle')[0]).toBe('heading1')
  expect(find('nothing like it')).toEqual([])
})

test('a "/" that was typed before the menu was there opens it, and no other that the caret stands behind', () => {
  editor.commands.setContent('<p>see /he</p>')
  editor.commands.setTextSelection(8)
  plugIn(editor, slashPart(onKey))
  expect(slashOf(editor)).toBeNull()
  plugIn(editor, slashPart(onKey, 'see /he'))
  expect(slashOf(editor)).toEqual({ from: 5, query: 'he' })
  type('a')
  expect(slashOf(editor)).toEqual({ from: 5, query: 'hea' })
  editor.commands.setContent('<p>either/or</p>')
  editor.commands.setTextSelection(10)
  plugIn(editor, slashPart(onKey, 'either/or'))
  expect(slashOf(editor)).toBeNull()
})
