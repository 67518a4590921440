// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { seedUpdate } from '@/lib/richtext/ydoc'
import { editorExtensions } from '../text/extensions'
import { plugIn } from '../text/late-parts'
import { quotesPart } from './quotes-part'

let editor: Editor
afterEach(() => editor.destroy())

async function edit(): Promise<Editor> {
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
  return editor
}

function type(text: string): void {
  for (const letter of text) {
    const { view } = editor
    const { from, to } = view.state.selection
    if (!view.someProp('handleTextInput', (take) => take(view, from, to, letter, () => view.state.tr)))
      view.dispatch(view.state.tr.insertText(letter, from, to))
  }
}

const backspace = () => {
  editor.view.dom.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Backspace', bubbles: true, cancelable: true }),
  )
}

test.each([
  ['# ', 'heading'],
  ['### ', 'heading'],
  ['- ', 'bulletList'],
  ['1. ', 'orderedList'],
  ['> ', 'blockquote'],
])('%j makes a %s, and Backspace brings back what was typed', async (typed, name) => {
  const { state } = await edit()
  expect(state.doc.firstChild?.type.name).toBe('paragraph')
  type(typed)
  expect(editor.state.doc.firstChild?.type.name).toBe(name)
  backspace()
  expect(editor.state.doc.firstChild?.type.name).toBe('paragraph')
  expect(editor.getText()).toBe(typed)
})

test('four number signs make no heading: a draft has three levels', async () => {
  await edit()
  type('#### ')
  expect(editor.state.doc.firstChild?.type.name).toBe('paragraph')
})

test('straight quotation marks stay as they are unless somebody wants others', async () => {
  await edit()
  type('"no"')
  expect(editor.getText()).toBe('"no"')
})

test('typographic quotation marks are those of the language, and Backspace takes one back', async () => {
  await edit()
  plugIn(editor, quotesPart('fr'))
  type('"oui", l\'eau ("non")')
  expect(editor.getText()).toBe('«oui», l’eau («non»)')
  plugIn(editor, quotesPart('en'))
  editor.commands.clearContent()
  type('"the women\'s"')
  expect(editor.getText()).toBe('“the women’s”')
  backspace()
  expect(editor.getText()).toBe('“the women’s"')
})
