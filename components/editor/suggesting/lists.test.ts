// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { overstepOf } from '@/lib/richtext/suggestions/check'
import { hasSuggestions } from '@/lib/richtext/suggestions/record'
import { suggestionsIn } from '@/lib/richtext/suggestions/list'
import { doc, h, li, p, quote, table, td, tr, ul, withAttrs } from '@/lib/testing/richtext'
import type { Place } from '@/lib/richtext/suggestions/place'
import { by, suggested } from '@/lib/testing/suggested'
import { ProposedItems } from './proposed-items'
import { at, backspace, both, edit, json, key, kinds, plain, type } from './testing/acting'
import { suggestAs } from './testing/suggest-as'

const list = doc(ul(li('one'), li('two'), li('three')), p('end'))
const ordered = (...content: DocumentNode[]) => withAttrs({ type: 'orderedList', content }, { start: 1 })

/** The words of a text as it stands: each once, however much is proposed of what is around them. */
const words = (editor: Editor) => editor.state.doc.textContent

/** Suggests, and expects of the text that it is as before, and would read so if all were accepted. */
async function proposes(node: DocumentNode, act: (editor: Editor) => unknown, wanted: DocumentNode) {
  const editor = suggestAs(await edit(node), 'reviewer')
  const before = json(editor)
  act(editor)
  expect(plain(originalReading(json(editor)))).toEqual(plain(before))
  const real = await edit(wanted)
  expect(plain(finalReading(json(editor)))).toEqual(plain(json(real)))
  expect(overstepOf(before, json(editor), 'reviewer')).toBeNull()
  return editor
}

describe('lists are proposed around words that stay', () => {
  test.each<[string, DocumentNode, (its: Editor) => unknown]>([
    ['made', doc(p('one'), p('two'), p('end')), (its) => (at(its, 1, 8), its.commands.toggleBulletList())],
    ['made beside one', doc(p('one'), ul(li('two'))), (its) => (at(its, 2), its.commands.toggleBulletList())],
    ['made of a heading', doc(h(2, 'one'), p('x')), (its) => (at(its, 2), its.commands.toggleOrderedList())],
    ['made by typing', doc(p('one'), p('x')), (its) => (at(its, 1), its.commands.wrapInList('bulletList'))],
    ['of another kind', list, (its) => (at(its, 4), its.commands.toggleOrderedList())],
    ['left by one in the middle', list, (its) => (at(its, 11), its.commands.toggleBulletList())],
    ['left by all', list, (its) => (at(its, 4, 18), its.commands.toggleBulletList())],
    ['nested', list, (its) => (at(its, 11), key(its, 'Tab'))],
    ['nested, two', list, (its) => (at(its, 11, 20), its.commands.sinkListItem('listItem'))],
    [
      'lifted with what is below, and what follows goes below it',
      doc(ul(li(p('one'), ul(li(p('two'), ul(li('deep'))), li('three')))), p('x')),
      (its) => (at(its, 10), key(its, 'Tab', { shiftKey: true })),
    ],
    [
      'in a cell',
      doc(table(tr(td('one'), td('two'))), p('x')),
      (its) => (at(its, 5), its.commands.toggleBulletList()),
    ],
    [
      'in a quotation',
      doc(quote({}, p('one')), p('x')),
      (its) => (at(its, 3), its.commands.toggleBulletList()),
    ],
  ])('%s', async (_, node, act) => {
    const before = words(await edit(node))
    const editor = await both(node, act)
    expect(words(editor)).toBe(before)
    expect(kinds(editor)).toEqual(['list'])
    expect(hasSuggestions(json(editor))).toBe(true)
  })

  test('changed again before anybody decides, and back to what was', async () => {
    const node = doc(p('one'), p('two'), p('end'))
    const numbered = await proposes(
      node,
      (its) => (at(its, 1, 8), its.commands.toggleBulletList(), its.commands.toggleOrderedList()),
      doc(ordered(li('one'), li('two')), p('end')),
    )
    expect(suggestionsIn(json(numbered))).toHaveLength(1)
    numbered.commands.toggleOrderedList()
    expect(hasSuggestions(json(numbered))).toBe(false)
    await proposes(
      node,
      (its) => {
        at(its, 1, 8)
        its.commands.toggleBulletList()
        at(its, 7)
        key(its, 'Tab')
      },
      doc(ul(li(p('one'), ul(li('two')))), p('end')),
    )
    await proposes(
      node,
      (its) => {
        at(its, 1, 8)
        its.commands.toggleBulletList()
        at(its, 7)
        key(its, 'Tab')
        key(its, 'Tab', { shiftKey: true })
      },
      doc(ul(li('one'), li('two')), p('end')),
    )
  })

  test('Enter goes on with an item, in an empty one it leaves the list, Backspace takes it back', async () => {
    const node = doc(p('one'), p('end'))
    const make = (its: Editor) => (at(its, 4), its.commands.toggleBulletList())
    await proposes(
      node,
      (its) => (make(its), key(its, 'Enter'), type(its, 'two')),
      doc(ul(li('one'), li('two')), p('end')),
    )
    await proposes(
      node,
      (its) => (make(its), at(its, 2), key(its, 'Enter')),
      doc(ul(li('o'), li('ne')), p('end')),
    )
    await proposes(
      node,
      (its) => (make(its), key(its, 'Enter'), key(its, 'Enter'), type(its, 'two')),
      doc(ul(li('one')), p('two'), p('end')),
    )
    const none = await proposes(node, (its) => (make(its), at(its, 1), backspace(its)), node)
    expect(hasSuggestions(json(none))).toBe(false)
    await proposes(
      list,
      (its) => (at(its, 13), key(its, 'Tab'), key(its, 'Enter'), type(its, 'new')),
      doc(ul(li(p('one'), ul(li('two'), li('new'))), li('three')), p('end')),
    )
  })

  test('two people want different places, and either is to be had', async () => {
    const editor = suggestAs(await edit(doc(p('one'), p('end'))), 'author')
    at(editor, 2)
    editor.commands.toggleBulletList()
    suggestAs(editor, 'reviewer')
    editor.commands.toggleOrderedList()
    const node = json(editor)
    expect(suggestionsIn(node).map(({ user }) => user)).toEqual(['author', 'reviewer'])
    expect(plain(finalReading(node))).toEqual(plain(json(await edit(doc(ordered(li('one')), p('end'))))))
  })
})

