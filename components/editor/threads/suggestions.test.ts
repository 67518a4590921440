// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { threadsInXml } from '@/lib/richtext/comment-marks'
import { markSuggestion, type Quote } from '@/lib/richtext/passages'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { doc, p, td, table, tr } from '@/lib/testing/richtext'
import { decide } from '../suggesting/decide'
import { suggestAs } from '../suggesting/testing/suggest-as'
import { connected, openEditor, Wire, ydocOf } from '../testing/open-editor'
import { comment, covered, cut, paste, select } from './testing'

const THREAD = '0199a000-0000-7000-8000-000000000001'

const editors: Editor[] = []
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy()
})

/** A draft as the server has it, with an editor of who writes and one of who suggests. */
async function draft() {
  const server = ydocOf(doc(p('one two three'), p('four'), table(tr(td('cell')))))
  const wire = new Wire()
  const copy = connected(server, wire)
  const writer = await openEditor(copy)
  const suggester = suggestAs(await openEditor(connected(server, wire)), 'reviewer')
  editors.push(writer, suggester)
  const all = (verdict: 'accept' | 'reject') =>
    decide(writer, copy.getXmlFragment(XML_FRAGMENT), () => verdict)
  return { server, writer, suggester, all }
}

const fragmentOf = (ydoc: Y.Doc) => ydoc.getXmlFragment(XML_FRAGMENT)

/** The first suggestion in an editor. */
function suggestionIn(editor: Editor): string {
  let id = ''
  editor.state.doc.descendants((node) => {
    const mark = node.marks.find(({ type }) => ['insertion', 'deletion', 'formatting'].includes(type.name))
    const record = (mark?.attrs ?? node.attrs.changed?.[0] ?? node.attrs.inserted ?? node.attrs.deleted) as
      { id?: string } | undefined
    id ||= record?.id ?? ''
  })
  return id
}

const commentOnSuggestion = (server: Y.Doc, editor: Editor): Quote =>
  server.transact(() => markSuggestion(fragmentOf(server), suggestionIn(editor), THREAD))

test.each([
  ['accept', 'new '],
  ['reject', ''],
] as const)('on an insertion: %s leaves “%s”', async (verdict, left) => {
  const { server, writer, suggester, all } = await draft()
  suggester.commands.insertContentAt(5, 'new ')
  expect(commentOnSuggestion(server, writer)).toMatchObject({ quote: 'new ', before: 'one ' })
  expect(all(verdict)).toBe(true)
  expect(covered(writer, THREAD)).toBe(left)
  writer.commands.undo()
  expect(covered(writer, THREAD)).toBe('new ')
})

test.each([
  ['accept', ''],
  ['reject', 'two'],
] as const)('on a deletion: %s leaves “%s”', async (verdict, left) => {
  const { server, writer, suggester, all } = await draft()
  select(suggester, 'two')
  suggester.commands.deleteSelection()
  expect(commentOnSuggestion(server, writer).quote).toBe('two')
  all(verdict)
  expect(covered(writer, THREAD)).toBe(left)
  expect(threadsInXml(fragmentOf(server))).toEqual(left ? [THREAD] : [])
  writer.commands.undo()
  expect(covered(writer, THREAD)).toBe('two')
})

test.each(['accept', 'reject'] as const)('on another look, of words or of a block: %s', async (verdict) => {
  for (const propose of [
    (editor: Editor) => (select(editor, 'four'), editor.commands.toggleBold()),
    (editor: Editor) => (select(editor, 'four'), editor.commands.setNode('heading', { level: 2 })),
  ]) {
    const { server, writer, suggester, all } = await draft()
    propose(suggester)
    expect(commentOnSuggestion(server, writer).quote).toBe('four')
    all(verdict)
    expect(covered(writer, THREAD)).toBe('four')
  }
})

test.each(['accept', 'reject'] as const)('%s of what others suggest around it', async (verdict) => {
  const { server, writer, suggester, all } = await draft()
  select(writer, 'one two three')
  comment(server, writer, THREAD)
  select(suggester, 'two ')
  suggester.commands.deleteSelection()
  suggester.commands.setTextSelection(select(suggester, 'three').from)
  suggester.commands.splitBlock()
  all(verdict)
  expect(covered(writer, THREAD).replace('¶', '')).toBe(verdict === 'accept' ? 'one three' : 'one two three')
})

test.each([
  ['accept', 'one  threefourtwo'],
  ['reject', 'one two threefour'],
] as const)('words moved as a suggestion: %s', async (verdict, text) => {
  const { server, writer, suggester, all } = await draft()
  select(writer, 'two')
  comment(server, writer, THREAD)
  select(suggester, 'two')
  const html = cut(suggester)
  suggester.commands.setTextSelection(select(suggester, 'four').to)
  paste(suggester, html)
  all(verdict)
  expect(writer.state.doc.textContent).toBe(`${text}cell`)
  expect(covered(writer, THREAD)).toBe('two')
})
