// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { UploadError } from '@/components/intake/upload'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readDocument, updateFromDocument } from '@/lib/richtext/ydoc'
import { doc, figure, li, p, table, td, tr, ul } from '@/lib/testing/richtext'
import { editorExtensions } from '../../text/extensions'
import { forgetDevice } from '../../device/database'
import { countPictures, draftsWithPictures } from '../../device/picture-store'
import { boardOf } from './figure-board'
import { FigureSender } from './figure-sender'
import { placeFor } from './figures'
import { PictureKeeper } from './picture-keeper'
import { picturesOf } from './pictures-of'
import { keptWidth } from './resize'
import { showFigure } from './use-figure-of-address'

const open: Editor[] = []
const ends: (() => void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) end()
  for (const editor of open.splice(0)) editor.destroy()
  await forgetDevice()
})

async function edit(ydoc: Y.Doc, canEdit = true): Promise<Editor> {
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    editable: canEdit,
    extensions: editorExtensions({
      fragment: ydoc.getXmlFragment(XML_FRAGMENT),
      canEdit: () => canEdit,
      quotations: { attribution: () => '', hrefOf: () => '' },
    }),
  })
  open.push(editor)
  await new Promise((resolve) => setTimeout(resolve, 5))
  return editor
}

function ydocOf(node = doc(p())): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, updateFromDocument(node))
  return ydoc
}

function connected(first: Y.Doc): Y.Doc {
  const second = new Y.Doc()
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  const pass = (to: Y.Doc) => (update: Uint8Array, origin: unknown) =>
    origin !== 'wire' && Y.applyUpdate(to, update, 'wire')
  first.on('update', pass(second))
  second.on('update', pass(first))
  return second
}

const png = (name = 'chart.png') => new File([new Uint8Array([1])], name, { type: 'image/png' })

/** A way to send that the test ends as it likes. */
function line() {
  const sent: {
    file: File
    done: (id: string) => void
    fail: (error: Error) => void
    signal: AbortSignal
  }[] = []
  const send = (_: string, file: File, { signal }: { signal: AbortSignal }) =>
    new Promise<{ id: string; width: number }>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error))
      sent.push({ file, done: (id) => resolve({ id, width: 350 }), fail: reject, signal })
    })
  return { sent, send }
}

