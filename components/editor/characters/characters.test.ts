// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import messages from '@/lib/i18n/messages/en.json'
import { documentExtensions } from '@/lib/richtext/schema'
import { doc, p } from '@/lib/testing/richtext'
import { lateParts, plugIn } from '../text/late-parts'
import { characterGroups, LETTERS } from './characters'
import { invisiblePart } from './invisible-part'
import { recentCharacters, rememberCharacter } from './recent'

let editor: Editor | undefined
afterEach(() => {
  editor?.destroy()
  localStorage.clear()
})

test('every character has a name, stands once, and is one character', () => {
  const all = characterGroups('fr').flatMap(({ characters }) => characters)
  expect(new Set(all.map(({ character }) => character)).size).toBe(all.length)
  const names: Record<string, unknown> = messages.editor.characters.names
  for (const { id, character } of all) {
    expect(names[id], id).toBeTypeOf('string')
    expect(Array.from(character)).toHaveLength(1)
  }
  expect(Object.keys(names).sort()).toEqual(all.map(({ id }) => id).sort())
  for (const { id } of characterGroups('en')) expect(messages.editor.characters.groups).toHaveProperty(id)
  for (const { letters } of LETTERS) expect(new Set(letters).size).toBe(Array.from(letters).length)
})

test('quotation marks begin with those of the language', () => {
  const first = (language: string) =>
    characterGroups(language)
      .find(({ id }) => id === 'quotes')
      ?.characters.slice(0, 2)
      .map(({ character }) => character)
      .join('')
  expect(first('en-GB')).toBe('“”')
  expect(first('fr')).toBe('«»')
  expect(first('de')).toBe('„“')
  expect(first('xx')).toBe('“”')
})

test('what was used last comes first, once, and no more than there is room for', () => {
  for (const character of ['§', '°', '§']) rememberCharacter(character)
  expect(recentCharacters()).toEqual(['§', '°'])
  for (let code = 0x4e00; code < 0x4e20; code++) rememberCharacter(String.fromCharCode(code))
  expect(recentCharacters()).toHaveLength(12)
  localStorage.setItem('counterpoint.characters', '{"no": "list"}')
  expect(recentCharacters()).toEqual([])
})

test('characters that cannot be seen have signs, also those that are typed while they are shown', () => {
  editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: [...documentExtensions, lateParts],
    content: doc(p('art.\u00a03'), p('gov\u00adern')),
  })
  const signs = () =>
    [...(editor?.view.dom.querySelectorAll('.editor-invisible') ?? [])].map(
      (each) => each.getAttribute('data-sign') ?? '',
    )
  const unplug = plugIn(editor, invisiblePart)
  expect(signs()).toEqual(['°', '¬'])
  editor.view.dispatch(editor.state.tr.insertText('x\u2011y', 1))
  expect(signs()).toEqual(['‑', '°', '¬'])
  editor.view.dispatch(editor.state.tr.delete(1, 10))
  expect(signs()).toEqual(['¬'])
  unplug()
  expect(signs()).toEqual([])
})
