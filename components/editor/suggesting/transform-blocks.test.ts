// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { describe, expect, test } from 'vitest'
import { suggestionsIn } from '@/lib/richtext/suggestions/list'
import { doc, hr, li, note, ol, p, quote, table, td, th, tr, ul } from '@/lib/testing/richtext'
import { by, del, ins, suggested } from '@/lib/testing/suggested'
import { at, backspace, both, edit, json, key, kinds, type } from './testing/acting'
import { suggestAs } from './testing/suggest-as'

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

  test('is not parted by what is put into it: its rows stay where they are', async () => {
    const cells = doc(table(tr(th('Year'), th('Persons')), tr(td('a'), td('b'))))
    const editor = suggestAs(await edit(cells), 'reviewer')
    const { state, view, schema } = editor
    view.dispatch(state.tr.replaceWith(2, 2, schema.nodes.horizontalRule!.create()))
    const areProposed: boolean[] = []
    editor.state.doc.descendants((node, _at, parent) => {
      if (node.type.name === 'tableRow' && !node.attrs.inserted)
        areProposed.push(Boolean(parent?.attrs.inserted))
    })
    expect(areProposed).toEqual([false, false])
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
    const before = await both(doc(p('one'), p('two')), (its) => {
      at(its, 1)
      its.commands.setHorizontalRule()
    })
    // The paragraph behind it is nobody's proposal.
    expect(json(before).content!.map(({ attrs }) => Boolean(attrs?.inserted))).toEqual([true, false, false])
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
