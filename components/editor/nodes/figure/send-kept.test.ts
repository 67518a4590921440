// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { onlySuggests } from '@/lib/collab/only-suggests'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readDocument } from '@/lib/richtext/ydoc'
import { doc, figure, li, p, ul } from '@/lib/testing/richtext'
import type { DraftSession, DraftStatus } from '../../connection/draft-session'
import { Observable } from '../../connection/observable'
import { countPictures, draftsWithPictures } from '../../device/picture-store'
import { PictureKeeper } from './picture-keeper'
import { sendKept } from './send-kept'
import { edit, png, sender, ydocOf } from './testing/figure-editor'

const kept = (count: number) => vi.waitFor(async () => expect(await countPictures()).toBe(count))

/** Puts pictures in without a line, at a position of the text or in the place of a figure, and leaves the page. */
async function visit(ydoc: Y.Doc, at: number, { suggests = false, replaces = false, files = [png()] } = {}) {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const editor = await edit(ydoc)
  const options = { userId: 'one', reportId: 'report', draftId: 'draft' }
  const flush = () => Promise.resolve()
  const keeper = new PictureKeeper({ ...options, suggests: () => suggests, flush })
  const { made, close } = sender(editor, keeper)
  if (replaces) made.replace(at, files[0]!)
  else {
    editor.commands.setTextSelection(at)
    editor.commands.insertFigure(files)
  }
  await kept(files.length)
  close()
  editor.destroy()
  online.mockRestore()
}

/** Another page of the report, with a line, on which nobody shows the draft unless `held`. */
function page(ydoc: Y.Doc, { held = false, canEdit = true, mayEdit = true, refused = false } = {}) {
  const holders: string[] = []
  const status = new Observable({ content: 'server', canEdit } as DraftStatus)
  const session = {
    doc: ydoc,
    status,
    store: { flush: () => Promise.resolve(true) },
  } as unknown as DraftSession
  const sent: string[] = []
  return {
    sent,
    send: () =>
      sendKept({
        hub: {
          options: { reportId: 'report', user: { id: 'one', name: 'Author' }, schemaVersion: 1 },
          drafts: {
            withPictures: draftsWithPictures,
            isHeld: () => held,
            acquire: (draftId: string) => (holders.push(draftId), session),
            release: () => void holders.pop(),
          } as unknown as Parameters<typeof sendKept>[0]['hub']['drafts'],
        },
        mayEdit,
        maySuggest: true,
        signal: new AbortController().signal,
        sendFile: (_, file) => {
          if (refused) return Promise.reject(new Error('no picture'))
          sent.push(file.name)
          return Promise.resolve({ id: `i-${sent.length}`, width: 350 })
        },
      }).then(() => expect(holders).toEqual([])),
  }
}

const shape = (ydoc: Y.Doc) =>
  readDocument(ydoc).content!.map(({ type, attrs }) => (attrs?.image as string) ?? type)

test('a picture of a draft that nobody shows goes where it was meant to, in its order, whatever was written meanwhile', async () => {
  const ydoc = ydocOf(doc(p('one'), p('two'), ul(li('item'))))
  await visit(ydoc, 2, { files: [png('a.png'), png('b.png')] })
  ydoc.getXmlFragment(XML_FRAGMENT).insert(0, [new Y.XmlElement('paragraph')])
  const { send, sent } = page(ydoc)
  await send()
  expect(sent).toEqual(['a.png', 'b.png'])
  expect(shape(ydoc)).toEqual(['paragraph', 'paragraph', 'i-1', 'i-2', 'paragraph', 'bulletList'])
  expect(readDocument(ydoc).content![2]).toEqual(
    readDocument(ydocOf(doc(figure({ image: 'i-1', decorative: false, width: 50 })))).content![0],
  )
  await kept(0)
  await send()
  expect(sent).toHaveLength(2)
})

test('it goes into a list item, and to the end of the text when its item is gone', async () => {
  for (const isGone of [false, true]) {
    const ydoc = ydocOf(doc(ul(li('item'), li('other')), p('end')))
    await visit(ydoc, 4)
    const list = ydoc.getXmlFragment(XML_FRAGMENT).get(0) as Y.XmlElement
    if (isGone) list.delete(0, 1)
    await page(ydoc).send()
    const items = readDocument(ydoc).content![0]!.content!.map(({ content }) =>
      content!.map(({ type }) => type),
    )
    expect(items[0]).toEqual(isGone ? ['paragraph'] : ['paragraph', 'figure'])
    expect(shape(ydoc)).toEqual(isGone ? ['bulletList', 'paragraph', 'i-1'] : ['bulletList', 'paragraph'])
  }
})

test('as a suggestion it is one, new or in the place of another, and nothing that the server would refuse', async () => {
  const text = doc(p('one'), figure({ image: 'i-0', alt: 'A door' }, 'The door'), p('two'))
  const added = ydocOf(text)
  await visit(added, 2, { suggests: true })
  const replaced = ydocOf(text)
  const before = readDocument(added)
  await page(added, { mayEdit: false }).send()
  await visit(replaced, 5, { suggests: true, replaces: true })
  await page(replaced, { mayEdit: false }).send()
  const images = (reading: typeof before) => reading.content!.flatMap(({ attrs }) => attrs?.image ?? [])
  for (const ydoc of [added, replaced]) {
    const after = readDocument(ydoc)
    expect(onlySuggests(before, after, 'one')).toBe(true)
    expect(images(originalReading(after))).toEqual(['i-0'])
  }
  expect(images(finalReading(readDocument(added)))).toEqual(['i-1', 'i-0'])
  expect(images(finalReading(readDocument(replaced)))).toEqual(['i-1'])
  await kept(0)
})

test('what an editor has in hand, a lock keeps out, the server does not take, or who may only suggest put in as an author, stays', async () => {
  const ydoc = ydocOf(doc(p('one')))
  await visit(ydoc, 2)
  for (const options of [{ held: true }, { canEdit: false }, { refused: true }, { mayEdit: false }]) {
    await page(ydoc, options).send()
    expect([await countPictures(), shape(ydoc)]).toEqual([1, ['paragraph']])
  }
  await page(ydoc).send()
  expect(shape(ydoc)).toEqual(['paragraph', 'i-1'])
  await kept(0)
})
