import type { Pool } from 'pg'
import { recordAnchors, type AnchoringDraft } from '@/lib/drafts/record-anchors'
import { recordQuotations, type QuotingDraft } from '@/lib/drafts/record-quotations'
import { recordWords, type CountedDraft } from '@/lib/drafts/record-words'
import type { LiveDraft } from './live-draft'

const EVERY_MS = 1_000
// Counting a whole book takes milliseconds; between two of them the event loop goes on.
const SLICE_MS = 4

/** Lets the recorded words, quotations and anchors of threads follow the texts: once a second, of what was edited since. */
export class WordCounts {
  /** With when they were last typed into; null when only commands changed them. */
  private readonly edited = new Map<LiveDraft, Date | null>()
  private counted = new Map<string, CountedDraft>()
  private quoting = new Map<string, QuotingDraft>()
  /** What was last recorded of an open draft's quotations: most edits change none. */
  private quoted = new WeakMap<LiveDraft, string>()
  private anchoring = new Map<string, AnchoringDraft>()
  /** The threads that an open draft was last seen to hold. */
  private anchored = new WeakMap<LiveDraft, readonly string[]>()
  private timer: NodeJS.Timeout | null = null
  private recording: Promise<void> = Promise.resolve()

  constructor(private readonly pool: Pool) {}

  /** The text changed, and the change is logged; `isTyped` unless a command did it. */
  changed(draft: LiveDraft, isTyped = true): void {
    this.edited.set(draft, isTyped ? new Date() : (this.edited.get(draft) ?? null))
    // A thread that just began is known to have stood here, also when its words are gone before they are counted.
    if (!isTyped) this.findThreads(draft)
    this.timer ??= setTimeout(() => void this.countAll(), EVERY_MS)
  }

  /** Nobody has the draft open any more, and its text is about to be dropped: the last chance to count it. */
  left(draft: LiveDraft): void {
    if (!this.edited.has(draft) && !draft.hasUnlogged) return
    if (!this.edited.get(draft)) this.edited.set(draft, draft.hasUnlogged ? new Date() : null)
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
    const { draftId } = draft
    const counts = draft.count()
    if (counts === null || editedAt === undefined) return
    this.counted.set(draftId, { draftId, ...counts, editedAt })
    this.findThreads(draft)
    const quotations = draft.quotations()
    const quoted = JSON.stringify(quotations)
    if (this.quoted.get(draft) === quoted) return
    this.quoted.set(draft, quoted)
    this.quoting.set(draftId, { draftId, quotations })
  }

  private findThreads(draft: LiveDraft): void {
    const { draftId } = draft
    const threads = draft.threads()
    const before = this.anchored.get(draft)
    if (before?.join() === threads.join()) return
    this.anchored.set(draft, threads)
    const left = [...(this.anchoring.get(draftId)?.left ?? []), ...(before ?? [])]
    this.anchoring.set(draftId, {
      draftId,
      threads,
      left: left.filter((thread) => !threads.includes(thread)),
    })
  }

  private record(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    const counted = [...this.counted.values()]
    const quoting = [...this.quoting.values()]
    const anchoring = [...this.anchoring.values()]
    this.counted = new Map()
    this.quoting = new Map()
    this.anchoring = new Map()
    this.recording = this.recording.then(async () => {
      // Before the words, whose change is told to everybody: who then asks finds both.
      const isQuoted =
        quoting.length === 0 || (await attempt('quotations', recordQuotations(this.pool, quoting)))
      // What was not recorded must not count as recorded.
      if (!isQuoted) this.quoted = new WeakMap()
      const isAnchored =
        anchoring.length === 0 || (await attempt('anchors', recordAnchors(this.pool, anchoring)))
      if (!isAnchored) this.anchored = new WeakMap()
      if (counted.length > 0) await attempt('words', recordWords(this.pool, counted))
    })
    return this.recording
  }
}

/** Neither is the text: the next edit records them again. */
async function attempt(what: string, recording: Promise<void>): Promise<boolean> {
  try {
    await recording
    return true
  } catch (error) {
    console.error(`collab: the ${what} of some drafts were not recorded:`, (error as Error).message)
    return false
  }
}
