// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readDocument, updateFromDocument } from '@/lib/richtext/ydoc'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import {
  bold,
  doc,
  figure,
  h,
  hr,
  li,
  link,
  note,
  ol,
  p,
  quote,
  table,
  td,
  th,
  tr,
  ul,
} from '@/lib/testing/richtext'
import { editorExtensions } from './extensions'
import { passageTransaction, quoteTransaction } from './insert-quote'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

const quotations = {
  attribution: (label: string) => `State’s reply, ${label}`,
  hrefOf: (id: string) => `#p-${id}`,
}

async function edit(ydoc: Y.Doc, canEdit = () => true): Promise<Editor> {
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: editorExtensions({ fragment: ydoc.getXmlFragment(XML_FRAGMENT), canEdit, quotations }),
  })
  open.push(editor)
  // The text is rendered a moment after the editor is made.
  await new Promise((resolve) => setTimeout(resolve, 5))
  return editor
}

function ydocOf(node = doc(p())): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, updateFromDocument(node))
  return ydoc
}

/** Two people with one draft: what one's editor does reaches the other's at once. */
function connected(first: Y.Doc): Y.Doc {
  const second = new Y.Doc()
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  first.on(
    'update',
    (update: Uint8Array, origin) => origin !== 'wire' && Y.applyUpdate(second, update, 'wire'),
  )
  second.on(
    'update',
    (update: Uint8Array, origin) => origin !== 'wire' && Y.applyUpdate(first, update, 'wire'),
  )
  return second
}

describe('two editors of one draft', () => {
  const everything = doc(
    h(1, 'One'),
    p('plain ', bold('bold'), ' ', link('link', 'https://un.org/')),
    ul(li('a', ul(li('b')))),
    ol(li('c')),
    quote({ paragraph: '3-a.1', label: '3 (a)' }, p('said')),
    table(tr(th('Year')), tr(td('2024'))),
    hr(),
    p('end'),
  )

  test('opening a draft that has every kind of node changes nothing in it', async () => {
    const ydoc = ydocOf(everything)
    const before = Y.encodeStateVector(ydoc)
    const editor = await edit(ydoc)
    expect(Y.encodeStateVector(ydoc)).toEqual(before)
    expect(editor.getText()).toContain('said')
    expect(editor.view.dom.querySelectorAll('h1, ul ul, ol, blockquote, table th, hr, a[href]').length).toBe(
      8,
    )
  })

  test('each undoes only what they did themselves', async () => {
    const mine = ydocOf()
    const theirs = connected(mine)
    const me = await edit(mine)
    const them = await edit(theirs)
    me.commands.insertContentAt(1, 'mine ')
    yUndoPluginKey.getState(me.state).undoManager.stopCapturing()
    them.commands.insertContentAt(them.state.doc.content.size - 1, 'theirs')
    expect(me.getText()).toBe('mine theirs')
    expect(me.commands.undo()).toBe(true)
    expect(them.getText()).toBe('theirs')
    expect(me.commands.undo()).toBe(false)
    me.commands.redo()
    expect(them.getText()).toBe('mine theirs')
    expect(readDocument(mine)).toEqual(readDocument(theirs))
  })

  test('who may only read changes nothing, and sees what others change', async () => {
    const mine = ydocOf(doc(p('text')))
    const theirs = connected(mine)
    const reader = await edit(mine, () => false)
    const writer = await edit(theirs)
    reader.commands.insertContentAt(1, 'no ')
    expect(reader.getText()).toBe('text')
    writer.commands.insertContentAt(1, 'yes ')
    expect(reader.getText()).toBe('yes text')
    expect(readDocument(mine)).toEqual(doc(p('yes text')))
  })
})

