// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { documentExtensions } from '@/lib/richtext/schema'
import { doc, p } from '@/lib/testing/richtext'
import { type Pasted, pasting } from './paste-part'

let editor: Editor
const said: Pasted[] = []
beforeEach(() => {
  said.length = 0
  editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: [...documentExtensions, pasting((pasted) => said.push(pasted))],
    content: doc(p('before after')),
  })
  editor.commands.setTextSelection(8)
})
afterEach(() => editor.destroy())

// jsdom has no ClipboardEvent.
const event = () => new Event('paste') as ClipboardEvent

test('a footnote from Word is a footnote of ours, in its paragraph', () => {
  editor.view.pasteHTML(
    `<p>Thirty<a href="#_ftn1" name="_ftnref1">[1]</a> shelters</p><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Ministry.</p></div>`,
    event(),
  )
  expect(editor.getJSON().content).toMatchObject([
    {
      content: [
        { text: 'before Thirty' },
        { type: 'footnote', content: [{ text: 'Ministry.' }] },
        { text: ' sheltersafter' },
      ],
    },
  ])
  expect(said).toEqual([])
})

test('what could not be kept is said', () => {
  editor.view.pasteHTML('<p>a<img src="https://x.example/a.png"></p>', event())
  expect(said).toEqual([
    { left: { pictures: 1, notes: 0, comments: 0, others: 0 }, lines: null, range: null },
  ])
})

test('plain text joins the line that it is put into, and several lines are paragraphs', () => {
  editor.view.pasteText('one ', event())
  expect(editor.getText()).toBe('before one after')
  editor.view.pasteText('x\ny', event())
  expect(editor.getText({ blockSeparator: '|' })).toBe('before one x|yafter')
})

test('lines of a page are put together, and it is known where', async () => {
  const lines =
    'The State party should strengthen the legal frame-\nwork for the protection of women from violence and\nensure that shelters are available.'
  editor.view.pasteText(lines, event())
  await Promise.resolve()
  expect(editor.state.doc.childCount).toBe(1)
  const [pasted] = said
  expect(pasted?.lines?.undivided?.[0]).toContain('framework')
  const { from, to } = pasted?.range ?? { from: 0, to: 0 }
  expect(editor.state.doc.textBetween(from, to)).toMatch(/^The State party .* available\.$/)
})
