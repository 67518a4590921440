// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readDocument } from '@/lib/richtext/ydoc'
import { doc, hr, note, p } from '@/lib/testing/richtext'
import { connected, openEditor, Wire, ydocOf } from '../testing/open-editor'

const quotation = (...content: DocumentNode[]): DocumentNode => ({ type: 'blockquote', content })
const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

async function two() {
  const wire = new Wire()
  const first = ydocOf(doc(p('one two three four'), p('five')))
  const second = connected(first, wire)
  const editor = await openEditor(first)
  open.push(editor)
  wire.cut()
  const text = (second.getXmlFragment(XML_FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText
  return { wire, first, editor, text }
}

test('what somebody changes between two places of one change stays theirs', async () => {
  const { wire, first, editor, text } = await two()
  let updates = 0
  first.on('update', () => updates++)
  // "four" is replaced, and "one", while somebody takes "two " away and writes behind "three".
  editor.view.dispatch(editor.state.tr.insertText('4', 15, 19).insertText('1', 1, 4))
  text.delete(4, 4)
  text.insert(9, '!')
  expect(updates).toBe(1)
  wire.mend()
  expect(readDocument(first)).toEqual(doc(p('1 three! 4'), p('five')))
  expect(editor.state.doc.textContent).toBe('1 three! 4five')
  editor.commands.undo()
  expect(readDocument(first)).toEqual(doc(p('one three! four'), p('five')))
})

test('what others send meanwhile, and what is only tried, is not written as a step', async () => {
  const { wire, first, editor, text } = await two()
  wire.mend()
  // A state that nobody uses.
  editor.state.apply(editor.state.tr.insertText('x', 1).insertText('y', 5))
  text.insert(0, 'zero ')
  editor.view.dispatch(editor.state.tr.insertText('a', 1).insertText('b', 3))
  text.insert(0, 'less ')
  editor.view.dispatch(editor.state.tr.insertText('c', editor.state.doc.content.size - 1))
  expect(readDocument(first)).toEqual(doc(p('less azbero one two three four'), p('fivec')))
})

/** Two people with a draft, the line between them cut. */
async function apart(node: DocumentNode) {
  const wire = new Wire()
  const docs = [ydocOf(node)]
  docs.push(connected(docs[0]!, wire))
  const editors = [await openEditor(docs[0]!), await openEditor(docs[1]!)]
  open.push(...editors)
  wire.cut()
  const meet = () => {
    wire.mend()
    expect(readDocument(docs[0]!)).toEqual(readDocument(docs[1]!))
    return readDocument(docs[0]!)
  }
  return { one: editors[0]!, other: editors[1]!, meet }
}

test('among blocks that are alike, the one that goes is the one that was taken away', async () => {
  const { one, other, meet } = await apart(doc(p('same'), p('same'), p('same')))
  one.view.dispatch(one.state.tr.delete(6, 12))
  other.view.dispatch(other.state.tr.insertText('!', 5).insertText('?', 18))
  expect(meet()).toEqual(doc(p('same!'), p('same?')))
})

test('who breaks a line before its first word leaves the words where others write in them', async () => {
  const { one, other, meet } = await apart(doc(p('words')))
  one.view.dispatch(one.state.tr.split(1))
  other.view.dispatch(other.state.tr.insertText('!', 6))
  expect(meet()).toEqual(doc(p(), p('words!')))
})

test('a note that is taken away leaves the words behind it where others write in them', async () => {
  const { one, other, meet } = await apart(doc(p('before', note('a note'), ' behind')))
  one.view.dispatch(one.state.tr.delete(7, 15))
  other.view.dispatch(other.state.tr.insertText('!', other.state.doc.content.size - 1))
  expect(meet()).toEqual(doc(p('before behind!')))
  one.view.dispatch(one.state.tr.insertText(',', 7))
  expect(meet()).toEqual(doc(p('before, behind!')))
  one.commands.undo()
  expect(meet()).toEqual(doc(p('before', note('a note'), ' behind!')))
})

test('what was wrapped before its first block stays where others write in it', async () => {
  const { one, other, meet } = await apart(doc(quotation(hr(), p('words'))))
  // The rule leaves the quotation.
  const range = one.state.doc.resolve(1).blockRange(one.state.doc.resolve(2))!
  one.view.dispatch(one.state.tr.lift(range, 0))
  other.view.dispatch(other.state.tr.insertText('!', 8))
  expect(meet()).toEqual(doc(hr(), quotation(p('words!'))))
})

test('nothing is written when nothing changes, also beside blocks that are alike', async () => {
  const { one, other, meet } = await apart(doc(hr(), p('words')))
  other.view.dispatch(other.state.tr.insert(0, other.schema.nodes.horizontalRule!.create()))
  meet()
  let updates = 0
  for (const { state } of [one, other])
    (ySyncPluginKey.getState(state) as { doc: Y.Doc }).doc.on('update', () => updates++)
  for (const { view } of [one, other])
    for (const at of [3, 5, 4])
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)))
  expect(updates).toBe(0)
})

test('a text that is emptied before anything else is done is empty for all', async () => {
  const { one, meet } = await apart(doc(quotation(hr())))
  one.view.dispatch(one.state.tr.setSelection(NodeSelection.create(one.state.doc, 0)).deleteSelection())
  expect(meet()).toEqual(doc(p()))
})

test('formats of a passage change nothing but that passage, and no character is torn', async () => {
  const { one, other, meet } = await apart(doc(p('one 😀 two three')))
  one.view.dispatch(one.state.tr.addMark(5, 11, one.schema.marks.bold!.create()))
  other.view.dispatch(other.state.tr.replaceWith(5, 7, other.schema.text('😁')).insertText('!', 17))
  const [line] = meet().content!
  expect(line!.content!.map(({ text }) => text).join('')).toBe('one 😁 two three!')
  expect(line!.content!.find(({ text }) => text?.includes('two'))?.marks).toEqual([{ type: 'bold' }])
})
