// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { afterEach, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { readDocument } from '@/lib/richtext/ydoc'
import {
  bold,
  doc,
  figure,
  hr,
  marked,
  note,
  p,
  ref,
  secret,
  secretNode,
  table,
  td,
  tr,
} from '@/lib/testing/richtext'
import { suggestAs } from '../../suggesting/testing/suggest-as'
import { connected, openEditor, ydocOf } from '../../testing/open-editor'
import { plugIn } from '../../text/late-parts'
import { confidentialPart } from './confidential-part'
import { isConfidential, isTableConfidential, toggleConfidential, toggleTable } from './toggle-confidential'

const editors: Editor[] = []
afterEach(() => editors.splice(0).forEach((each) => each.destroy()))

async function edit(node: DocumentNode) {
  const ydoc = ydocOf(node)
  const editor = await openEditor(ydoc)
  editors.push(editor)
  return { editor, ydoc, text: () => readDocument(ydoc) }
}

test('words are marked, what is typed at their end belongs to them, and back', async () => {
  const { editor, text } = await edit(doc(p('They ', bold('all'), ' fled')))
  editor.commands.setTextSelection({ from: 6, to: 9 })
  toggleConfidential(editor)
  expect(text()).toEqual(doc(p('They ', marked('all', 'confidential', 'bold'), ' fled')))
  expect(isConfidential(editor.state)).toBe(true)
  editor.commands.setTextSelection(9)
  editor.view.dispatch(editor.state.tr.insertText('!'))
  expect(text()).toEqual(doc(p('They ', marked('all!', 'confidential', 'bold'), ' fled')))
  editor.commands.setTextSelection({ from: 1, to: 15 })
  expect(isConfidential(editor.state)).toBe(false)
  toggleConfidential(editor)
  toggleConfidential(editor)
  expect(text()).toEqual(doc(p('They ', bold('all!'), ' fled')))
})

test('without a selection, what is typed next', async () => {
  const { editor, text } = await edit(doc(p('They ')))
  editor.commands.setTextSelection(6)
  toggleConfidential(editor)
  expect(isConfidential(editor.state)).toBe(true)
  editor.view.dispatch(editor.state.tr.insertText('fled'))
  expect(text()).toEqual(doc(p('They ', secret('fled'))))
})

test('notes, references, pictures, rules and tables that are selected whole carry it themselves, and others see it', async () => {
  const blocks = [
    p('a', note('source'), ref('question:q-1', 'paragraph 3'), 'b'),
    figure({ image: 'i-1', alt: 'Bars' }, 'who'),
    hr(),
    table(tr(td('x'))),
    p('end'),
  ]
  const { editor, ydoc, text } = await edit(doc(...blocks))
  const other = connected(ydoc)
  editor.commands.selectAll()
  toggleConfidential(editor)
  const said = JSON.stringify(text())
  expect(said.match(/"confidential":true/g)).toHaveLength(5)
  expect(said).not.toMatch(/"source","marks"/)
  expect(readDocument(other)).toEqual(text())
  toggleConfidential(editor)
  expect(JSON.stringify(text())).not.toContain('confidential')
})

test('a picture that is selected, all cells of a table, and the table around the caret', async () => {
  const { editor, text } = await edit(doc(figure({ image: 'i-1' }, 'who'), table(tr(td('x'), td('y')))))
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 0)))
  toggleConfidential(editor)
  expect(text().content?.[0]?.attrs?.confidential).toBe(true)
  const cells: number[] = []
  editor.state.doc.descendants((node, pos) => void (node.type.name === 'tableCell' && cells.push(pos)))
  editor.view.dispatch(
    editor.state.tr.setSelection(CellSelection.create(editor.state.doc, cells[0]!, cells[1])),
  )
  toggleConfidential(editor)
  expect(text().content?.[1]?.attrs?.confidential).toBe(true)
  editor.commands.setTextSelection(cells[0]! + 2)
  expect(isTableConfidential(editor.state)).toBe(true)
  toggleTable(editor)
  expect(text().content?.[1]?.attrs?.confidential).toBeUndefined()
  // One cell is not the table.
  editor.view.dispatch(editor.state.tr.setSelection(CellSelection.create(editor.state.doc, cells[0]!)))
  toggleConfidential(editor)
  expect(JSON.stringify(text().content?.[1])).toBe(
    JSON.stringify(
      readDocument(ydocOf(doc(figure({ image: 'i-1' }), table(tr(td(p(secret('x'))), td('y'))))))
        .content?.[1],
    ),
  )
})

test('it can be suggested, as bold can', async () => {
  const before = doc(p('They ', bold('all'), note('source'), ' fled'), hr())
  const { editor, text } = await edit(before)
  suggestAs(editor, 'u-1')
  editor.commands.setTextSelection({ from: 6, to: 9 })
  toggleConfidential(editor)
  const proposed = text()
  expect(originalReading(proposed)).toEqual(before)
  expect(finalReading(proposed).content?.[0]).toEqual(
    p('They ', marked('all', 'bold', 'confidential'), note('source'), ' fled'),
  )
  editor.commands.selectAll()
  toggleConfidential(editor)
  expect(originalReading(text())).toEqual(before)
  expect(finalReading(text()).content?.[1]).toEqual(secretNode(hr()))
  expect(JSON.stringify(finalReading(text()).content?.[0]?.content?.[2]?.attrs)).toContain(
    '"confidential":true',
  )
})

test('what is copied stays confidential where it is pasted, in this draft and another', async () => {
  const blocks = [
    p(
      'a ',
      secret('warder', 'bold'),
      secretNode(note('source')),
      secretNode(ref('question:q-1', 'paragraph 3')),
      ' b',
    ),
    secretNode(figure({ image: 'i-1', alt: 'Bars' }, 'who')),
    secretNode(hr()),
    secretNode(table(tr(td('x')))),
    p('end'),
  ]
  const { editor } = await edit(doc(...blocks))
  editor.commands.selectAll()
  const { dom } = editor.view.serializeForClipboard(editor.state.selection.content())
  const other = await edit(doc(p()))
  other.editor.view.pasteHTML(dom.innerHTML, new Event('paste') as ClipboardEvent)
  const pasted = JSON.stringify(other.text())
  expect(pasted.match(/"confidential":true/g)).toHaveLength(5)
  expect(pasted.match(/\{"type":"confidential"\}/g)).toHaveLength(1)
})

test('it is said to who hovers and who hears, as soon as it is so', async () => {
  const { editor } = await edit(
    doc(p('They ', secret('all', 'bold'), secret(' fled')), secretNode(hr()), p('x')),
  )
  const unplug = plugIn(editor, confidentialPart('Left out'))
  const described = () =>
    Array.from(editor.view.dom.querySelectorAll('[aria-description="Left out"]'), (each) => [
      each.localName,
      each.textContent,
    ])
  expect(described()).toEqual([
    ['span', 'all'],
    ['span', ' fled'],
    ['hr', ''],
  ])
  editor.commands.setTextSelection({ from: 6, to: 14 })
  toggleConfidential(editor)
  expect(described()).toEqual([['hr', '']])
  toggleConfidential(editor)
  expect(described()).toHaveLength(3)
  unplug()
  expect(described()).toEqual([])
})
