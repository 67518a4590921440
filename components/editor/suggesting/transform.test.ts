// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { afterEach, describe, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { overstepOf } from '@/lib/richtext/suggestions/check'
import { suggestionsIn } from '@/lib/richtext/suggestions/list'
import { keyOfMarks, sorted, tidied } from '@/lib/richtext/suggestions/shape'
import { bold, doc, h, hr, li, link, note, ol, p, quote, table, td, th, tr, ul } from '@/lib/testing/richtext'
import { by, del, ins, suggested } from '@/lib/testing/suggested'
import { openEditor, ydocOf } from '../testing/open-editor'
import { suggestAs } from './testing'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

async function edit(node: DocumentNode): Promise<Editor> {
  const editor = await openEditor(ydocOf(node))
  open.push(editor)
  return editor
}

function plain(node: DocumentNode): unknown {
  const one = ({ type, text, marks = [], content = [], attrs }: DocumentNode): unknown =>
    text !== undefined ? [text, keyOfMarks(marks)] : [type, sorted(attrs ?? {}), content.map(one)]
  return one(tidied(node))
}

const json = (editor: Editor) => editor.getJSON() as DocumentNode

/** Does the same in a draft for real and as a suggestion, and compares. Gives the suggesting editor. */
async function both(node: DocumentNode, act: (editor: Editor) => unknown): Promise<Editor> {
  const real = await edit(node)
  act(real)
  const editor = suggestAs(await edit(node), 'reviewer')
  const before = json(editor)
  act(editor)
  expect(plain(originalReading(json(editor)))).toEqual(plain(originalReading(before)))
  expect(plain(finalReading(json(editor)))).toEqual(plain(finalReading(json(real))))
  expect(overstepOf(before, json(editor), 'reviewer')).toBeNull()
  editor.state.doc.check()
  return editor
}

const at = (editor: Editor, from: number, to = from) => editor.commands.setTextSelection({ from, to })
const type = (editor: Editor, text: string) => {
  const { from, to } = editor.state.selection
  editor.view.dispatch(editor.state.tr.insertText(text, from, to))
}
const key = (editor: Editor, name: string, init: KeyboardEventInit = {}) =>
  editor.view.someProp('handleKeyDown', (handle) =>
    handle(
      editor.view,
      new KeyboardEvent('keydown', { key: name, keyCode: CODES[name], ...init } as KeyboardEventInit),
    ),
  )
const CODES: Record<string, number> = { Enter: 13, Backspace: 8, Delete: 46, Tab: 9 }
const kinds = (editor: Editor) => suggestionsIn(json(editor)).map(({ kind }) => kind)

/** Backspace and Delete within a text are the browser's. */
function backspace(editor: Editor) {
  if (key(editor, 'Backspace')) return
  const { from, empty } = editor.state.selection
  editor.view.dispatch(empty ? editor.state.tr.delete(from - 1, from) : editor.state.tr.deleteSelection())
}

function deleteForward(editor: Editor) {
  if (key(editor, 'Delete')) return
  const { from } = editor.state.selection
  editor.view.dispatch(editor.state.tr.delete(from, from + 1))
}

