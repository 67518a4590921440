import { Observable } from '../../connection/observable'
import {
  forgetPicture,
  inHand,
  keepPicture,
  type KeptPicture,
  keptPicture,
  pictureKey,
  picturesOfDraft,
} from '../../device/picture-store'

export interface PictureKeeperOptions {
  userId: string
  reportId: string
  draftId: string
  /** Whether what is put in now is a suggestion. */
  suggests: () => boolean
  /** Writes the text to this device; a picture is forgotten only when the figure that shows it is kept. */
  flush: () => Promise<unknown>
}

/**
 * Keeps on this device the pictures that one editor is sending, so that they outlive the page. Each is in the hand of one
 * tab at a time; one that closes leaves it to the next.
 */
export class PictureKeeper {
  /** Counts what has changed of what is kept. */
  readonly changes = new Observable(0)
  private readonly mine = new Map<string, { isKept: boolean; letGo: () => void }>()
  private readonly asked = new Set<string>()
  private readonly writes = new Map<string, Promise<unknown>>()
  private closing = new AbortController()

  constructor(private readonly options: PictureKeeperOptions) {}

  /** Begins to keep a picture that has just been put in; its key. */
  keep(file: File, place: Uint8Array | null, replaces: boolean): string {
    const { userId, reportId, draftId } = this.options
    const key = pictureKey(reportId, draftId)
    const suggests = this.options.suggests()
    void this.hold(key, false)
    const write = async () => {
      const bytes = await file.arrayBuffer()
      const { name, type } = file
      const picture = { key, reportId, draftId, name, type, bytes, place, replaces, suggests }
      const isKept = await keepPicture(userId, picture)
      const mine = this.mine.get(key)
      if (mine) mine.isKept = isKept
      this.changes.set(this.changes.get() + 1)
    }
    this.writes.set(
      key,
      write().catch(() => {}),
    )
    return key
  }

  isKept(key: string): boolean {
    return this.mine.get(key)?.isKept === true
  }

  /** Hands over, one after the other, what is kept of this draft and in nobody's hand. */
  async resume(found: (picture: KeptPicture) => void): Promise<void> {
    const { userId, reportId, draftId } = this.options
    const { signal } = this.closing
    for (const key of await picturesOfDraft(userId, reportId, draftId)) {
      if (signal.aborted || this.mine.has(key) || this.asked.has(key)) continue
      this.asked.add(key)
      void inHand(key, signal, async () => {
        const picture = await keptPicture(userId, key)
        this.asked.delete(key)
        if (!picture || signal.aborted) return
        const done = this.hold(key, true)
        found(picture)
        await done
      })
    }
  }

  /** It is in the text, or not wanted: forgotten once the text is kept. */
  async end(key: string): Promise<void> {
    await this.writes.get(key)
    await this.options.flush()
    await forgetPicture(this.options.userId, key)
    this.leave(key)
  }

  /** Stays on the device, for another time. */
  leave(key: string): void {
    this.mine.get(key)?.letGo()
    this.mine.delete(key)
    this.writes.delete(key)
  }

  /** Lets go of all of them; they stay on the device. */
  stop(): void {
    this.closing.abort()
    this.closing = new AbortController()
    this.asked.clear()
    for (const key of [...this.mine.keys()]) this.leave(key)
  }

  /** Resolves when it is let go. A new one is kept from other tabs; one that was found is so already. */
  private hold(key: string, isFound: boolean): Promise<void> {
    let letGo = () => {}
    const done = new Promise<void>((resolve) => (letGo = resolve))
    this.mine.set(key, { isKept: isFound, letGo })
    if (!isFound) void inHand(key, this.closing.signal, () => done)
    return done
  }
}
