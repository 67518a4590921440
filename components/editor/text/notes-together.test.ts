// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readDocument } from '@/lib/richtext/ydoc'
import { bold, doc, note, p, ref } from '@/lib/testing/richtext'
import { connected, openEditor, Wire, ydocOf } from '../testing/open-editor'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

/** Two people in one draft, the line between them cut. */
async function apart(node: DocumentNode) {
  const wire = new Wire()
  const docs = [ydocOf(node)]
  docs.push(connected(docs[0]!, wire))
  const editors = [await openEditor(docs[0]!), await openEditor(docs[1]!)] as const
  open.push(...editors)
  wire.cut()
  return { wire, docs, editors }
}

const setNote = ({ view, schema }: Editor, at: number, text = 'Survey.') =>
  view.dispatch(view.state.tr.insert(at, schema.nodes.footnote!.create(null, schema.text(text))))
const type = ({ view }: Editor, text: string, from: number, to = from) =>
  view.dispatch(view.state.tr.insertText(text, from, to))
const caret = ({ view }: Editor, at: number) =>
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)))

describe('where somebody sets a note', () => {
  test('what another types, deletes and marks behind it at that moment stays behind it', async () => {
    const { wire, docs, editors } = await apart(doc(p('Nine centres are open at night.')))
    setNote(editors[0], 13)
    type(editors[1], ' and by day', 31)
    type(editors[1], '', 18, 23)
    editors[1].chain().setTextSelection({ from: 14, to: 17 }).toggleBold().run()
    wire.mend()
    const expected = doc(p('Nine centres', note('Survey.'), ' ', bold('are'), ' at night and by day.'))
    for (const each of docs) expect(readDocument(each)).toEqual(expected)
    for (const editor of editors)
      expect(editor.getJSON()).toMatchObject({ content: [{ content: [{}, {}, {}, {}, {}] }] })
    editors[0].commands.undo()
    expect(readDocument(docs[1]!)).toEqual(doc(p('Nine centres ', bold('are'), ' at night and by day.')))
  })

  test('the caret of another stays where they write, and so does what they write next', async () => {
    const { wire, docs, editors } = await apart(doc(p('Nine centres are open.'), p('More.')))
    wire.mend()
    caret(editors[1], 17)
    setNote(editors[0], 13)
    const { from } = editors[1].state.selection
    expect(editors[1].state.doc.textBetween(0, from)).toMatch(/ are$/)
    type(editors[1], ' not', from)
    expect(readDocument(docs[0]!)).toEqual(
      doc(p('Nine centres', note('Survey.'), ' are not open.'), p('More.')),
    )
    // Within the note, and behind it in a paragraph further on.
    caret(editors[1], 17)
    type(editors[0], 'In fact: ', 1)
    expect(editors[1].state.selection.$from.parent.type.name).toBe('footnote')
    caret(editors[1], editors[1].state.doc.content.size - 1)
    type(editors[0], 'Listen. ', 1)
    expect(editors[1].state.selection.$from.parent.textContent).toBe('More.')
    expect(editors[1].state.selection.$from.parentOffset).toBe(5)
  })

  test('another sets one too, in the same words: both stand, in their places, and no word twice', async () => {
    const { wire, docs, editors } = await apart(doc(p('One two three.')))
    setNote(editors[0], 4, 'A.')
    setNote(editors[1], 8, 'B.')
    wire.mend()
    for (const each of docs)
      expect(readDocument(each)).toEqual(doc(p('One', note('A.'), ' two', note('B.'), ' three.')))
  })

  test('and another takes the paragraph apart: nothing is there twice', async () => {
    const { wire, docs, editors } = await apart(doc(p('One two three four.')))
    setNote(editors[0], 4, 'A.')
    editors[1].chain().setTextSelection(8).splitBlock().run()
    wire.mend()
    for (const each of docs)
      expect(readDocument(each)).toEqual(doc(p('One', note('A.'), ' two'), p(' three four.')))
  })
})

test('an undo brings the caret back to where it was, also behind a note', async () => {
  const { editors } = await apart(doc(p('One', note('A note.'), ' two three.'), p('Four.')))
  const [editor] = editors
  // " two" and what is behind it.
  caret(editor, 17)
  type(editor, '!', 17)
  caret(editor, 1)
  editor.commands.undo()
  expect(editor.state.selection.from).toBe(17)
  const reference = 4
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, reference)))
  editor.commands.deleteSelection()
  editor.commands.undo()
  expect(editor.state.doc.child(0).child(1).type.name).toBe('footnote')
})

test('a reference and a break go in and out without parting the line', async () => {
  const { docs, editors } = await apart(doc(p('One two.')))
  const [editor] = editors
  const { schema } = editor
  const attrs = { target: 'q-1', label: '3 (a)' }
  editor.view.dispatch(editor.state.tr.insert(4, schema.nodes.crossReference!.create(attrs)))
  editor.chain().setTextSelection(5).setHardBreak().run()
  const line = () => (docs[0]!.getXmlFragment(XML_FRAGMENT).get(0) as Y.XmlElement).toArray()
  expect(line()).toHaveLength(1)
  expect(readDocument(docs[0]!)).toMatchObject(
    doc(p('One', ref('q-1', '3 (a)'), { type: 'hardBreak' }, ' two.')),
  )
  type(editor, '', 4, 6)
  expect(readDocument(docs[0]!)).toEqual(doc(p('One two.')))
  expect(line()).toHaveLength(1)
})