describe('text', () => {
  test('that is typed comes as one suggestion, however many letters', async () => {
    const editor = await both(doc(p('one two')), (its) => {
      at(its, 5)
      for (const letter of 'and a ') type(its, letter)
    })
    expect(suggestionsIn(json(editor))).toMatchObject([
      { kind: 'insertion', inserted: 'and a ', user: 'reviewer' },
    ])
  })

  test('that is deleted is struck out, letter by letter one suggestion, and the caret goes on', async () => {
    const editor = await both(doc(p('one two')), (its) => {
      at(its, 8)
      for (let count = 0; count < 3; count++) backspace(its)
    })
    expect(suggestionsIn(json(editor))).toMatchObject([{ kind: 'deletion', deleted: 'two' }])
    expect(editor.state.selection.head).toBe(5)
    const forward = await both(doc(p('one two')), (its) => {
      at(its, 1)
      for (let count = 0; count < 3; count++) deleteForward(its)
    })
    expect(suggestionsIn(json(forward))).toMatchObject([{ kind: 'deletion', deleted: 'one' }])
    expect(forward.state.selection.head).toBe(4)
  })

  test('that replaces other is one suggestion', async () => {
    const editor = await both(doc(p('one two')), (its) => {
      at(its, 5, 8)
      for (const letter of 'three') type(its, letter)
    })
    expect(suggestionsIn(json(editor))).toMatchObject([
      { kind: 'replacement', inserted: 'three', deleted: 'two' },
    ])
  })

  test('that takes the place of what was struck out letter by letter comes behind it, as one suggestion', async () => {
    const editor = await both(doc(p('one two.')), (its) => {
      at(its, 8)
      for (let count = 0; count < 3; count++) backspace(its)
      for (const letter of 'three') type(its, letter)
    })
    expect(editor.state.doc.textContent).toBe('one twothree.')
    expect(suggestionsIn(json(editor))).toMatchObject([
      { kind: 'replacement', inserted: 'three', deleted: 'two' },
    ])
  })

  test('that one proposed oneself really goes', async () => {
    const editor = await both(doc(p('one two')), (its) => {
      at(its, 4)
      for (const letter of ' abc') type(its, letter)
      for (let count = 0; count < 4; count++) backspace(its)
    })
    expect(json(editor)).toMatchObject(doc(p('one two')))
  })

  test('that another proposed is struck out, and neighbours stay two', async () => {
    const node = doc(p('one', ins(by('author'), ' his'), ' two'))
    const struck = await both(node, (its) => {
      at(its, 4, 8)
      its.commands.deleteSelection()
    })
    expect(suggestionsIn(json(struck)).map(({ user, kind }) => [user, kind])).toEqual([
      ['author', 'insertion'],
      ['reviewer', 'deletion'],
    ])
    const beside = await both(node, (its) => {
      at(its, 8)
      type(its, ' hers')
      at(its, 6)
      type(its, 'x')
    })
    expect(suggestionsIn(json(beside)).map(({ user, inserted }) => [user, inserted])).toEqual([
      ['author', ' his'],
      ['reviewer', 'x'],
      [expect.stringContaining('reviewer'), ' hers'],
    ])
  })

  test('that is struck out already is passed by', async () => {
    const editor = await both(doc(p('one ', del(by('author'), 'two'))), (its) => {
      at(its, 8)
      backspace(its)
    })
    expect(suggestionsIn(json(editor))).toMatchObject([{ user: 'author', deleted: 'two' }])
  })

  test('that looks different, and no longer', async () => {
    const act = (its: Editor) => {
      at(its, 1, 4)
      its.commands.toggleBold()
    }
    const editor = await both(doc(p('one two')), act)
    expect(kinds(editor)).toEqual(['formatting'])
    act(editor)
    expect(json(editor)).toMatchObject(doc(p('one two')))
    expect(kinds(await both(doc(p(bold('one'), ' two')), act))).toEqual(['formatting'])
    expect(
      kinds(
        await both(doc(p('one ', link('two', 'https://un.org/'))), (its) => {
          at(its, 5, 8)
          its.commands.unsetMark('link')
        }),
      ),
    ).toEqual(['formatting'])
  })

  test('that is replaced in many places is as many suggestions', async () => {
    const editor = await both(doc(p('one one'), p('one')), (its) => {
      const { tr, schema } = its.state
      for (const from of [11 - 1, 5, 1]) tr.replaceWith(from, from + 3, schema.text('three'))
      its.view.dispatch(tr)
    })
    expect(kinds(editor)).toEqual(['replacement', 'replacement', 'replacement'])
  })

  test('over several paragraphs goes, and what is left is joined', async () => {
    await both(doc(p('one two'), p('gone'), hr(), p('three four')), (its) => {
      at(its, 5, its.state.doc.content.size - 5)
      its.commands.deleteSelection()
    })
    await both(doc(p('one two'), p('three four')), (its) => {
      at(its, 5, 15)
      type(its, 'x')
    })
    await both(doc(p('one two'), ul(li('a'), li('b')), p('c')), (its) => {
      at(its, 5, 14)
      its.commands.deleteSelection()
    })
  })
})

