// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { documentExtensions } from '@/lib/richtext/schema'
import { doc, note, p } from '@/lib/testing/richtext'
import { boardOf } from '../nodes/figure/figure-board'
import { Figures } from '../nodes/figure/figures'
import { cleanPasted } from './clean-pasted-html'
import { type Pasted, pasting } from './paste-part'

let editor: Editor
const said: Pasted[] = []
let mayEdit = true
beforeEach(() => {
  said.length = 0
  mayEdit = true
  editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: [
      ...documentExtensions,
      Figures,
      pasting(
        (pasted) => said.push(pasted),
        () => mayEdit,
      ),
    ],
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

/** The pictures that are sent, with their places; none of them is in the text. */
function received() {
  const taken: { file: File; before: string }[] = []
  boardOf(editor.state)!.join({
    address: String,
    texts: { caption: '', missing: '', describe: '', tools: '' },
    receive: (files, at) => {
      for (const file of files) taken.push({ file, before: editor.state.doc.textBetween(0, at, '|') })
    },
  })
  return taken
}
const PIXELS = 'iVBORw0KGgo'.padEnd(400, 'A')
const DATA = `data:image/png;base64,${PIXELS}`

test('pictures within pasted text are sent to their places, and nothing of them is in the text before', async () => {
  const taken = received()
  const changes = vi.fn()
  editor.on('update', changes)
  editor.view.pasteHTML(
    `<p>one <img src="${DATA}"> two</p><ul><li>item<img src="${DATA}"></li></ul><p><img src="${DATA}"></p><p>end</p>`,
    event(),
  )
  await Promise.resolve()
  expect(taken.map(({ before }) => before)).toEqual([
    'before one two',
    'before one two|item',
    'before one two|item',
  ])
  expect(taken[0]!.file).toMatchObject({ type: 'image/png', name: 'picture.png', size: 300 })
  expect(changes).toHaveBeenCalledTimes(1)
  expect(JSON.stringify(editor.getJSON())).not.toContain('figure')
  await new Promise((resolve) => setTimeout(resolve))
  expect(said).toEqual([])
})

test('pictures that are elsewhere, and what only takes up room, are not fetched; the first are counted', () => {
  const taken = received()
  editor.view.pasteHTML(
    `<p>a<img src="https://lh7-rt.googleusercontent.com/x"><img src="blob:https://x.example/1"><img src="file:///C:/clip_image001.png">
     <img src="data:image/svg+xml;base64,${PIXELS}"><img src="https://x.example/pixel.gif" width=1 height=1>
     <img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></p>`,
    event(),
  )
  expect(taken).toEqual([])
  expect(said.map(({ left }) => left.pictures)).toEqual([4])
})

test('who may only suggest brings none', () => {
  mayEdit = false
  editor.view.pasteHTML(`<p>a<img src="${DATA}"></p>`, event())
  expect(said.map(({ left }) => left.pictures)).toEqual([1])
})

test('where no picture can stand it is said', async () => {
  editor.commands.setContent(doc(p('text', note('in a note'))))
  editor.commands.setTextSelection(8)
  expect(editor.state.selection.$from.parent.type.name).toBe('footnote')
  const taken = received()
  editor.view.pasteHTML(`<p>a<img src="${DATA}"></p>`, event())
  await vi.waitFor(() => expect(taken.length + said.length).toBe(1))
  expect(JSON.stringify(editor.getJSON())).not.toContain('pasted:')
})

test('a lone picture leaves a draft that can be written in', async () => {
  editor.commands.setContent(doc(p()))
  const taken = received()
  editor.view.pasteHTML(`<img src="${DATA}">`, event())
  await Promise.resolve()
  expect(taken).toHaveLength(1)
  expect(editor.getJSON().content).toMatchObject([{ type: 'paragraph' }])
})

test('Word’s pictures are taken from its RTF, when there are as many', () => {
  const hex = '89504e470d0a1a0a'.repeat(20)
  const picture = `{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn wzName}{\\sv a}}}\\picw10\\pngblip\\bliptag-12{\\*\\blipuid 0011aabb}${hex.slice(0, 40)}\r\n${hex.slice(40)}}}{\\nonshppict{\\pict\\wmetafile8 00ff}}`
  const html =
    '<p>a</p><p><img src="file:///C:/clip_image001.png"></p><p>b<img src="FILE:///C:/clip_image002.png"></p>'
  const both = cleanPasted(html, { rtf: `{\\rtf1 ${picture} text ${picture}}` })
  expect(both.left.pictures).toBe(0)
  expect(both.pictures.map(({ file }) => [file.type, file.size])).toEqual([
    ['image/png', 160],
    ['image/png', 160],
  ])
  expect(both.html).toMatch(/^<p>a<\/p><figure[^>]*>.*<p>b<\/p><figure[^>]*>.*<\/figure>$/)
  const one = cleanPasted(html, { rtf: `{\\rtf1 ${picture}}` })
  expect([one.left.pictures, one.pictures]).toEqual([2, []])
})
