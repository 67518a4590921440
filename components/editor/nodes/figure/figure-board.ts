import { type EditorState, PluginKey } from '@tiptap/pm/state'
import { Observable } from '../../connection/observable'

/** What the figures of an editor need of the page around it. It comes a moment after the text: see `figure-companion`. */
export interface FigureHost {
  /** Where a picture of this report is shown from. */
  address: (imageId: string) => string
  texts: {
    caption: string
    missing: string
    describe: string
    tools: string
  }
  /** Takes pictures that were pasted or dropped at a position of the text. */
  receive: (files: File[], at: number) => void
}

/** What the figures of one editor share: their host, and the pictures that came before it did. */
export class FigureBoard {
  readonly host = new Observable<FigureHost | null>(null)
  private early: { files: File[]; at: number }[] = []

  /** Takes pictures now, or as soon as there is a host. */
  receive(files: File[], at: number): void {
    const host = this.host.get()
    if (host) host.receive(files, at)
    else this.early.push({ files, at })
  }

  /** Gives the figures their host; the returned function takes it away. */
  join(host: FigureHost): () => void {
    this.host.set(host)
    for (const { files, at } of this.early.splice(0)) host.receive(files, at)
    return () => this.host.set(null)
  }
}

export const figureKey = new PluginKey<FigureBoard>('figures')

/** The board of an editor; undefined in one without figures. */
export const boardOf = (state: EditorState): FigureBoard | undefined => figureKey.getState(state)
