import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { type Sent, upload as send } from '@/components/intake/upload'
import { Observable } from '../../connection/observable'
import { plugIn } from '../../text/late-parts'
import { placeFor } from './figures'
import { firstWidth } from './resize'
import type { PictureKeeper } from './picture-keeper'
import { hidePlace, keptPlace, placeKept, placeOf, showPlace, uploadPlaces } from './upload-places'
import { type Upload, Uploads } from './uploads'

/** A picture on its way, with the element in the text that shows it. */
export interface ShownUpload {
  upload: Upload
  element: HTMLElement
  /** This browser keeps it when the page is closed. */
  isKept: boolean
}

export interface FigureSenderOptions {
  sendFile?: typeof send
  /** Why a file is not taken; null when it is. */
  refuse?: (file: File) => string | null
  keeper?: PictureKeeper
}

/** Sends pictures for one editor and puts each into the text when it is there: in a figure of its own, or in one that is. */
export class FigureSender {
  readonly shown = new Observable<readonly ShownUpload[]>([])
  private readonly uploads: Uploads
  private readonly elements = new Map<string, HTMLElement>()
  /** Those that take the place of another picture. */
  private readonly replacing = new Set<string>()
  /** Their names in the keeper. */
  private readonly kept = new Map<string, string>()
  private readonly keeper: PictureKeeper | undefined
  private leave: (() => void)[] = []

  constructor(
    private readonly editor: Editor,
    address: string,
    { sendFile = send, refuse, keeper }: FigureSenderOptions = {},
  ) {
    this.keeper = keeper
    this.uploads = new Uploads({ address, send: sendFile, onDone: this.arrive, ...(refuse && { refuse }) })
  }

  /** Begins to listen; the returned function ends everything that is on its way. */
  start(): () => void {
    this.leave = [plugIn(this.editor, uploadPlaces), this.uploads.list.subscribe(this.follow)]
    if (this.keeper) this.leave.push(this.keeper.changes.subscribe(this.follow))
    addEventListener('online', this.uploads.resume)
    addEventListener('beforeunload', this.ask)
    return () => {
      removeEventListener('online', this.uploads.resume)
      removeEventListener('beforeunload', this.ask)
      this.keeper?.stop()
      this.kept.clear()
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
    this.begin(file, at, { isReplacing: true })
  }

  /** Goes on with the pictures of this draft that an earlier visit has not sent. */
  resume(): void {
    void this.keeper?.resume(({ key, name, type, bytes, place, replaces }) => {
      const { state } = this.editor
      const at = placeKept(state, place) ?? state.doc.content.size
      const isReplacing = replaces && state.doc.nodeAt(at)?.type === state.schema.nodes.figure
      const file = new File([bytes], name, { type })
      this.begin(file, isReplacing ? at : placeFor(state.doc, at), { isReplacing, kept: key })
    })
  }

  cancel(key: string): void {
    this.uploads.remove(key)
    this.editor.view.focus()
  }

  retry(key: string): void {
    this.uploads.retry(key)
  }

  private begin(
    file: File,
    at: number,
    { isReplacing = false, kept }: { isReplacing?: boolean; kept?: string } = {},
  ) {
    const element = document.createElement('div')
    element.className = 'figure-upload'
    element.contentEditable = 'false'
    const place = keptPlace(this.editor.state, at)
    const key = this.uploads.add(file)
    this.elements.set(key, element)
    if (isReplacing) this.replacing.add(key)
    const isRefused = this.uploads.list.get().some((each) => each.key === key && each.state.kind === 'failed')
    const name = kept ?? (isRefused ? undefined : this.keeper?.keep(file, place, isReplacing))
    if (name) this.kept.set(key, name)
    showPlace(this.editor, key, at, element)
    this.follow()
  }

  /** Closing the page would lose what this browser does not keep. */
  private readonly ask = (event: BeforeUnloadEvent) => {
    const isLost = ({ upload: { state }, isKept }: ShownUpload) => !isKept && state.kind !== 'failed'
    if (this.shown.get().some(isLost)) event.preventDefault()
  }

  private readonly follow = () => {
    const current = this.uploads.list.get()
    for (const key of this.elements.keys()) {
      if (current.some((upload) => upload.key === key)) continue
      this.elements.delete(key)
      this.replacing.delete(key)
      // In the text, or not wanted any more; with the page gone it would have been forgotten here already.
      const kept = this.kept.get(key)
      this.kept.delete(key)
      if (kept) void this.keeper?.end(kept)
      if (!this.editor.isDestroyed) hidePlace(this.editor, key)
    }
    this.shown.set(
      current.flatMap((upload) => {
        const element = this.elements.get(upload.key)
        if (!element) return []
        const kept = this.kept.get(upload.key)
        return [{ upload, element, isKept: kept !== undefined && this.keeper?.isKept(kept) === true }]
      }),
    )
  }

  /** One step that can be undone alone. */
  private readonly arrive = (key: string, { id: image, width: pixels }: Sent) => {
    const { editor } = this
    if (editor.isDestroyed || !editor.isEditable) {
      // It is for another time.
      const kept = this.kept.get(key)
      this.kept.delete(key)
      if (kept) this.keeper?.leave(kept)
      return
    }
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
