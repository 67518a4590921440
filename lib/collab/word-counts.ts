import type { Pool } from 'pg'
import { recordWords, type CountedDraft } from '@/lib/drafts/record-words'
import type { LiveDraft } from './live-draft'

const EVERY_MS = 1_000
// Counting a whole book takes milliseconds; between two of them the event loop goes on.
const SLICE_MS = 4

/** Lets the recorded numbers of words follow the texts: once a second, of what was edited since, in one statement. */
export class WordCounts {
  private readonly edited = new Map<LiveDraft, Date>()
  private counted = new Map<string, CountedDraft>()
  private timer: NodeJS.Timeout | null = null
  private recording: Promise<void> = Promise.resolve()

  constructor(private readonly pool: Pool) {}

  /** The text changed, and the change is logged. */
  changed(draft: LiveDraft): void {
    this.edited.set(draft, new Date())
    this.timer ??= setTimeout(() => void this.countAll(), EVERY_MS)
  }

  /** Nobody has the draft open any more, and its text is about to be dropped: the last chance to count it. */
  left(draft: LiveDraft): void {
    if (!this.edited.has(draft) && !draft.hasUnlogged) return
    this.edited.set(draft, this.edited.get(draft) ?? new Date())
    this.count(draft)
    this.timer ??= setTimeout(() => void this.countAll(), EVERY_MS)
  }

  /** Counts and records at once whatever is due. */
  async flush(): Promise<void> {
    for (const draft of this.edited.keys()) this.count(draft)
    await this.record()
  }

  private async countAll(): Promise<void> {
    let end = performance.now() + SLICE_MS
    for (const draft of this.edited.keys()) {
      this.count(draft)
      if (performance.now() < end) continue
      await new Promise((resolve) => setImmediate(resolve))
      end = performance.now() + SLICE_MS
    }
    await this.record()
  }

  private count(draft: LiveDraft): void {
    const editedAt = this.edited.get(draft)
    this.edited.delete(draft)
    const words = draft.countWords()
    if (words !== null && editedAt)
      this.counted.set(draft.draftId, { draftId: draft.draftId, words, editedAt })
  }

  private record(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    const counted = [...this.counted.values()]
    this.counted = new Map()
    this.recording = this.recording.then(async () => {
      if (counted.length === 0) return
      try {
        await recordWords(this.pool, counted)
      } catch (error) {
        console.error(
          `collab: the words of ${counted.length} drafts were not recorded:`,
          (error as Error).message,
        )
      }
    })
    return this.recording
  }
}
