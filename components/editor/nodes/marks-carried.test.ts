// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading } from '@/lib/richtext/readings'
import { readDocument } from '@/lib/richtext/ydoc'
import { bold, br, commented, doc, marked, note, p, ref, secret, secretNode } from '@/lib/testing/richtext'
import { carryMarks } from './marks-carried'
import { suggestAs } from '../suggesting/testing/suggest-as'
import { connected, openEditor, ydocOf } from '../testing/open-editor'
import { isConfidential, toggleConfidential } from './confidential/toggle-confidential'

// Not in jsdom: where the caret is drawn does not matter here.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList
Range.prototype.getBoundingClientRect = () => new DOMRect()

const editors: Editor[] = []
afterEach(() => editors.splice(0).forEach((each) => each.destroy()))

async function edit(node: DocumentNode) {
  const ydoc = ydocOf(node)
  const editor = await openEditor(ydoc)
  editors.push(editor)
  const type = (text: string) => {
    const { from, to } = editor.state.selection
    const isTaken = editor.view.someProp('handleTextInput', (handle) =>
      handle(editor.view, from, to, text, () => editor.state.tr.insertText(text)),
    )
    if (!isTaken) editor.view.dispatch(editor.state.tr.insertText(text, from, to))
  }
  const press = (key: string, keyCode: number) =>
    editor.view.someProp('handleKeyDown', (handle) =>
      handle(editor.view, new KeyboardEvent('keydown', { key, keyCode } as KeyboardEventInit)),
    )
  return { editor, ydoc, type, press, text: () => readDocument(ydoc) }
}

const inline = (node: DocumentNode | string) => (typeof node === 'string' ? marked(node) : node)

const to = { target: 'question:q-1', label: 'paragraph 3' }

test('what is typed behind a note that was put into confidential words is confidential, and so is the next line', async () => {
  const { editor, type, press, text } = await edit(doc(p('They ')))
  editor.commands.setTextSelection(6)
  toggleConfidential(editor)
  type('fled')
  editor.commands.insertFootnote()
  type('source')
  press('Escape', 27)
  expect(isConfidential(editor.state)).toBe(true)
  type(' by night')
  press('Enter', 13)
  type('and on foot')
  expect(text()).toEqual(
    doc(
      p('They ', secret('fled'), secretNode(note('source')), secret(' by night')),
      p(secret('and on foot')),
    ),
  )
  toggleConfidential(editor)
  type('. All know it')
  expect(text().content?.[1]).toEqual(p(secret('and on foot'), '. All know it'))
})

test('behind a reference too, and one that takes its place is as confidential as it was', async () => {
  const { editor, type, text } = await edit(doc(p('They ')))
  editor.commands.setTextSelection(6)
  toggleConfidential(editor)
  editor.commands.insertCrossReference(to)
  type(' fled')
  const there = secretNode(ref(to.target, to.label))
  expect(text()).toEqual(doc(p('They ', there, secret(' fled'))))
  editor.commands.setNodeSelection(6)
  editor.commands.insertCrossReference({ target: 'question:q-2', label: 'paragraph 4' })
  type(' they')
  expect(text()).toEqual(
    doc(p('They ', secretNode(ref('question:q-2', 'paragraph 4')), secret(' they fled'))),
  )
})

test('bold goes on as well; what was ended before the note has ended', async () => {
  const { editor, type, press, text } = await edit(doc(p()))
  const noted = (words: string) => {
    editor.commands.insertFootnote()
    type(words)
    press('Enter', 13)
  }
  editor.commands.setTextSelection(1)
  editor.commands.toggleBold()
  type('All')
  noted('one')
  type(' of them')
  editor.commands.toggleBold()
  noted('two')
  type(' fled')
  expect(text()).toEqual(doc(p(bold('All'), note('one'), bold(' of them'), note('two'), ' fled')))
})

test('wherever the caret is put later, what would stand among confidential words is confidential', async () => {
  const hidden = secretNode(note('x'))
  const cases: [string, DocumentNode[], number, boolean][] = [
    ['behind a note that is', ['a', hidden, 'b'].map(inline), 5, true],
    ['behind a note behind words that are', [secret('a'), note('x'), inline('b')], 5, true],
    ['behind a reference behind such a note', [secret('a'), note('x'), ref('question:q', 'y')], 6, true],
    ['behind a note behind words that are not', [inline('a'), note('x'), secret('b')], 5, false],
    ['before such words at the start of a line', [note('x'), secret('b')], 4, true],
    ['before a note that is, at the start', [hidden, secret('b')], 1, true],
    ['at the start of a second line', [secret('a'), br(), secret('b')], 3, true],
    ['on an empty second line', [secret('a'), br()], 3, true],
    ['at the start of a line that is not', [secret('a'), br(), inline('b')], 3, false],
    ['behind words that are not', [inline('a'), note('x')], 5, false],
  ]
  for (const [what, content, place, is] of cases) {
    const { editor, type, text } = await edit(doc(p(...content)))
    editor.commands.setTextSelection(place)
    expect(isConfidential(editor.state), what).toBe(is)
    type('NEW')
    const said = JSON.stringify(text())
    const marked = /"text":"[^"]*NEW[^"]*","marks":\[\{"type":"confidential"\}\]/.test(said)
    expect(marked || /"marks":\[\{"type":"confidential"\}\],"text":"[^"]*NEW/.test(said), what).toBe(is)
  }
})