function sender(editor: Editor, keeper?: PictureKeeper) {
  const { sent, send } = line()
  const made = new FigureSender(editor, '/images', {
    sendFile: send,
    ...(keeper && { keeper }),
    refuse: (file) => (file.size > 1000 ? 'Too large.' : null),
  })
  const close = made.start()
  ends.push(close)
  const host = {
    address: (id: string) => `/shown/${id}`,
    texts: { caption: 'Caption', missing: 'Missing', describe: 'Describe it', tools: 'Picture' },
    receive: made.receive,
  }
  const leave = boardOf(editor.state)!.join(host)
  ends.push(leave)
  return { sent, made, close }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
const shownFigures = (editor: Editor) => Array.from(editor.view.dom.querySelectorAll<HTMLElement>('figure'))

describe('sending pictures', () => {
  test('the text is untouched until one is there; then both people have it, and undo takes it back alone', async () => {
    const mine = ydocOf(doc(p('text')))
    const theirs = connected(mine)
    const me = await edit(mine)
    const them = await edit(theirs)
    const { sent, made } = sender(me)
    me.commands.insertContentAt(5, ' more')
    me.commands.insertFigure([png()])
    expect(made.shown.get()).toHaveLength(1)
    expect(me.view.dom.querySelector('.figure-upload')).not.toBeNull()
    expect(readDocument(theirs)).toEqual(doc(p('text more')))
    sent[0]!.done('i-1')
    await settled()
    expect(me.view.dom.querySelector('.figure-upload')).toBeNull()
    expect(shownFigures(them)).toHaveLength(1)
    expect(readDocument(theirs)).toMatchObject(
      doc(p('text more'), { type: 'figure', attrs: { image: 'i-1', width: 50 } }),
    )
    me.commands.undo()
    expect(readDocument(theirs)).toEqual(doc(p('text more')))
  })

  test('its place follows what is typed here and by others meanwhile', async () => {
    const mine = ydocOf(doc(p('one'), p('two'), p('three')))
    const theirs = connected(mine)
    const me = await edit(mine)
    const them = await edit(theirs)
    const { sent } = sender(me)
    me.commands.setTextSelection(7)
    me.commands.insertFigure([png()])
    them.commands.insertContentAt(0, { type: 'paragraph', content: [{ type: 'text', text: 'zero' }] })
    me.commands.insertContentAt(1, 'still ')
    them.commands.insertContentAt(them.state.doc.content.size - 1, ' and on')
    sent[0]!.done('i-1')
    await settled()
    const types = readDocument(mine).content!.map(({ type }) => type)
    expect(types).toEqual(['paragraph', 'paragraph', 'paragraph', 'figure', 'paragraph'])
    expect(readDocument(mine)).toEqual(readDocument(theirs))
  })

  test('two at a time; those cancelled leave nothing, also of the waiting ones', async () => {
    const ydoc = ydocOf()
    const editor = await edit(ydoc)
    const { sent, made } = sender(editor)
    editor.commands.insertFigure([png('a.png'), png('b.png'), png('c.png'), png('d.png')])
    expect(sent.map(({ file }) => file.name)).toEqual(['a.png', 'b.png'])
    made.cancel('upload-3')
    made.cancel('upload-1')
    expect(sent[0]!.signal.aborted).toBe(true)
    await settled()
    expect(sent.map(({ file }) => file.name)).toEqual(['a.png', 'b.png', 'd.png'])
    sent[1]!.done('i-b')
    sent[2]!.done('i-d')
    await settled()
    expect(shownFigures(editor).length).toBe(2)
    expect(made.shown.get()).toEqual([])
    // In the order in which they were given.
    expect(
      readDocument(ydoc)
        .content!.filter(({ type }) => type === 'figure')
        .map(({ attrs }) => attrs?.image),
    ).toEqual(['i-b', 'i-d'])
  })

  test('a refusal keeps its words and can be tried again', async () => {
    const editor = await edit(ydocOf())
    const { sent, made } = sender(editor)
    editor.commands.insertFigure([png()])
    sent[0]!.fail(new UploadError('This picture is damaged.'))
    await settled()
    expect(made.shown.get()[0]?.upload.state).toEqual({ kind: 'failed', said: 'This picture is damaged.' })
    made.retry('upload-1')
    sent[1]!.done('i-1')
    await settled()
    expect(shownFigures(editor)).toHaveLength(1)
  })

  test('what will not be taken is not even sent, and says why', async () => {
    const editor = await edit(ydocOf())
    const { sent, made } = sender(editor)
    editor.commands.insertFigure([new File([new Uint8Array(2000)], 'large.png', { type: 'image/png' })])
    await settled()
    expect(sent).toHaveLength(0)
    expect(made.shown.get()[0]?.upload.state).toEqual({ kind: 'failed', said: 'Too large.' })
  })

  test('without a connection it waits for one', async () => {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const editor = await edit(ydocOf())
    const { sent, made } = sender(editor)
    editor.commands.insertFigure([png()])
    await settled()
    expect(sent).toHaveLength(0)
    expect(made.shown.get()[0]?.upload.state.kind).toBe('offline')
    online.mockReturnValue(true)
    dispatchEvent(new Event('online'))
    sent[0]!.done('i-1')
    await settled()
    expect(shownFigures(editor)).toHaveLength(1)
    online.mockRestore()
  })

  test('another picture takes the place of one, and keeps its caption', async () => {
    const ydoc = ydocOf(doc(p('a'), figure({ image: 'i-1', alt: 'A door' }, 'The door')))
    const editor = await edit(ydoc)
    const { sent, made } = sender(editor)
    made.replace(3, png())
    editor.commands.insertContentAt(1, 'b')
    sent[0]!.done('i-2')
    await settled()
    expect(readDocument(ydoc).content![1]).toMatchObject({
      attrs: { image: 'i-2', alt: 'A door' },
      content: [{ text: 'The door' }],
    })
    expect(shownFigures(editor)).toHaveLength(1)
  })
})

describe('pictures that outlive the page', () => {
  const keeper = (draftId = 'draft') =>
    new PictureKeeper({ userId: 'one', reportId: 'report', draftId, flush: () => Promise.resolve() })
  const kept = (count: number) => vi.waitFor(async () => expect(await countPictures()).toBe(count))

  test('one that waits is kept with its place, and goes on at the next visit', async () => {
    const ydoc = ydocOf(doc(p('one'), p('two')))
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const editor = await edit(ydoc)
    const before = sender(editor, keeper())
    editor.commands.setTextSelection(2)
    editor.commands.insertFigure([png('a.png'), png('b.png')])
    await kept(2)
    await vi.waitFor(() => expect(before.made.shown.get().map(({ isKept }) => isKept)).toEqual([true, true]))
    expect([...draftsWithPictures.get()]).toEqual(['draft'])
    before.close()
    editor.destroy()

    online.mockReturnValue(true)
    const again = await edit(ydoc)
    again.commands.insertContentAt(1, 'still ')
    const other = sender(again, keeper('another'))
    other.made.resume()
    await settled()
    expect(other.made.shown.get()).toEqual([])
    other.close()
    const after = sender(again, keeper())
    after.made.resume()
    after.made.resume()
    await vi.waitFor(() => expect(after.sent.map(({ file }) => file.name)).toEqual(['a.png', 'b.png']))
    expect(after.sent[0]!.file.size).toBe(1)
    after.sent[0]!.done('i-a')
    after.sent[1]!.done('i-b')
    await kept(0)
    expect(readDocument(ydoc).content!.map(({ attrs, type }) => attrs?.image ?? type)).toEqual([
      'paragraph',
      'i-a',
      'i-b',
      'paragraph',
    ])
    await vi.waitFor(() => expect([...draftsWithPictures.get()]).toEqual([]))
    online.mockRestore()
  })

  test('one that was to replace another still does', async () => {
    const ydoc = ydocOf(doc(p('a'), figure({ image: 'i-1', alt: 'A door' }, 'The door')))
    const editor = await edit(ydoc)
    const before = sender(editor, keeper())
    before.made.replace(3, png())
    await kept(1)
    before.close()
    const after = sender(editor, keeper())
    after.made.resume()
    await vi.waitFor(() => expect(after.sent).toHaveLength(1))
    after.sent[0]!.done('i-2')
    await kept(0)
    expect(readDocument(ydoc).content![1]).toMatchObject({ attrs: { image: 'i-2', alt: 'A door' } })
    expect(shownFigures(editor)).toHaveLength(1)
  })

  test('what is discarded, or not taken at all, is not kept; signing out forgets', async () => {
    const editor = await edit(ydocOf())
    const { made } = sender(editor, keeper())
    editor.commands.insertFigure([new File([new Uint8Array(2000)], 'large.png', { type: 'image/png' })])
    editor.commands.insertFigure([png()])
    await kept(1)
    made.cancel('upload-2')
    await kept(0)
    editor.commands.insertFigure([png()])
    await kept(1)
    await forgetDevice()
    expect(await countPictures()).toBe(0)
  })

  test('what a draft does not take now, locked or read, stays', async () => {
    const editor = await edit(ydocOf())
    const { sent } = sender(editor, keeper())
    editor.commands.insertFigure([png()])
    await kept(1)
    editor.setEditable(false)
    sent[0]!.done('i-1')
    await settled()
    expect(shownFigures(editor)).toHaveLength(0)
    await kept(1)
  })

  test('in a browser that keeps nothing the page asks before it is closed', async () => {
    const keepsNothing = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new Error('denied')
    })
    const editor = await edit(ydocOf())
    const { made } = sender(editor, keeper())
    editor.commands.insertFigure([png()])
    await settled()
    expect(made.shown.get()[0]?.isKept).toBe(false)
    expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false)
    made.cancel('upload-1')
    expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true)
    keepsNothing.mockRestore()
  })
})

