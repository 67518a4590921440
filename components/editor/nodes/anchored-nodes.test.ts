// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { readDocument } from '@/lib/richtext/ydoc'
import { doc, figure, p, table, td, tr, withAttrs } from '@/lib/testing/richtext'
import { suggestAs } from '../suggesting/testing/suggest-as'
import { connected, openEditor, ydocOf } from '../testing/open-editor'

const editors: Editor[] = []
afterEach(() => editors.splice(0).forEach((each) => each.destroy()))

async function edit(node = doc(withAttrs(p('One two'), { anchor: 'anchor-one' }))) {
  const ydoc = ydocOf(node)
  const editor = await openEditor(ydoc)
  editors.push(editor)
  return { editor, ydoc, text: () => readDocument(ydoc) }
}

test('a paragraph behind one that is referred to is another one, and joined they are one', async () => {
  const { editor, text } = await edit()
  editor.commands.setTextSelection(8)
  editor.commands.splitBlock()
  editor.commands.insertContent('three')
  expect(text()).toEqual(doc(withAttrs(p('One two'), { anchor: 'anchor-one' }), p('three')))
  editor.commands.setTextSelection(10)
  editor.commands.joinBackward()
  expect(text()).toEqual(doc(withAttrs(p('One twothree'), { anchor: 'anchor-one' })))
})

test('what is cut and pasted keeps its anchor and where it is to stand, in another draft too', async () => {
  const blocks = [
    withAttrs(table(tr(td('x'))), { anchor: 'anchor-table', standsIn: 'annex' }),
    withAttrs(figure({ image: 'i-1', alt: 'Bars' }, 'who'), { anchor: 'anchor-figure', standsIn: 'text' }),
  ]
  const { editor } = await edit(doc(...blocks, p('end')))
  editor.commands.selectAll()
  const { dom } = editor.view.serializeForClipboard(editor.state.selection.content())
  const other = await edit(doc(p()))
  other.editor.view.pasteHTML(dom.innerHTML, new Event('paste') as ClipboardEvent)
  const said = JSON.stringify(other.text())
  for (const part of [
    '"anchor":"anchor-table"',
    '"standsIn":"annex"',
    '"anchor":"anchor-figure"',
    '"standsIn":"text"',
  ])
    expect(said).toContain(part)
})

test('nonsense from elsewhere is neither an anchor nor a place', async () => {
  const { editor, text } = await edit(doc(p()))
  editor.view.pasteHTML(
    '<p data-anchor="x y">a</p><figure data-image="i-1" data-stands-in="moon" data-anchor="<b>"><figcaption>c</figcaption></figure>',
    new Event('paste') as ClipboardEvent,
  )
  expect(JSON.stringify(text())).not.toMatch(/anchor|standsIn/)
})

test('where a table stands is undone by who chose it, others see it, and it can be suggested', async () => {
  const { editor, ydoc, text } = await edit(doc(table(tr(td('x'))), p('end')))
  const other = connected(ydoc)
  editor.view.dispatch(editor.state.tr.setNodeAttribute(0, 'standsIn', 'annex'))
  expect(readDocument(other).content?.[0]?.attrs?.standsIn).toBe('annex')
  editor.commands.undo()
  expect(text().content?.[0]?.attrs?.standsIn ?? null).toBeNull()
  suggestAs(editor, 'u-1')
  editor.view.dispatch(editor.state.tr.setNodeAttribute(0, 'standsIn', 'annex'))
  expect(originalReading(text()).content?.[0]?.attrs?.standsIn ?? null).toBeNull()
  expect(finalReading(text()).content?.[0]?.attrs?.standsIn).toBe('annex')
})
