import { type Sent, type upload as send, UploadError } from '@/components/intake/upload'
import { Observable } from '../../connection/observable'

/** How far a picture is on its way to the server. */
export type UploadState =
  | { kind: 'waiting' }
  /** `share` of its bytes is sent, from 0 to 1; at 1 the server prepares it. */
  | { kind: 'sending'; share: number }
  /** There is no connection; it is sent when there is one again. */
  | { kind: 'offline' }
  /** Not taken; `said` is the server's own sentence, null when it said nothing. */
  | { kind: 'failed'; said: string | null }

export interface Upload {
  key: string
  file: File
  state: UploadState
}

export interface UploadsOptions {
  address: string
  send: typeof send
  /** A picture is there. */
  onDone: (key: string, sent: Sent) => void
  /** Why a file is not even sent; null when it is. */
  refuse?: (file: File) => string | null
  isOnline?: () => boolean
}

/** Pictures sent at a time. */
const AT_ONCE = 2

/** The pictures that one editor is sending, in the order in which they came. Nothing of them is in the text until they are there. */
export class Uploads {
  readonly list = new Observable<readonly Upload[]>([])
  private readonly running = new Map<string, AbortController>()
  private count = 0

  constructor(private readonly options: UploadsOptions) {}

  /** Begins to send a file; its key. */
  add(file: File): string {
    const key = `upload-${++this.count}`
    const said = this.options.refuse?.(file) ?? null
    const state: UploadState = said === null ? { kind: 'waiting' } : { kind: 'failed', said }
    this.list.set([...this.list.get(), { key, file, state }])
    this.next()
    return key
  }

  /** Ends one, sent or not, and forgets it. */
  remove(key: string): void {
    this.running.get(key)?.abort()
    this.list.set(this.list.get().filter((upload) => upload.key !== key))
    this.next()
  }

  /** Sends one again that failed. */
  retry(key: string): void {
    this.say(key, { kind: 'waiting' })
    this.next()
  }

  /** The connection is back. */
  readonly resume = (): void => {
    for (const { key, state } of this.list.get())
      if (state.kind === 'offline') this.say(key, { kind: 'waiting' })
    this.next()
  }

  /** Ends all of them. */
  stop(): void {
    for (const abort of this.running.values()) abort.abort()
    this.list.set([])
  }

  private next(): void {
    for (const { key, file, state } of this.list.get()) {
      if (this.running.size >= AT_ONCE) return
      if (state.kind === 'waiting' && !this.running.has(key)) void this.run(key, file)
    }
  }

  private async run(key: string, file: File): Promise<void> {
    const { address, send: sendFile, onDone, isOnline = () => navigator.onLine } = this.options
    if (!isOnline()) return this.say(key, { kind: 'offline' })
    const abort = new AbortController()
    this.running.set(key, abort)
    this.say(key, { kind: 'sending', share: 0 })
    try {
      const onSent = (share: number) => this.say(key, { kind: 'sending', share })
      const sent = await sendFile(address, file, { onSent, signal: abort.signal })
      this.running.delete(key)
      onDone(key, sent)
      this.remove(key)
    } catch (error) {
      this.running.delete(key)
      if (abort.signal.aborted) return this.next()
      const said = error instanceof UploadError ? error.said : null
      this.say(key, said === null && !isOnline() ? { kind: 'offline' } : { kind: 'failed', said })
      this.next()
    }
  }

  private say(key: string, state: UploadState): void {
    this.list.set(this.list.get().map((upload) => (upload.key === key ? { ...upload, state } : upload)))
  }
}