describe('a figure on the screen', () => {
  test('shows its picture, says what is missing, and follows what others change', async () => {
    const ydoc = ydocOf(doc(figure({ image: 'i-1', width: 50 }), p()))
    const editor = await edit(ydoc)
    const before = shownFigures(editor)[0]!
    sender(editor)
    expect(before.querySelector('img')?.getAttribute('src')).toBe('/shown/i-1')
    expect(before.querySelector('.figure-notice')?.textContent).toBe('Describe it')
    const other = await edit(connected(ydoc))
    other.view.dispatch(
      other.state.tr.setNodeAttribute(0, 'alt', 'A shelter').setNodeAttribute(0, 'width', 75),
    )
    expect(shownFigures(editor)[0]).toBe(before)
    expect(before.querySelector('img')?.alt).toBe('A shelter')
    expect(before.querySelector<HTMLElement>('.figure-notice')?.hidden).toBe(true)
    expect(before.style.getPropertyValue('--figure-width')).toBe('75%')
    before.querySelector('img')!.dispatchEvent(new Event('error'))
    expect(before.querySelector('.figure-notice')?.textContent).toBe('Missing')
    expect(before.querySelector('img')!.hidden).toBe(true)
  })

  test('an address that names one by its number takes it in hand', async () => {
    const editor = await edit(
      ydocOf(doc(p('a'), figure({ image: 'i-1' }), ul(li('b', figure({ image: 'i-2' }))))),
    )
    const scroll = vi.fn()
    // jsdom has none.
    HTMLElement.prototype.scrollIntoView = scroll
    expect(showFigure(editor, 3)).toBe(false)
    expect(showFigure(editor, 2)).toBe(true)
    expect(editor.state.selection).toMatchObject({ node: { attrs: { image: 'i-2' } } })
    expect(scroll.mock.instances).toEqual([shownFigures(editor)[1]])
  })

  test('readers are not asked for a description', async () => {
    const editor = await edit(ydocOf(doc(figure({ image: 'i-1' }), p())), false)
    sender(editor)
    expect(shownFigures(editor)[0]!.querySelector<HTMLElement>('.figure-notice')?.hidden).toBe(true)
  })

  const press = (editor: Editor, key: string) => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true })
    return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) ?? false
  }

  test('its keys: out of the caption, onto the picture, back, and below', async () => {
    const ydoc = ydocOf(doc(p('a'), figure({ image: 'i-1' }, 'The door')))
    const editor = await edit(ydoc)
    editor.commands.setTextSelection(4)
    expect(press(editor, 'Backspace')).toBe(true)
    expect(editor.state.selection).toBeInstanceOf(NodeSelection)
    expect(press(editor, 'Enter')).toBe(true)
    expect(editor.state.selection.$from.parentOffset).toBe('The door'.length)
    expect(press(editor, 'Escape')).toBe(true)
    expect(editor.state.selection).toBeInstanceOf(NodeSelection)
    press(editor, 'Enter')
    expect(press(editor, 'Enter')).toBe(true)
    editor.commands.insertContent('below')
    expect(readDocument(ydoc)).toMatchObject(
      doc(p('a'), { type: 'figure', content: [{ text: 'The door' }] } as never, p('below')),
    )
  })
})