describe('paragraphs', () => {
  test('are split in the middle by a pilcrow, and the caret stands behind it', async () => {
    const editor = await both(doc(p('one two')), (its) => {
      at(its, 5)
      key(its, 'Enter')
      type(its, 'x')
    })
    expect(editor.state.doc.textContent).toBe('one ¶xtwo')
    expect(editor.state.doc.childCount).toBe(1)
  })

  test('are begun before and behind others', async () => {
    const after = await both(doc(p('one'), p('two')), (its) => {
      at(its, 4)
      key(its, 'Enter')
      type(its, 'new')
      key(its, 'Enter')
      type(its, 'more')
    })
    expect(after.state.doc.childCount).toBe(4)
    expect(suggestionsIn(json(after)).every(({ kind }) => kind === 'block-insertion')).toBe(true)
    await both(doc(p('one'), p('two')), (its) => {
      at(its, 6)
      key(its, 'Enter')
    })
    await both(doc(h(2, 'one')), (its) => {
      at(its, 4)
      key(its, 'Enter')
      type(its, 'text')
    })
    await both(doc(h(2, 'one')), (its) => {
      at(its, 1)
      key(its, 'Enter')
    })
  })

  test('of one’s own are really split, joined and emptied', async () => {
    const editor = await both(doc(p('one')), (its) => {
      at(its, 4)
      key(its, 'Enter')
      type(its, 'abcd')
      at(its, 8)
      key(its, 'Enter')
      backspace(its)
      for (let count = 0; count < 3; count++) backspace(its)
    })
    expect(editor.state.doc.textContent).toBe('onecd')
  })

  test('are joined from either side', async () => {
    const back = await both(doc(p('one'), p('two')), (its) => {
      at(its, 6)
      backspace(its)
    })
    expect(kinds(back)).toEqual(['join'])
    expect(back.state.selection.head).toBe(4)
    backspace(back)
    expect(suggestionsIn(json(back)).some(({ deleted }) => deleted === 'e')).toBe(true)
    const forward = await both(doc(p('one'), p('two')), (its) => {
      at(its, 4)
      deleteForward(its)
    })
    expect(kinds(forward)).toEqual(['join'])
    expect(forward.state.selection.head).toBe(6)
    await both(doc(h(2, 'one'), p('two')), (its) => {
      at(its, 6)
      backspace(its)
    })
  })

  test('become headings and headings paragraphs, and change direction', async () => {
    const editor = await both(doc(p('one'), p('two')), (its) => {
      at(its, 2)
      its.commands.toggleHeading({ level: 2 })
    })
    expect(kinds(editor)).toEqual(['block-change'])
    expect(editor.state.doc.firstChild!.type.name).toBe('paragraph')
    await both(doc(h(2, 'one')), (its) => {
      at(its, 2)
      its.commands.setParagraph()
    })
    await both(doc(h(2, 'one')), (its) => {
      at(its, 2)
      its.commands.updateAttributes('heading', { dir: 'rtl' })
    })
  })

  test('that are pasted stand where they belong', async () => {
    const html = '<p>first</p><p>second</p><p>third</p>'
    await both(doc(p('one two'), p('end')), (its) => {
      at(its, 5)
      its.view.pasteHTML(html, new Event('paste') as ClipboardEvent)
    })
    await both(doc(p('one'), p()), (its) => {
      at(its, 6)
      its.view.pasteHTML(html, new Event('paste') as ClipboardEvent)
    })
    await both(doc(p('one two')), (its) => {
      at(its, 5)
      its.view.pasteHTML(
        '<h2>Title</h2><ul><li>a</li><li>b</li></ul><p>end</p>',
        new Event('paste') as ClipboardEvent,
      )
    })
    await both(doc(p('one two'), p('x')), (its) => {
      at(its, 1, 8)
      its.view.pasteHTML('<table><tr><td>a</td><td>b</td></tr></table>', new Event('paste') as ClipboardEvent)
    })
  })

  test('are moved', async () => {
    const editor = await both(doc(p('one'), p('two'), p('three')), (its) => {
      const { tr } = its.state
      const node = its.state.doc.child(0)
      tr.delete(0, 5)
      tr.insert(tr.doc.content.size, node)
      its.view.dispatch(tr)
    })
    expect(kinds(editor)).toEqual(['block-replacement'])
  })
})