describe('putting a passage in', () => {
  async function after(passage: Parameters<typeof passageTransaction>[1]) {
    const ydoc = ydocOf(doc(p('one'), p('two')))
    const editor = await edit(ydoc)
    editor.commands.setTextSelection(2)
    const transaction = passageTransaction(editor.state, passage, false)
    if (transaction) editor.view.dispatch(transaction)
    return readDocument(ydoc)
  }
  const picture = figure({ image: 'i-1', alt: 'A door' }, 'The door')

  test('brings marks, notes and pictures as they were', async () => {
    const content = [p('Some ', bold('words'), note('See page 4.')), picture]
    expect(await after({ text: 'Some words', content })).toEqual(doc(p('one'), ...content, p('two')))
  })
  test('brings at least the words, a line each', async () => {
    const two = doc(p('one'), p('Some words'), p('and more'), p('two'))
    const text = 'Some words\n \nand more'
    expect(await after({ text, content: null })).toEqual(two)
    expect(await after({ text, content: [{ type: 'unheardOf' }] })).toEqual(two)
    expect(await after({ text, content: [{ type: 'paragraph', content: [picture] }] })).toEqual(two)
    expect(await after({ text: ' ', content: null })).toEqual(doc(p('one'), p('two')))
  })
})

describe('quoting the State', () => {
  const words = { text: '27 crisis centres', paragraph: '9-i-j.1', label: '9 (i) and (j)' }
  const quoted = quote({ paragraph: '9-i-j.1', label: '9 (i) and (j)' }, p('27 crisis centres'))

  async function after(before: Parameters<typeof ydocOf>[0], cursor: number | null, text = words.text) {
    const ydoc = ydocOf(before)
    const editor = await edit(ydoc)
    if (cursor !== null) editor.commands.setTextSelection(cursor)
    const transaction = quoteTransaction(editor.state, { ...words, text }, cursor === null)
    if (!transaction) return null
    editor.view.dispatch(transaction)
    editor.commands.insertContent('|')
    editor.state.doc.check()
    return readDocument(ydoc)
  }

  test('an empty draft', async () => {
    expect(await after(doc(p()), null)).toEqual(doc(quoted, p('|')))
  })
  test('below the paragraph that holds the cursor', async () => {
    expect(await after(doc(p('one'), p('two')), 2)).toEqual(doc(p('one'), quoted, p('|'), p('two')))
  })
  test('in place of the empty paragraph that holds it, before another empty one', async () => {
    expect(await after(doc(p('one'), p(), p()), 6)).toEqual(doc(p('one'), quoted, p('|')))
  })
  test('at the end when nobody has put the cursor anywhere', async () => {
    expect(await after(doc(p('one'), p('two')), null)).toEqual(doc(p('one'), p('two'), quoted, p('|')))
  })
  test('below the list or table that holds the cursor, not into it', async () => {
    expect(await after(doc(ul(li('a'), li('b')), p('x')), 5)).toMatchObject(
      doc(ul(li('a'), li('b')), quoted, p('|'), p('x')),
    )
    expect(await after(doc(table(tr(td('a')))), 5)).toMatchObject(doc({ type: 'table' }, quoted, p('|')))
  })
  test('several paragraphs stay several, nothing is nothing', async () => {
    expect(await after(doc(p()), null, 'a\n\n b ')).toEqual(
      doc(quote({ paragraph: '9-i-j.1', label: '9 (i) and (j)' }, p('a'), p('b')), p('|')),
    )
    expect(await after(doc(p()), null, ' \n ')).toBeNull()
  })
  test('shows its source as a link to the paragraph, outside of the text', async () => {
    const editor = await edit(ydocOf(doc(quoted, p())))
    const link = editor.view.dom.querySelector<HTMLAnchorElement>('blockquote > footer > a')
    expect(link?.textContent).toBe('State’s reply, 9 (i) and (j)')
    expect(link?.getAttribute('href')).toBe('#p-9-i-j.1')
    expect(editor.getText()).not.toContain('State’s reply')
  })
})

test('what is pasted arrives as nodes of the schema', async () => {
  const ydoc = ydocOf()
  const editor = await edit(ydoc)
  editor.view.pasteHTML(
    '<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.</span><span style="color:red">one</span></p><table><tr><td>a<td>b</table>',
    // jsdom has no ClipboardEvent.
    new Event('paste') as ClipboardEvent,
  )
  expect(readDocument(ydoc).content).toMatchObject([
    { type: 'orderedList', content: [{ type: 'listItem', content: [p('one')] }] },
    { type: 'table', content: [{ content: [{ content: [p('a')] }, { content: [p('b')] }] }] },
  ])
})
