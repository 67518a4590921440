// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest'
import { readDocument } from '@/lib/richtext/ydoc'
import { doc, figure, p } from '@/lib/testing/richtext'
import { forgetDevice } from '../../device/database'
import { countPictures, draftsWithPictures } from '../../device/picture-store'
import { PictureKeeper } from './picture-keeper'
import { edit, png, sender, settled, shownFigures, ydocOf } from './testing/figure-editor'

describe('pictures that outlive the page', () => {
  const keeper = (draftId = 'draft') =>
    new PictureKeeper({
      userId: 'one',
      reportId: 'report',
      draftId,
      suggests: () => false,
      flush: () => Promise.resolve(),
    })
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
