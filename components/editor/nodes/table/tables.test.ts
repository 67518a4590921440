// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { TableMap } from '@tiptap/pm/tables'
import { afterEach, describe, expect, test } from 'vitest'
import type { Doc } from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { readDocument } from '@/lib/richtext/ydoc'
import { doc, p, table, td, th, tr, withAttrs } from '@/lib/testing/richtext'
import { connected, openEditor, Wire, ydocOf } from '../../testing/open-editor'
import { columnsAt, moveBorder, resizeColumn, setShares, sharesOf, tableAt } from './table-widths'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})
const edit = async (ydoc: Doc) => {
  const editor = await openEditor(ydoc)
  open.push(editor)
  return editor
}

const grid = () =>
  doc(
    table(tr(th('a'), th('b'), th('c')), tr(td('d'), td('e'), td('f')), tr(td('g'), td('h'), td('i'))),
    p('end'),
  )

/** The position in the cell with this text. */
function within(editor: Editor, text: string): number {
  let found = -1
  editor.state.doc.descendants((node, pos) => {
    if (found < 0 && node.isText && node.text?.includes(text)) found = pos
  })
  if (found < 0) throw new Error(`no cell holds ${text}`)
  return found
}

function cellAt(editor: Editor, text: string): number {
  const $pos = editor.state.doc.resolve(within(editor, text))
  return $pos.before($pos.depth - 1)
}

const select = (editor: Editor, from: string, to = from) =>
  editor.commands.setCellSelection({ anchorCell: cellAt(editor, from), headCell: cellAt(editor, to) })

/** All cells of the first table are where its map says, and none is missing. */
function expectWhole(editor: Editor): void {
  editor.state.doc.check()
  const found = editor.state.doc.firstChild!
  expect(found.type.name).toBe('table')
  expect(TableMap.get(found).problems ?? []).toEqual([])
}

async function two(node: DocumentNode = grid()) {
  const wire = new Wire()
  const mine = ydocOf(node)
  const theirs = connected(mine, wire)
  return { wire, mine, theirs, me: await edit(mine), them: await edit(theirs) }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('two people in one table', () => {
  test.each<[string, (editor: Editor) => void, (editor: Editor) => void]>([
    [
      'merge cells, write in one of them',
      (e) => (select(e, 'd', 'e'), e.commands.mergeCells()),
      (e) => e.commands.insertContentAt(within(e, 'e') + 1, ' there'),
    ],
    [
      'add a row, add a column',
      (e) => (e.commands.setTextSelection(within(e, 'e')), e.commands.addRowAfter()),
      (e) => (e.commands.setTextSelection(within(e, 'e')), e.commands.addColumnAfter()),
    ],
    [
      'merge over a column, delete that column',
      (e) => (select(e, 'd', 'e'), e.commands.mergeCells()),
      (e) => (e.commands.setTextSelection(within(e, 'b')), e.commands.deleteColumn()),
    ],
    [
      'merge over a row, delete that row',
      (e) => (select(e, 'd', 'g'), e.commands.mergeCells()),
      (e) => (e.commands.setTextSelection(within(e, 'i')), e.commands.deleteRow()),
    ],
    [
      'resize columns, toggle the header row',
      (e) => {
        const { node, pos } = tableAt((e.commands.setTextSelection(within(e, 'a')), e.state))!
        e.view.dispatch(setShares(e.state.tr, node, pos, [0.5, 0.3, 0.2]))
      },
      (e) => (e.commands.setTextSelection(within(e, 'a')), e.commands.toggleHeaderRow()),
    ],
    [
      'both add a column at the same place',
      (e) => (e.commands.setTextSelection(within(e, 'e')), e.commands.addColumnAfter()),
      (e) => (e.commands.setTextSelection(within(e, 'e')), e.commands.addColumnAfter()),
    ],
  ])('%s: both end with one whole table', async (_, mine, theirs) => {
    const { wire, me, them, ...docs } = await two()
    wire.cut()
    mine(me)
    theirs(them)
    wire.mend()
    await settled()
    // What one editor puts right reaches the other; nothing goes on for ever.
    wire.mend()
    await settled()
    expect(readDocument(docs.mine)).toEqual(readDocument(docs.theirs))
    expectWhole(me)
    expectWhole(them)
    const before = JSON.stringify(readDocument(docs.mine))
    await settled()
    expect(JSON.stringify(readDocument(docs.mine))).toBe(before)
  })

  test('a caption and a merge do not undo each other', async () => {
    const { wire, me, them, ...docs } = await two()
    wire.cut()
    me.view.dispatch(me.state.tr.setNodeAttribute(0, 'caption', 'Centres'))
    select(them, 'd', 'e')
    them.commands.mergeCells()
    wire.mend()
    await settled()
    for (const ydoc of [docs.mine, docs.theirs])
      expect(readDocument(ydoc).content![0]).toMatchObject({
        attrs: { caption: 'Centres' },
        content: [{}, { content: [{ attrs: { colspan: 2 } }, {}] }, {}],
      })
    expect(them.view.dom.querySelector('.table-title')?.textContent).toBe('Centres')
  })
})

test('a header without a word is announced as a cell until it has one', async () => {
  const editor = await edit(ydocOf(doc(table(tr(th(), th('b'))), p())))
  const roles = () => Array.from(editor.view.dom.querySelectorAll('th'), (cell) => cell.getAttribute('role'))
  expect(roles()).toEqual(['cell', null])
  editor.commands.insertContentAt(4, 'a')
  expect(roles()).toEqual([null, null])
})

test('merge and split, header column, Tab from cell to cell and into a new row behind one with words', async () => {
  const ydoc = ydocOf(grid())
  const editor = await edit(ydoc)
  select(editor, 'd', 'h')
  expect(editor.can().mergeCells()).toBe(true)
  editor.commands.mergeCells()
  expect(editor.can().splitCell()).toBe(true)
  editor.commands.splitCell()
  expectWhole(editor)
  editor.commands.setTextSelection(within(editor, 'a'))
  editor.commands.toggleHeaderColumn()
  expect(editor.state.doc.firstChild!.content.content.map(({ firstChild }) => firstChild!.type.name)).toEqual(
    ['tableHeader', 'tableHeader', 'tableHeader'],
  )
  editor.commands.setTextSelection(within(editor, 'i'))
  const rows = editor.state.doc.firstChild!.childCount
  editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true }))
  expect(editor.state.doc.firstChild!.childCount).toBe(rows + 1)
})

