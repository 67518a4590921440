import { Observable } from '../connection/observable'

/** Which of the editor's panels are open, by the id of their companion, and with what they were opened. */
export class Surface {
  readonly open = new Observable<ReadonlyMap<string, unknown>>(new Map())

  /** Opens a panel, or tells an open one again; `detail` is the panel's own affair (`{ replace: true }`). */
  show(id: string, detail: unknown = null): void {
    const next = new Map(this.open.get())
    // A new object each time, so that asking again is seen.
    next.set(id, { detail })
    this.open.set(next)
  }

  close(id: string): void {
    if (!this.open.get().has(id)) return
    const next = new Map(this.open.get())
    next.delete(id)
    this.open.set(next)
  }
}