describe('lists and quotations', () => {
  const list = doc(ul(li('one'), li('two')), p('end'))

  test('items are split, begun, ended and joined', async () => {
    await both(list, (its) => {
      at(its, 4)
      key(its, 'Enter')
    })
    await both(list, (its) => {
      at(its, 6)
      key(its, 'Enter')
      type(its, 'new')
    })
    await both(list, (its) => {
      at(its, 13)
      key(its, 'Enter')
      key(its, 'Enter')
      type(its, 'after')
    })
    await both(list, (its) => {
      at(its, 10)
      backspace(its)
    })
    await both(doc(ul(li(p('one'), ul(li('below'))), li('two'))), (its) => {
      at(its, 6)
      key(its, 'Enter')
    })
  })

  test('paragraphs become lists, and lists paragraphs and other lists', async () => {
    await both(doc(p('one'), p('two')), (its) => {
      at(its, 1, 8)
      its.commands.toggleBulletList()
    })
    await both(list, (its) => {
      at(its, 4)
      its.commands.toggleBulletList()
    })
    await both(list, (its) => {
      at(its, 4)
      its.commands.toggleOrderedList()
    })
    await both(doc(p('one'), ol(li('two'))), (its) => {
      at(its, 2)
      its.commands.toggleBlockquote()
    })
  })

  test('items are nested and lifted', async () => {
    await both(list, (its) => {
      at(its, 11)
      its.commands.sinkListItem('listItem')
    })
    await both(doc(ul(li(p('one'), ul(li('below'))))), (its) => {
      at(its, 10)
      its.commands.liftListItem('listItem')
    })
  })

  test('a quotation is split and left', async () => {
    await both(doc(quote({}, p('said so')), p('x')), (its) => {
      at(its, 6)
      key(its, 'Enter')
    })
    await both(doc(quote({}, p('said'), p())), (its) => {
      at(its, 8)
      key(its, 'Enter')
    })
  })
})

