import type { Awareness } from 'y-protocols/awareness'

const INTERVAL = 120

/**
 * The awareness of a draft as the caret plugin sees it: the same states, but its own changes go out at most eight
 * times a second, and not at all when they repeat what is already known. The plugin announces the caret again after
 * every edit of somebody else; with many writers, each keystroke would be answered by as many announcements.
 */
export class ThrottledAwareness {
  readonly doc: Awareness['doc']
  private next: Record<string, unknown> | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private sentAt = 0

  constructor(private readonly inner: Awareness) {
    this.doc = inner.doc
  }

  get clientID(): number {
    return this.inner.clientID
  }

  get states(): Map<number, Record<string, unknown>> {
    return this.inner.states as Map<number, Record<string, unknown>>
  }

  getStates(): Map<number, Record<string, unknown>> {
    return this.states
  }

  getLocalState(): Record<string, unknown> | null {
    return this.next ?? (this.inner.getLocalState() as Record<string, unknown> | null)
  }

  setLocalStateField(field: string, value: unknown): void {
    const state = this.getLocalState()
    if (state === null) return
    if (JSON.stringify(state[field] ?? null) === JSON.stringify(value ?? null)) return
    this.next = { ...state, [field]: value }
    this.timer ??= setTimeout(() => this.flush(), Math.max(0, this.sentAt + INTERVAL - Date.now()))
  }

  on(event: string, listener: (...args: never[]) => void): void {
    this.inner.on(event as 'change', listener as never)
  }

  off(event: string, listener: (...args: never[]) => void): void {
    this.inner.off(event as 'change', listener as never)
  }

  /** Sends what waits. */
  flush(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    if (!this.next || this.inner.getLocalState() === null) return
    const next = this.next
    this.next = undefined
    this.sentAt = Date.now()
    this.inner.setLocalState(next)
  }

  destroy(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.next = undefined
  }
}