describe('out of a table by the keys that go from cell to cell', () => {
  const tab = (editor: Editor, shiftKey = false) => {
    const event = new KeyboardEvent('keydown', { key: 'Tab', shiftKey, bubbles: true, cancelable: true })
    editor.view.dom.dispatchEvent(event)
    return event.defaultPrevented
  }
  const type = (editor: Editor, text: string) => editor.view.dispatch(editor.state.tr.insertText(text))
  const texts = (editor: Editor) => editor.state.doc.content.content.map(({ textContent }) => textContent)

  test('forwards through a row that stays empty, to what stands behind', async () => {
    const editor = await edit(ydocOf(grid()))
    editor.commands.setTextSelection(within(editor, 'i'))
    for (let times = 0; times < 4; times++) tab(editor)
    expect(editor.state.doc.firstChild!.childCount).toBe(4)
    type(editor, 'at the ')
    expect(texts(editor)[1]).toBe('at the end')
  })

  test('or into a paragraph of its own', async () => {
    const editor = await edit(ydocOf(doc(table(tr(th('a')), tr(td())))))
    editor.commands.setTextSelection(within(editor, 'a'))
    tab(editor)
    tab(editor)
    type(editor, 'below')
    expect(texts(editor)).toEqual(['a', 'below'])
  })

  test('backwards to what stands before, and where nothing does out of the text', async () => {
    const editor = await edit(ydocOf(doc(p('start'), table(tr(td('x'), td('y'))), p())))
    editor.commands.setTextSelection(within(editor, 'y'))
    tab(editor, true)
    tab(editor, true)
    type(editor, '!')
    expect(texts(editor)[0]).toBe('start!')
    const other = await edit(ydocOf(grid()))
    other.commands.setTextSelection(within(other, 'a'))
    expect(tab(other, true)).toBe(false)
  })
})

describe('widths of columns', () => {
  test('a border moves between its two columns and squeezes neither to nothing', () => {
    expect(moveBorder([0.5, 0.3, 0.2], 0, 0.1)).toEqual([0.6, expect.closeTo(0.2), 0.2])
    const squeezed = moveBorder([0.5, 0.3, 0.2], 0, 9)
    expect(squeezed[1]).toBeCloseTo(0.05)
    expect(squeezed.reduce((a, b) => a + b)).toBeCloseTo(1)
    expect(moveBorder([0.5, 0.5], 1, 0.1)).toEqual([0.5, 0.5])
  })

  test('one column as wide as asked, the others in their proportion', () => {
    expect(resizeColumn([0.2, 0.4, 0.4], 0, 0.5)).toEqual([0.5, 0.25, 0.25])
    expect(resizeColumn([0.5, 0.5], 0, 5)[0]).toBeCloseTo(0.95)
    expect(resizeColumn([1], 0, 0.2)).toEqual([1])
  })

  test('stand in every cell, merged ones too, and come back from there', async () => {
    const merged = table(tr(withAttrs(th('a'), { colspan: 2 }), th('c')), tr(td('d'), td('e'), td('f')))
    const ydoc = ydocOf(doc(merged, p()))
    const editor = await edit(ydoc)
    editor.commands.setTextSelection(within(editor, 'e'))
    expect(columnsAt(editor.state)).toEqual({ first: 1, last: 1 })
    const { node, pos } = tableAt(editor.state)!
    editor.view.dispatch(setShares(editor.state.tr, node, pos, [0.2, 0.3, 0.5]))
    expect(sharesOf(editor.state.doc.firstChild!).map((share) => share.toFixed(2))).toEqual([
      '0.20',
      '0.30',
      '0.50',
    ])
    const cols = Array.from(editor.view.dom.querySelectorAll('col'), (col) =>
      Math.round(parseFloat(col.style.width)),
    )
    expect(cols).toEqual([20, 30, 50])
    expect(readDocument(ydoc).content![0]!.content![0]!.content![0]!.attrs?.colwidth).toEqual([140, 210])
    editor.commands.setTextSelection(within(editor, 'f'))
    editor.commands.addColumnAfter()
    expect(sharesOf(editor.state.doc.firstChild!)).toHaveLength(4)
    expectWhole(editor)
  })
})
