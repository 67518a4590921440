// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import { connected, openEditor, Wire, ydocOf } from '@/components/editor/testing/open-editor'
import { select } from '@/components/editor/threads/testing'
import { findRanges, selectedRanges } from '@/components/editor/threads/selected-ranges'
import { doc, p } from '@/lib/testing/richtext'
import { PendingMarks } from './pending-marks'

const editors: Editor[] = []
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy()
})

/** Two people in one draft, one of whom begins a comment on `words`. */
async function begun(words: string) {
  const server = ydocOf(doc(p('one two three'), p('four five six')))
  const wire = new Wire()
  const me = await openEditor(connected(server, wire))
  const them = await openEditor(connected(server, wire))
  editors.push(me, them)
  const marks = new PendingMarks(me)
  select(me, words)
  marks.set('new', selectedRanges(me.state))
  return { me, them, marks }
}

const highlighted = (editor: Editor) =>
  [...editor.view.dom.querySelectorAll('.comment-pending')].map(({ textContent }) => textContent).join('')

test('the words are highlighted here and nowhere else, until it is over', async () => {
  const { me, them, marks } = await begun('five')
  expect(highlighted(me)).toBe('five')
  expect(highlighted(them)).toBe('')
  expect(me.getJSON()).toEqual(them.getJSON())
  marks.delete('new')
  expect(highlighted(me)).toBe('')
})

test('they follow what is typed here and by others, before, within and behind them', async () => {
  const { me, them, marks } = await begun('five')
  me.commands.insertContentAt(1, 'zero ')
  expect(highlighted(me)).toBe('five')
  them.commands.insertContentAt(1, 'minus one ')
  expect(highlighted(me)).toBe('five')
  select(them, 'ive')
  them.commands.insertContentAt(them.state.selection.from, 'FF')
  expect(highlighted(me)).toBe('fFFive')
  select(me, 'six')
  me.commands.insertContentAt(me.state.selection.to, ' seven')
  expect(marks.textOf('new')).toBe('fFFive')
  const [found] = findRanges(them.state, marks.rangesOf('new'))
  expect(them.state.doc.textBetween(found!.from, found!.to)).toBe('fFFive')
})

test('once all of the words are deleted, by whomever, there is nothing to anchor to', async () => {
  const mine = await begun('five')
  select(mine.me, 'five')
  mine.me.commands.deleteSelection()
  expect(mine.marks.rangesOf('new')).toEqual([])
  const theirs = await begun('five')
  select(theirs.them, 'five')
  theirs.them.commands.deleteSelection()
  expect(theirs.marks.rangesOf('new')).toEqual([])
  expect(highlighted(theirs.me)).toBe('')
})

test('several stand beside each other', async () => {
  const { me, marks } = await begun('five')
  select(me, 'two three')
  marks.set('other', selectedRanges(me.state))
  expect(marks.names).toEqual(['new', 'other'])
  expect(marks.textOf('other')).toBe('two three')
  marks.delete('new')
  expect(highlighted(me)).toBe('two three')
})