test('what is typed in place of a note, and behind one whose number is selected', async () => {
  const before = doc(p(secret('a'), secretNode(note('x')), secretNode(ref(to.target, to.label)), secret('b')))
  const { editor, type, text } = await edit(before)
  editor.commands.setNodeSelection(2)
  type('c')
  expect(text()).toEqual(
    doc(
      p(secret('a'), secretNode(note('x')), secret('c'), secretNode(ref(to.target, to.label)), secret('b')),
    ),
  )
  editor.commands.setNodeSelection(6)
  type('d')
  expect(text()).toEqual(doc(p(secret('a'), secretNode(note('x')), secret('cdb'))))
})

test('a line that is broken, and what somebody else types meanwhile, does not end it', async () => {
  const { editor, ydoc, type, text } = await edit(doc(p('first'), p('They ')))
  const other = await openEditor(connected(ydoc))
  editors.push(other)
  editor.commands.setTextSelection(13)
  toggleConfidential(editor)
  other.commands.insertContentAt(1, 'The ')
  expect(isConfidential(editor.state)).toBe(true)
  type('fled')
  editor.commands.setHardBreak()
  other.commands.insertContentAt(1, 'In ')
  type('by night')
  expect(text().content?.[1]).toEqual(p('They ', secret('fled'), br(), secret('by night')))
  toggleConfidential(editor)
  other.commands.insertContentAt(1, 'And ')
  type('.')
  expect(text().content?.[1]).toEqual(p('They ', secret('fled'), br(), secret('by night'), '.'))
})

test('who only suggests is told the same', async () => {
  const { editor, type, press, text } = await edit(doc(p('They ')))
  suggestAs(editor, 'u-1')
  editor.commands.setTextSelection(6)
  toggleConfidential(editor)
  type('fled')
  editor.commands.insertFootnote()
  type('source')
  press('Escape', 27)
  type(' by night, ')
  editor.commands.insertCrossReference(to)
  type(' on foot')
  press('Enter', 13)
  type('and more')
  expect(finalReading(text())).toEqual(
    doc(
      p(
        ...['They ', secret('fled'), secretNode(note('source')), secret(' by night, ')],
        ...[secretNode(ref(to.target, to.label)), secret(' on foot')],
      ),
      p(secret('and more')),
    ),
  )
})

test('what takes away the words by which a command was called ends nothing, and joins no remark', async () => {
  const { editor, type, text } = await edit(doc(p('They ', commented('all', 't-1'))))
  editor.commands.setTextSelection(8)
  toggleConfidential(editor)
  type('/x')
  editor.view.dispatch(carryMarks(editor.state.tr.delete(8, 10), editor.state))
  type('!')
  expect(text()).toEqual(
    doc(
      p(
        'They ',
        commented('al', 't-1'),
        marked('!', { type: 'comment', attrs: { thread: 't-1' } }, 'confidential'),
        commented('l', 't-1'),
      ),
    ),
  )
  toggleConfidential(editor)
  type('/x')
  editor.view.dispatch(carryMarks(editor.state.tr.delete(9, 11), editor.state))
  expect(isConfidential(editor.state)).toBe(false)
})

test('what is pasted among confidential words is confidential, and elsewhere it is not', async () => {
  const { editor, text } = await edit(doc(p('They ', secret('fled'))))
  const paste = (html: string) => editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent)
  editor.commands.setTextSelection(8)
  paste('<b>all</b><span data-footnote>source</span>')
  expect(text()).toEqual(
    doc(
      p(
        'They ',
        secret('fl'),
        marked('all', 'confidential', 'bold'),
        secretNode(note('source')),
        secret('ed'),
      ),
    ),
  )
  editor.commands.setTextSelection(1)
  editor.view.pasteText('First. ', new Event('paste') as ClipboardEvent)
  expect(text().content?.[0]?.content?.[0]?.marks).toBeUndefined()
  toggleConfidential(editor)
  editor.view.pasteText('Then ', new Event('paste') as ClipboardEvent)
  expect(text().content?.[0]?.content?.slice(0, 2)).toEqual(p('First. ', secret('Then ')).content)
  // Words from within a note, which stays where it is.
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  const { $from } = editor.state.selection
  const at = $from.start() + $from.parent.content.size - 3 - 'source'.length
  editor.commands.setTextSelection({ from: at, to: at + 4 })
  const { dom } = editor.view.serializeForClipboard(editor.state.selection.content())
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  paste(dom.innerHTML)
  expect(text().content?.[0]?.content?.at(-1)).toEqual(secret('edsour'))
})