describe('tables, notes and what has no text', () => {
  const cells = doc(p('x'), table(tr(th('a'), th('b')), tr(td('c'), td('d'))), p('end'))
  const inFirstCell = (its: Editor) => at(its, 7)

  test.each([
    ['addRowAfter', 'block-insertion'],
    ['addRowBefore', 'block-insertion'],
    ['addColumnAfter', 'block-insertion'],
    ['addColumnBefore', 'block-insertion'],
    ['deleteRow', 'block-deletion'],
    ['deleteColumn', 'block-deletion'],
    ['deleteTable', 'block-deletion'],
    ['toggleHeaderRow', 'block-change'],
  ] as const)('%s', async (name, kind) => {
    const editor = await both(cells, (its) => {
      inFirstCell(its)
      its.commands[name]()
    })
    expect(new Set(kinds(editor))).toEqual(new Set([kind]))
  })

  test('a table is inserted', async () => {
    await both(doc(p('one'), p()), (its) => {
      at(its, 6)
      its.commands.insertTable({ rows: 2, cols: 2, withHeaderRow: true })
      type(its, 'cell')
    })
  })

  test('a table of one’s own can be changed freely', async () => {
    await both(doc(p('one'), p()), (its) => {
      at(its, 6)
      its.commands.insertTable({ rows: 2, cols: 2, withHeaderRow: true })
      its.commands.addRowAfter()
      its.commands.addColumnAfter()
      its.commands.deleteRow()
    })
  })

  test('joining cells is refused, and nothing is done', async () => {
    let refused = 0
    const editor = suggestAs(await edit(cells), 'reviewer', () => refused++)
    const before = json(editor)
    const positions: number[] = []
    editor.state.doc.descendants(
      (node, place) => void (node.type.name === 'tableHeader' && positions.push(place)),
    )
    editor.view.dispatch(
      editor.state.tr.setSelection(CellSelection.create(editor.state.doc, positions[0]!, positions[1]!)),
    )
    editor.commands.mergeCells()
    expect(refused).toBe(1)
    expect(json(editor)).toEqual(before)
  })

  test('a note is inserted, written, and deleted', async () => {
    await both(doc(p('one two')), (its) => {
      at(its, 4)
      its.view.dispatch(
        its.state.tr.insert(4, its.schema.nodes.footnote!.create(null, its.schema.text('note'))),
      )
    })
    const written = await both(doc(p('one', note('note'), ' two')), (its) => {
      at(its, 9)
      type(its, ' more')
    })
    expect(kinds(written)).toEqual(['insertion'])
    const gone = await both(doc(p('one', note('note'), ' two')), (its) => {
      its.view.dispatch(its.state.tr.setSelection(NodeSelection.create(its.state.doc, 4)).deleteSelection())
    })
    expect(kinds(gone)).toEqual(['block-deletion'])
  })

  test('rules, breaks and figures come and go', async () => {
    await both(doc(p('one'), p('two')), (its) => {
      at(its, 4)
      its.commands.setHorizontalRule()
    })
    await both(doc(p('one'), hr(), p('two')), (its) => {
      its.view.dispatch(its.state.tr.setSelection(NodeSelection.create(its.state.doc, 5)).deleteSelection())
    })
    await both(doc(p('one two')), (its) => {
      at(its, 4)
      its.commands.setHardBreak()
    })
    await both(
      doc(
        p('one'),
        { type: 'figure', attrs: { image: 'i', alt: 'A' }, content: [{ type: 'text', text: 'Caption' }] },
        p('x'),
      ),
      (its) => {
        its.view.dispatch(its.state.tr.setSelection(NodeSelection.create(its.state.doc, 5)).deleteSelection())
      },
    )
    await both(doc({ type: 'figure', attrs: { image: 'i', alt: 'A' } }, p('x')), (its) => {
      its.view.dispatch(its.state.tr.setNodeAttribute(0, 'alt', 'B'))
    })
  })
})

test('what is copied holds no suggestions: words that go stay behind, those that come are words', async () => {
  const editor = await edit(
    doc(
      p('a ', del(by('author'), 'old'), ins(by('author'), 'new')),
      suggested(p('b'), { joined: by('author') }),
    ),
  )
  editor.commands.selectAll()
  const { dom } = editor.view.serializeForClipboard(editor.state.selection.content())
  expect(dom.textContent).toBe('a newb')
  expect(dom.querySelector('ins, del, [data-suggestion]')).toBeNull()
})

describe('others', () => {
  test('keep what they suggest where one takes a block away and brings it back elsewhere', async () => {
    const node = doc(ul(li(p('one', ins(by('author'), ' his'))), li('two')), p('end'))
    const editor = await both(node, (its) => {
      at(its, 14)
      its.commands.toggleBulletList()
      at(its, 4)
      its.commands.toggleBulletList()
    })
    expect(suggestionsIn(json(editor)).some(({ user }) => user === 'author')).toBe(true)
  })

  test('may have proposed what one proposes too', async () => {
    const node = doc(p('one'), suggested(p('two'), { joined: by('author') }))
    const editor = await both(node, (its) => {
      at(its, 6)
      its.view.dispatch(its.state.tr.join(5))
    })
    expect(suggestionsIn(json(editor)).map(({ user }) => user)).toEqual(['author'])
  })
})