test.each([
  ['below the paragraph', doc(p('text'), p('x')), 2, 6],
  ['above one that is still empty', doc(p('x'), p()), 4, 3],
  ['within a list item, below its line', doc(ul(li('a')), p()), 3, 5],
  ['within a cell', doc(table(tr(td('a'))), p()), 5, 6],
  ['not within another figure’s caption', doc(figure({ image: 'i' }, 'cap'), p('x')), 2, 5],
])('a picture goes %s', async (_, node, at, expected) => {
  const editor = await edit(ydocOf(node))
  expect(placeFor(editor.state.doc, at)).toBe(expected)
  editor.state.tr.insert(expected, editor.schema.nodes.figure!.create()).doc.check()
})

test('pictures that come with text are the text’s', () => {
  const data = (html: string, ...files: File[]) =>
    ({ files, getData: (type: string) => (type === 'text/html' ? html : '') }) as unknown as DataTransfer
  expect(picturesOf(data('', png(), new File([], 'a.pdf', { type: 'application/pdf' })))).toHaveLength(1)
  expect(picturesOf(data('<img src="https://x.example/a.png">', png()))).toHaveLength(1)
  expect(picturesOf(data('<p>Words <img src="file:///a.png"></p>', png()))).toEqual([])
  expect(picturesOf(data('<table><tr><td></table>', png()))).toEqual([])
  // Browsers know no type for these; the server says what to do.
  expect(picturesOf(data('', new File([], 'IMG_1.HEIC')))).toHaveLength(1)
})

test('widths are whole steps within the schema’s range', () => {
  expect([3, 12, 52.4, 99, 140].map(keptWidth)).toEqual([10, 10, 50, 100, 100])
})
