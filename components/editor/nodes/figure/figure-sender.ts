import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { type Sent, upload as send } from '@/components/intake/upload'
import { Observable } from '../../connection/observable'
import { plugIn } from '../../text/late-parts'
import { placeFor } from './figures'
import { keptWidth } from './resize'
import { hidePlace, placeOf, showPlace, uploadPlaces } from './upload-places'
import { type Upload, Uploads } from './uploads'

/** A picture on its way, with the element in the text that shows it. */
export interface ShownUpload {
  upload: Upload
  element: HTMLElement
}

/** Sends pictures for one editor and puts each into the text when it is there: in a figure of its own, or in one that is. */
export class FigureSender {
  readonly shown = new Observable<readonly ShownUpload[]>([])
  private readonly uploads: Uploads
  private readonly elements = new Map<string, HTMLElement>()
  /** Those that take the place of another picture. */
  private readonly replacing = new Set<string>()
  private leave: (() => void)[] = []

  constructor(
    private readonly editor: Editor,
    address: string,
    { sendFile = send, refuse }: { sendFile?: typeof send; refuse?: (file: File) => string | null } = {},
  ) {
    this.uploads = new Uploads({ address, send: sendFile, onDone: this.arrive, ...(refuse && { refuse }) })
  }

  /** Begins to listen; the returned function ends everything that is on its way. */
  start(): () => void {
    this.leave = [plugIn(this.editor, uploadPlaces), this.uploads.list.subscribe(this.follow)]
    addEventListener('online', this.uploads.resume)
    return () => {
      removeEventListener('online', this.uploads.resume)
      this.uploads.stop()
      for (const leave of this.leave.splice(0)) leave()
      this.elements.clear()
      this.shown.set([])
    }
  }

  /** Sends pictures that are meant for this place between two blocks. */
  readonly receive = (files: readonly File[], at: number): void => {
    for (const file of files) this.begin(file, at)
  }

  /** Sends a picture that takes the place of the one in the figure there. */
  replace(at: number, file: File): void {
    this.replacing.add(this.begin(file, at))
  }

  cancel(key: string): void {
    this.uploads.remove(key)
    this.editor.view.focus()
  }

  retry(key: string): void {
    this.uploads.retry(key)
  }

  private begin(file: File, at: number): string {
    const element = document.createElement('div')
    element.className = 'figure-upload'
    element.contentEditable = 'false'
    const key = this.uploads.add(file)
    this.elements.set(key, element)
    showPlace(this.editor, key, at, element)
    this.follow()
    return key
  }

  private readonly follow = () => {
    const current = this.uploads.list.get()
    for (const key of this.elements.keys()) {
      if (current.some((upload) => upload.key === key)) continue
      this.elements.delete(key)
      this.replacing.delete(key)
      if (!this.editor.isDestroyed) hidePlace(this.editor, key)
    }
    this.shown.set(
      current.flatMap((upload) => {
        const element = this.elements.get(upload.key)
        return element ? [{ upload, element }] : []
      }),
    )
  }

  /** One step that can be undone alone. */
  private readonly arrive = (key: string, { id: image, width: pixels }: Sent) => {
    const { editor } = this
    if (editor.isDestroyed || !editor.isEditable) return
    const { state } = editor
    const { tr, doc, schema } = state
    const figure = schema.nodes.figure!
    const at = placeOf(state, key) ?? doc.content.size
    if (this.replacing.has(key) && doc.nodeAt(at)?.type === figure) tr.setNodeAttribute(at, 'image', image)
    else tr.insert(placeFor(doc, at), figure.create({ image, width: firstWidth(pixels) }))
    const stopCapturing = () => yUndoPluginKey.getState(state)?.undoManager.stopCapturing()
    stopCapturing()
    editor.view.dispatch(tr)
    stopCapturing()
  }
}

/** The width of a new figure: no larger than its pixels are on most screens; the text is about 700 of them wide. */
const firstWidth = (pixels: unknown): number =>
  typeof pixels === 'number' ? keptWidth((100 * pixels) / 700) : 100
