// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { documentExtensions } from '@/lib/richtext/schema'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { bold, br, doc, li, p, table, td, tr, ul } from '@/lib/testing/richtext'
import { suggestAs } from '../suggesting/testing/suggest-as'
import { editorExtensions } from '../text/extensions'
import { lateParts, plugIn } from '../text/late-parts'
import { Finder, replaceFound } from './find-in-document'
import { findingOf, findPart, goOn, lookAgain, lookFor } from './find-part'

const LOOSE = { matchCase: false, wholeWords: false, foldAccents: false }
// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => {}
let editor: Editor
afterEach(() => editor.destroy())

function edit(content: object): Editor {
  editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: [...documentExtensions, lateParts],
    content,
  })
  plugIn(editor, findPart)
  return editor
}

const look = (query: string) => lookFor(editor, { query, options: LOOSE })
const foundTexts = () =>
  findingOf(editor).found.map(({ from, to }) => editor.state.doc.textBetween(from, to, '|'))

test('finds in paragraphs, lists, tables and across marks, in order', () => {
  edit(
    doc(p('shel', bold('ter'), ' a'), ul(li('b Shelter')), table(tr(td('shelter'))), p('shel', br(), 'ter')),
  )
  look('shelter')
  expect(foundTexts()).toEqual(['shelter', 'Shelter', 'shelter'])
  expect(editor.view.dom.querySelectorAll('.editor-found')).toHaveLength(4)
  expect(editor.view.dom.querySelectorAll('.is-current')).toHaveLength(2)
})

test('what is found moves along with typing, and is found anew when asked', () => {
  edit(doc(p('one two'), p('two')))
  look('two')
  editor.view.dispatch(editor.state.tr.insertText('zero ', 1))
  expect(foundTexts()).toEqual(['two', 'two'])
  editor.view.dispatch(editor.state.tr.insertText(' two', editor.state.doc.content.size - 1))
  expect(foundTexts()).toEqual(['two', 'two'])
  lookAgain(editor)
  expect(foundTexts()).toEqual(['two', 'two', 'two'])
  editor.view.dispatch(editor.state.tr.delete(10, 13))
  expect(findingOf(editor).found).toHaveLength(2)
})

test('goes round, from where the caret is', () => {
  edit(doc(p('a'), p('a'), p('a')))
  editor.commands.setTextSelection(4)
  look('a')
  expect(findingOf(editor).current).toBe(1)
  goOn(editor, 1)
  goOn(editor, 1)
  expect(findingOf(editor).current).toBe(0)
  goOn(editor, -1)
  expect(findingOf(editor).current).toBe(2)
  expect(editor.state.selection.from).toBe(7)
})

test('what replaces looks as the first letter did, and takes no more than was found', () => {
  edit(doc(p('a ', bold('big'), ' house'), p('big')))
  const found = new Finder({ query: 'big', options: LOOSE }).find(editor.state.doc)
  editor.view.dispatch(replaceFound(editor.state, found, 'very large'))
  expect(editor.getJSON().content).toMatchObject([p('a ', bold('very large'), ' house'), p('very large')])
  look('very large')
  editor.view.dispatch(replaceFound(editor.state, findingOf(editor).found, ''))
  expect(editor.getText({ blockSeparator: '|' })).toBe('a  house|')
})

test('comments on any part of the words stay on what replaces them, and what is suggested to go is not found', () => {
  const { schema } = edit(doc(p('women and girls')))
  const { tr } = editor.state
  const comment = schema.marks.comment?.create({ thread: 't1' })
  if (comment) editor.view.dispatch(tr.addMark(4, 6, comment))
  const found = new Finder({ query: 'women', options: LOOSE }).find(editor.state.doc)
  editor.view.dispatch(replaceFound(editor.state, found, 'men'))
  if (comment) expect(editor.state.doc.rangeHasMark(1, 4, comment.type)).toBe(true)
  const deletion = schema.marks.deletion
  if (deletion) {
    editor.view.dispatch(editor.state.tr.addMark(1, 4, deletion.create({ id: 'd', user: 'u', at: 0 })))
    expect(new Finder({ query: 'men', options: LOOSE }).find(editor.state.doc)).toEqual([])
  }
  expect(comment).toBeDefined()
})

test('twenty thousand words are searched once, and typing afterwards costs one paragraph', () => {
  const words = 'The State reported that shelters for women exist in every region of the country and beyond '
  edit(doc(...Array.from({ length: 1250 }, () => p(words))))
  look('shelters')
  expect(findingOf(editor).found).toHaveLength(1250)
  const { finder } = findingOf(editor)
  editor.view.dispatch(editor.state.tr.insertText('shelters ', 1))
  const start = performance.now()
  expect(finder?.find(editor.state.doc)).toHaveLength(1251)
  expect(performance.now() - start).toBeLessThan(250)
})

test('who suggests replaces by suggestions, one for each place, and finds what is left', async () => {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, updateFromDocument(doc(p('a big house'), p('big'))))
  editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: editorExtensions({
      fragment: ydoc.getXmlFragment(XML_FRAGMENT),
      canEdit: () => true,
      quotations: { attribution: () => '', hrefOf: () => '' },
    }),
  })
  await new Promise((resolve) => setTimeout(resolve, 5))
  suggestAs(editor, 'somebody')
  const found = new Finder({ query: 'big', options: LOOSE }).find(editor.state.doc)
  editor.view.dispatch(replaceFound(editor.state, found, 'large'))
  const held = editor.getJSON() as DocumentNode
  expect(finalReading(held)).toMatchObject(doc(p('a large house'), p('large')))
  expect(originalReading(held)).toMatchObject(doc(p('a big house'), p('big')))
  expect(new Finder({ query: 'big', options: LOOSE }).find(editor.state.doc)).toEqual([])
  expect(new Finder({ query: 'large', options: LOOSE }).find(editor.state.doc)).toHaveLength(2)
})
