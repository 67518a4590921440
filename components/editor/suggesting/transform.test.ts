// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { describe, expect, test } from 'vitest'
import { suggestionsIn } from '@/lib/richtext/suggestions/list'
import { bold, doc, h, hr, li, link, p, ul } from '@/lib/testing/richtext'
import { by, del, ins } from '@/lib/testing/suggested'
import { at, backspace, both, deleteForward, json, key, kinds, type } from './testing/acting'

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
