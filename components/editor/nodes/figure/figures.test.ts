// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { describe, expect, test, vi } from 'vitest'
import { UploadError } from '@/components/intake/upload'
import { readDocument } from '@/lib/richtext/ydoc'
import { doc, figure, li, p, table, td, tr, ul } from '@/lib/testing/richtext'
import { placeFor } from './figures'
import { picturesOf } from './pictures-of'
import { keptWidth } from './resize'
import { connected, edit, png, sender, settled, shownFigures, ydocOf } from './testing/figure-editor'
import { showFigure } from './use-figure-of-address'

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
