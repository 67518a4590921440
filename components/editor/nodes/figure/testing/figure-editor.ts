import 'fake-indexeddb/auto'
import { Editor } from '@tiptap/core'
import { afterEach } from 'vitest'
import * as Y from 'yjs'
import { forgetDevice } from '@/components/editor/device/database'
import { editorExtensions } from '@/components/editor/text/extensions'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { doc, p } from '@/lib/testing/richtext'
import { boardOf } from '../figure-board'
import { FigureSender } from '../figure-sender'
import type { PictureKeeper } from '../picture-keeper'

const open: Editor[] = []
const ends: (() => void)[] = []
// In the file that imports this.
afterEach(async () => {
  for (const end of ends.splice(0)) end()
  for (const editor of open.splice(0)) editor.destroy()
  await forgetDevice()
})

/** An editor of a document, with everything that one on the screen has. */
export async function edit(ydoc: Y.Doc, canEdit = true): Promise<Editor> {
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

/** A Y.Doc with this text. */
export function ydocOf(node = doc(p())): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, updateFromDocument(node))
  return ydoc
}

/** A second Y.Doc that hears of the first, and the other way. */
export function connected(first: Y.Doc): Y.Doc {
  const second = new Y.Doc()
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  const pass = (to: Y.Doc) => (update: Uint8Array, origin: unknown) =>
    origin !== 'wire' && Y.applyUpdate(to, update, 'wire')
  first.on('update', pass(second))
  second.on('update', pass(first))
  return second
}

/** A file that says it is a picture. */
export const png = (name = 'chart.png') => new File([new Uint8Array([1])], name, { type: 'image/png' })

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

/** Sends the pictures of an editor; "sent" is what came so far. */
export function sender(editor: Editor, keeper?: PictureKeeper) {
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

/** After what was asked for at once. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
/** The figures that an editor shows. */
export const shownFigures = (editor: Editor) =>
  Array.from(editor.view.dom.querySelectorAll<HTMLElement>('figure'))
