import { recordWords } from '@/lib/drafts/record-words'
import type { LiveDraft } from './live-draft'

// So long after an edit the words are counted, edited on or not.
const DELAY_MS = 1_000

/** Lets the recorded number of words follow the text: of every draft at most once a second, one draft at a time. */
export class WordCounts {
  private readonly due = new Map<LiveDraft, NodeJS.Timeout>()
  private writing: Promise<void> = Promise.resolve()

  /** The text changed, and the change is logged. */
  changed(draft: LiveDraft): void {
    if (this.due.has(draft)) return
    this.due.set(
      draft,
      setTimeout(() => this.count(draft), DELAY_MS),
    )
  }

  /** Nobody has the draft open any more: the last chance to count it. */
  left(draft: LiveDraft): void {
    if (this.due.has(draft) || draft.hasUnlogged) this.count(draft)
  }

  /** Counts at once whatever is due, and waits for what is being written. */
  async flush(): Promise<void> {
    for (const draft of [...this.due.keys()]) this.count(draft)
    await this.writing
  }

  private count(draft: LiveDraft): void {
    clearTimeout(this.due.get(draft))
    this.due.delete(draft)
    const words = draft.countWords()
    if (words === null) return
    const editedAt = new Date()
    this.writing = this.writing.then(async () => {
      try {
        await recordWords(draft.draftId, words, editedAt)
      } catch (error) {
        console.error(`collab: the words of ${draft.draftId} were not recorded:`, (error as Error).message)
      }
    })
  }
}
