import type { Pool } from 'pg'
import { subscribe } from '@/lib/bus'
import { Compactor } from '@/lib/drafts/compactor'
import { loadDraft } from '@/lib/drafts/load-draft'
import type { UpdateLog } from '@/lib/drafts/update-log'
import { LiveDraft } from './live-draft'
import type { LiveDocument } from './live-document'
import { LiveReport } from './live-report'
import { draftDocument, reportDocument, type DocumentName, type ServerMessage } from './protocol'
import { WordCounts } from './word-counts'

// A draft is folded while it is open after so many rows, and when it is left with more than so many.
const FOLD_OPEN = 1_000
const FOLD_LEFT = 50
// One that is so large, when it is left with any: folding it would be most of the time that it takes to open.
const LARGE_BYTES = 32 * 1024

interface Loading {
  promise: Promise<LiveDocument>
  expected: number
}

/** All documents that somebody has open in this process: loaded when the first comes, dropped when the last leaves. */
export class LiveDocuments {
  private readonly documents = new Map<string, LiveDocument>()
  private readonly loading = new Map<string, Loading>()
  private readonly folding = new Set<string>()
  private readonly counts: WordCounts
  private readonly compactor: Compactor
  private readonly subscriptions: (() => void)[]

  constructor(
    private readonly pool: Pool,
    private readonly log: UpdateLog,
  ) {
    this.counts = new WordCounts(pool)
    this.compactor = new Compactor(pool)
    this.subscriptions = [
      subscribe('draft.counted', ({ reportId, draftId, words }) =>
        this.tell(reportId, { type: 'counted', draftId, words }),
      ),
      subscribe('reply.changed', ({ reportId, version }) =>
        this.tell(reportId, { type: 'replyChanged', version }),
      ),
      subscribe('drafts.quoted', ({ reportId }) => this.tell(reportId, { type: 'quoted' })),
    ]
  }

  /**
   * Opens a document for one channel, which then must `join` it or `dismiss` it.
   * @throws UnreadableDraft, or what the database said; never answers an empty text instead.
   */
  async open(name: DocumentName): Promise<LiveDocument> {
    const key = name.kind === 'draft' ? draftDocument(name.id) : reportDocument(name.id)
    const open = this.documents.get(key)
    if (open) {
      open.expect(1)
      return open
    }
    const loading = this.loading.get(key)
    if (loading) {
      loading.expected++
      return loading.promise
    }
    const started: Loading = { promise: this.load(key, name), expected: 1 }
    this.loading.set(key, started)
    try {
      const document = await started.promise
      document.expect(started.expected)
      this.documents.set(key, document)
      return document
    } finally {
      this.loading.delete(key)
    }
  }

  /** Waits until nothing is on its way, counts what was edited, folds what is short to fold. */
  async close(deadlineMs: number): Promise<void> {
    for (const unsubscribe of this.subscriptions) unsubscribe()
    await within(deadlineMs, this.counts.flush())
    await within(deadlineMs, this.compactor.whenIdle())
    await this.compactor.close()
  }

  private tell(reportId: string, message: ServerMessage): void {
    const report = this.documents.get(reportDocument(reportId))
    if (report instanceof LiveReport) report.tell(message)
  }

  private async load(key: string, { kind, id }: DocumentName): Promise<LiveDocument> {
    if (kind === 'report') return new LiveReport(key, () => void this.documents.delete(key))
    // What was typed before the last one left, or before the draft failed, may still be on its way.
    await this.log.whenSettled(id)
    const stored = await loadDraft(this.pool, id)
    return new LiveDraft(id, key, stored, this.log, {
      onEmpty: this.drop,
      onLogged: (draft) => {
        this.counts.changed(draft)
        if (draft.unfolded >= FOLD_OPEN) void this.fold(draft)
      },
      onFailed: (draft, error) => {
        console.error(`collab: ${key} was given up:`, error.message)
        this.forget(draft)
      },
    })
  }

  private readonly drop = (draft: LiveDraft) => {
    if (!this.forget(draft)) return
    this.counts.left(draft)
    const limit = draft.bytes >= LARGE_BYTES ? 1 : FOLD_LEFT
    if (draft.unfolded >= limit) void this.fold(draft)
    draft.destroy()
  }

  private forget(draft: LiveDraft): boolean {
    if (this.documents.get(draft.name) !== draft) return false
    return this.documents.delete(draft.name)
  }

  private async fold(draft: LiveDraft): Promise<void> {
    if (this.folding.has(draft.draftId)) return
    this.folding.add(draft.draftId)
    draft.unfolded -= await this.compactor.request(draft.draftId)
    this.folding.delete(draft.draftId)
  }
}

/** `work`, or nothing once the time is over. */
function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms).unref())])
}
