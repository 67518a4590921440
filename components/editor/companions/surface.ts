import { Observable } from '../connection/observable'

/** The open panels, each with what it was opened with; a new object each time it is asked for. */
export type OpenPanels = ReadonlyMap<string, { detail: unknown }>

/** What stands open while there is no surface yet. */
export const NOTHING_OPEN: OpenPanels = new Map()

/** Which of the editor's panels are open, by the id of their companion, and with what they were opened. */
export class Surface {
  readonly open = new Observable<OpenPanels>(NOTHING_OPEN)

  /** Opens a panel, or tells an open one again; `detail` is the panel's own affair (`{ replace: true }`). */
  show(id: string, detail: unknown = null): void {
    const next = new Map(this.open.get())
    // A new object each time, so that asking again is seen.
    next.set(id, { detail })
    this.open.set(next)
  }

  toggle(id: string): void {
    if (this.open.get().has(id)) this.close(id)
    else this.show(id)
  }

  close(id: string): void {
    if (!this.open.get().has(id)) return
    const next = new Map(this.open.get())
    next.delete(id)
    this.open.set(next)
  }
}

/** What a panel was opened with; null when with nothing, or when it is not open. */
export function detailOf<T>(open: OpenPanels, id: string): T | null {
  return (open.get(id)?.detail ?? null) as T | null
}
