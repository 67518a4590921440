// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { doc, li, p, td, table, tr, ul } from '@/lib/testing/richtext'
import { connected, openEditor, Wire, ydocOf } from '../testing/open-editor'
import { comment, copy, covered, cut, paste, select } from './testing'
import { offerThreadPlaces } from './thread-places'

const THREAD = '0199a000-0000-7000-8000-000000000001'

const editors: Editor[] = []
let places: Record<string, string[]>
let stop: () => void
beforeEach(() => {
  places = { [THREAD]: ['here'] }
  stop = offerThreadPlaces((thread) => places[thread] ?? null)
})
afterEach(() => {
  stop()
  for (const editor of editors.splice(0)) editor.destroy()
})

/** Two drafts of a report; on two words of the first somebody has begun a thread. */
async function drafts() {
  const server = ydocOf(doc(p('one two three four'), ul(li('item')), table(tr(td('cell')))))
  const here = await openEditor(connected(server, new Wire()), { draftId: 'here' })
  const there = await openEditor(ydocOf(doc(p('other'))), { draftId: 'there' })
  editors.push(here, there)
  select(here, 'two three')
  comment(server, here, THREAD)
  return { here, there }
}
const at = (editor: Editor, words: string) => editor.commands.setTextSelection(select(editor, words).to)

describe('cut and pasted', () => {
  test.each(['one', 'item', 'cell', 'four'])('behind “%s”', async (words) => {
    const { here } = await drafts()
    select(here, ' two three')
    const html = cut(here)
    expect(covered(here, THREAD)).toBe('')
    at(here, words)
    paste(here, html)
    expect(covered(here, THREAD)).toBe('two three')
  })

  test('half of it: both halves belong to the thread', async () => {
    const { here } = await drafts()
    select(here, 'three four')
    const html = cut(here)
    at(here, 'item')
    paste(here, html)
    expect(here.getText()).toContain('itemthree four')
    expect(covered(here, THREAD)).toBe('two three')
  })

  test('into another draft, also half of it, and only once', async () => {
    const { here, there } = await drafts()
    select(here, 'three four')
    const html = cut(here)
    at(there, 'other')
    paste(there, html)
    expect([covered(here, THREAD), covered(there, THREAD)]).toEqual(['two ', 'three'])
    paste(there, html)
    expect(covered(there, THREAD)).toBe('three')
  })

  test('into another draft later, when nothing is left where it was', async () => {
    const { here, there } = await drafts()
    select(here, 'one two three four')
    const html = cut(here)
    // Another page: it knows of no cut.
    copy(here)
    at(there, 'other')
    paste(there, html)
    expect(covered(there, THREAD)).toBe('')
    there.commands.undo()
    places[THREAD] = []
    at(there, 'other')
    paste(there, html)
    expect(covered(there, THREAD)).toBe('two three')
  })

  test('after the cut was undone it is a copy', async () => {
    const { here, there } = await drafts()
    select(here, 'two three')
    const html = cut(here)
    here.commands.undo()
    at(here, 'item')
    paste(here, html)
    at(there, 'other')
    paste(there, html)
    expect([covered(here, THREAD), covered(there, THREAD)]).toEqual(['two three', ''])
  })

  test('undone and redone, it goes back and forth', async () => {
    const { here } = await drafts()
    select(here, 'two three')
    const html = cut(here)
    at(here, 'item')
    paste(here, html)
    here.commands.undo()
    here.commands.undo()
    expect(covered(here, THREAD)).toBe('two three')
    expect(here.getText()).toContain('one two three four')
    here.commands.redo()
    here.commands.redo()
    expect(covered(here, THREAD)).toBe('two three')
  })
})

describe('copied', () => {
  test('the original keeps the thread', async () => {
    const { here, there } = await drafts()
    select(here, 'one two three')
    const html = copy(here)
    at(here, 'item')
    paste(here, html)
    expect(here.getText()).toContain('itemone two three')
    at(there, 'other')
    paste(there, html)
    expect([covered(here, THREAD), covered(there, THREAD)]).toEqual(['two three', ''])
    select(here, 'two three')
    expect(here.state.selection.from).toBe(5)
    expect(here.isActive('comment', { thread: THREAD })).toBe(true)
  })

  test('pasted over itself it stays', async () => {
    const { here } = await drafts()
    select(here, 'two three')
    const html = copy(here)
    paste(here, html)
    expect(covered(here, THREAD)).toBe('two three')
  })

  test('and the original deleted: the thread goes with the copy that comes after', async () => {
    const { here } = await drafts()
    select(here, 'two three')
    const html = copy(here)
    here.commands.deleteSelection()
    at(here, 'item')
    paste(here, html)
    expect(covered(here, THREAD)).toBe('two three')
  })

  test('from another report it has no thread', async () => {
    const { here, there } = await drafts()
    select(here, 'two three')
    const copied = copy(here)
    places = {}
    at(there, 'other')
    paste(there, copied)
    select(here, 'two three')
    const html = cut(here)
    at(there, 'other')
    paste(there, html)
    expect(there.getText()).toContain('othertwo three')
    expect(covered(there, THREAD)).toBe('')
  })
})

test('dragged elsewhere within a draft, also half of it, the thread goes along; a dragged copy has none', async () => {
  const { here } = await drafts()
  const drop = (isCopy: boolean) => {
    const { state } = here
    const { from, to } = select(here, 'three')
    const slice = here.state.selection.content()
    const transaction = state.tr.setMeta('uiEvent', 'drop')
    if (!isCopy) transaction.delete(from, to)
    const end = transaction.mapping.map(select(here, 'item').to)
    here.view.dispatch(transaction.replace(end, end, slice))
  }
  drop(true)
  expect(here.getText()).toContain('itemthree')
  expect(covered(here, THREAD)).toBe('two three')
  here.commands.undo()
  drop(false)
  expect(here.getText()).toContain('one two  four')
  expect(covered(here, THREAD)).toBe('two three')
})