test('what is to be a list is drawn where it is to be, and numbered as it will be', async () => {
  const to = (text: string, place: Place) => suggested(p(text), { changed: [{ ...by('reviewer'), place }] })
  const editor = await edit(
    doc(
      withAttrs({ type: 'orderedList', content: [li('a'), li('b')] }, { start: 4 }),
      to('six', { depth: 1, list: 'orderedList' }),
      to('bullet', { depth: 2, list: 'bulletList' }),
      to('seven', { depth: 1, list: 'orderedList' }),
      to('more', { depth: 1, list: 'orderedList', continues: true }),
      to('other', { depth: 1, list: 'bulletList' }),
      to('one', { depth: 1, list: 'orderedList' }),
      ul(li('x'), li(to('out', { depth: 0 }))),
    ),
  )
  const items = new ProposedItems()
  const drawn: (string | undefined)[][] = []
  editor.state.doc.descendants((node, place) => {
    const found = items.next(editor.state.doc, place)
    if (found.style) drawn.push([node.textContent, found['data-place'], found['data-number'], found.style])
  })
  expect(drawn).toEqual([
    ['six', 'orderedList', '6.', '--shift: 1; --lists: 0'],
    ['bullet', 'bulletList', '1.', '--shift: 2; --lists: 0'],
    ['seven', 'orderedList', '7.', '--shift: 1; --lists: 0'],
    ['more', 'none', '7.', '--shift: 1; --lists: 0'],
    ['other', 'bulletList', '1.', '--shift: 1; --lists: 0'],
    ['one', 'orderedList', '1.', '--shift: 1; --lists: 0'],
    ['out', 'none', '1.', '--shift: -1; --lists: 1'],
  ])
})
