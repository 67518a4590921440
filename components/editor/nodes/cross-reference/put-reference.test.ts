// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading } from '@/lib/richtext/readings'
import { readDocument } from '@/lib/richtext/ydoc'
import { doc, p, ref, secret, secretNode } from '@/lib/testing/richtext'
import { suggestAs } from '../../suggesting/testing/suggest-as'
import { connected, openEditor, ydocOf } from '../../testing/open-editor'
import { toggleConfidential } from '../confidential/toggle-confidential'
import { keepPlace } from './put-reference'

const editors: Editor[] = []
afterEach(() => editors.splice(0).forEach((each) => each.destroy()))

async function edit(node: DocumentNode) {
  const ydoc = ydocOf(node)
  const editor = await openEditor(ydoc)
  editors.push(editor)
  const type = (text: string) => editor.view.dispatch(editor.state.tr.insertText(text))
  return { editor, ydoc, type, text: () => readDocument(ydoc) }
}

const to = { target: 'table:anchor-one', label: 'table 1' }
const there = ref(to.target, to.label)

test('what is typed before it has its name stands behind it, whatever others write, and the caret stays', async () => {
  const { editor, ydoc, type, text } = await edit(doc(p('first'), p('See .')))
  const other = await openEditor(connected(ydoc))
  editors.push(other)
  editor.commands.setTextSelection({ from: 8, to: 12 })
  const place = keepPlace(editor)
  type(' and')
  other.commands.insertContentAt(1, 'The ')
  type(' more')
  expect(place.put(to)).toBe(true)
  type(' words')
  expect(text()).toEqual(doc(p('The first'), p('See ', there, ' and more words.')))
  editor.commands.undo()
  expect(text().content?.[1]).toEqual(p('See ', there, ' and more.'))
  editor.commands.undo()
  expect(text().content?.[1]).toEqual(p('See  and more.'))
})

test('one that takes the place of another, and what is typed meanwhile does not', async () => {
  const { editor, type, text } = await edit(doc(p('See ', ref('question:q-1', 'paragraph 3'), '.')))
  editor.commands.setNodeSelection(5)
  const place = keepPlace(editor)
  type(', too')
  place.put(to)
  expect(text()).toEqual(doc(p('See ', there, ', too.')))
})

test('without a name nothing is put and nothing is lost; where its block is gone neither', async () => {
  const { editor, type, text } = await edit(doc(p('See '), p('end')))
  editor.commands.setTextSelection(5)
  const refused = keepPlace(editor)
  type('it all')
  refused.forget()
  expect(refused.put(to)).toBe(false)
  expect(text()).toEqual(doc(p('See it all'), p('end')))
  expect(keepPlace(editor).put({ target: 'https://example.org/', label: 'x' })).toBe(false)
})

test('confidential as what is written there, and so is what follows, also as a suggestion', async () => {
  for (const isSuggested of [false, true]) {
    const { editor, type, text } = await edit(doc(p('See ')))
    if (isSuggested) suggestAs(editor, 'u-1')
    editor.commands.setTextSelection(5)
    toggleConfidential(editor)
    const slow = keepPlace(editor)
    type(' and')
    slow.put(to)
    type(' more')
    const next = keepPlace(editor)
    next.put(to)
    type('.')
    expect(finalReading(text())).toEqual(
      doc(p('See ', secretNode(there), secret(' and more'), secretNode(there), secret('.'))),
    )
  }
})
