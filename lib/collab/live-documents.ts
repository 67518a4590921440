import type { Pool } from 'pg'
import { subscribe } from '@/lib/bus'
import { Compactor } from '@/lib/drafts/compactor'
import { loadDraft } from '@/lib/drafts/load-draft'
import { recordDecisions } from '@/lib/drafts/record-decisions'
import { draftsCountedOtherwise, reportCounts } from '@/lib/drafts/report-counts'
import type { UpdateLog } from '@/lib/drafts/update-log'
import { can, type Action } from '@/lib/policy'
import { Sweep } from '@/lib/versions/sweep'
import { AppendedRows } from './appended-rows'
import { LiveDraft } from './live-draft'
import type { Channel, LiveDocument } from './live-document'
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
  private readonly versions: Sweep
  private readonly subscriptions: (() => void)[]
  private readonly appended: AppendedRows
  private isClosing = false

  constructor(
    private readonly pool: Pool,
    private readonly log: UpdateLog,
    private readonly foldAfter = FOLD_OPEN,
  ) {
    this.counts = new WordCounts(pool)
    this.compactor = new Compactor(pool)
    this.versions = new Sweep(pool, (draftId) => this.compactor.request(draftId))
    this.appended = new AppendedRows(pool, {
      find: (draftId) => this.findDraft(draftId),
      all: () => [...this.documents.values()].filter((document) => document instanceof LiveDraft),
      changedUnseen: (draftId) => void this.countUnseen(draftId),
    })
    this.subscriptions = [
      subscribe('draft.counted', ({ reportId, ...counted }) =>
        this.tell(reportId, { type: 'counted', ...counted }),
      ),
      subscribe('report.counted', ({ reportId }) => void this.tellCounts(reportId)),
      subscribe('reply.changed', ({ reportId, version }) =>
        this.tell(reportId, { type: 'replyChanged', version }),
      ),
      subscribe('drafts.quoted', ({ reportId }) => this.tell(reportId, { type: 'quoted' })),
      subscribe('threads.changed', ({ reportId, threadId }) =>
        this.tell(reportId, { type: 'threadsChanged', threadId }, 'threads.view'),
      ),
      subscribe('thread.looked', ({ reportId, threadId, userId }) =>
        this.tellPerson(reportId, userId, { type: 'threadsChanged', threadId }),
      ),
      subscribe('draft.locked', ({ reportId, draftId }) =>
        this.tell(reportId, { type: 'lockChanged', draftId }),
      ),
      subscribe('versions.changed', ({ reportId, draftId }) =>
        this.tell(reportId, { type: 'versionsChanged', draftId }, 'versions.view'),
      ),
      subscribe('assignments.changed', ({ reportId, draftId }) =>
        this.tell(reportId, { type: 'assignmentsChanged', draftId }),
      ),
      subscribe('export.changed', ({ reportId, exportId }) =>
        this.tell(reportId, { type: 'exportChanged', exportId }, 'report.export'),
      ),
      subscribe('notifications.changed', ({ userId }) => this.notify(userId)),
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

  /** Looks for what commands of other processes wrote into open drafts. Never throws. */
  sweep(): Promise<void> {
    return this.appended.sweep()
  }

  /** Counts what was last counted in another way than drafts are counted now, one after the other. Never throws. */
  async countAnew(): Promise<void> {
    try {
      for (const draftId of await draftsCountedOtherwise(this.pool)) await this.countUnseen(draftId)
    } catch (error) {
      if (!this.isClosing) console.error('collab: drafts were not counted anew:', (error as Error).message)
    }
  }

  /** Waits until nothing is on its way, counts what was edited, folds what is short to fold. */
  async close(deadlineMs: number): Promise<void> {
    this.isClosing = true
    for (const unsubscribe of this.subscriptions) unsubscribe()
    await within(deadlineMs, this.appended.close())
    await within(deadlineMs, this.counts.flush())
    await within(deadlineMs, this.versions.close())
    await within(deadlineMs, this.compactor.whenIdle())
    await this.compactor.close()
  }

  /** Tells whoever has the report open and may do `action`. */
  private tell(reportId: string, message: ServerMessage, action: Action = 'report.view'): void {
    const report = this.documents.get(reportDocument(reportId))
    if (report instanceof LiveReport) report.tell(message, ({ actor }) => can(actor, action))
  }

  /** Tells one who came, or everybody who has the report open, how all its drafts count. */
  private async tellCounts(reportId: string, only?: Channel): Promise<void> {
    try {
      const counts = this.documents.has(reportDocument(reportId)) && (await reportCounts(this.pool, reportId))
      const report = this.documents.get(reportDocument(reportId))
      if (counts && report instanceof LiveReport)
        report.tell({ type: 'allCounted', ...counts }, (channel) => !only || channel === only)
    } catch (error) {
      console.error(`collab: nobody was told how report ${reportId} counts:`, (error as Error).message)
    }
  }

  /** Tells the tabs that one person has on the report. */
  private tellPerson(reportId: string, userId: string, message: ServerMessage): void {
    const report = this.documents.get(reportDocument(reportId))
    if (report instanceof LiveReport)
      report.tell(message, (channel) => channel.userId === userId && can(channel.actor, 'threads.view'))
  }

  private notify(userId: string): void {
    for (const document of this.documents.values())
      if (document instanceof LiveReport)
        document.tell({ type: 'notified' }, (channel) => channel.userId === userId)
  }

  private findDraft(draftId: string): LiveDraft | Promise<LiveDraft | null> | null {
    const key = draftDocument(draftId)
    const open = this.documents.get(key)
    if (open) return open instanceof LiveDraft ? open : null
    // When its promise is kept, whoever waits for it has not put it among the open ones yet.
    return (
      this.loading.get(key)?.promise.then(
        (document) => (document instanceof LiveDraft ? document : null),
        () => null,
      ) ?? null
    )
  }

  /** Opens a draft for a moment, which counts it and folds it if it is long. */
  private async countUnseen(draftId: string): Promise<void> {
    if (this.isClosing) return
    try {
      const draft = await this.open({ kind: 'draft', id: draftId })
      if (draft instanceof LiveDraft) draft.recount()
      draft.dismiss()
    } catch (error) {
      console.error(`collab: draft ${draftId} was not counted:`, (error as Error).message)
    }
  }

  private async load(key: string, { kind, id }: DocumentName): Promise<LiveDocument> {
    if (kind === 'report') {
      const forget = () => void this.documents.delete(key)
      return new LiveReport(key, forget, (channel) => void this.tellCounts(id, channel))
    }
    // What was typed before the last one left, or before the draft failed, may still be on its way.
    await this.log.whenSettled(id)
    const stored = await loadDraft(this.pool, id)
    return new LiveDraft(id, key, stored, this.log, {
      onEmpty: this.drop,
      onLogged: (draft) => {
        this.counts.changed(draft)
        this.keepShort(draft)
      },
      onDecided: (draft, userId, decisions) =>
        void recordDecisions(draft.draftId, userId, decisions).catch((error: unknown) =>
          console.error(`collab: decisions in ${key} were not recorded:`, (error as Error).message),
        ),
      onCommanded: (draft) => {
        this.counts.changed(draft, false)
        this.keepShort(draft)
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
    if (draft.takeLost() || draft.unfolded >= limit) void this.fold(draft)
    draft.destroy()
  }

  private forget(draft: LiveDraft): boolean {
    if (this.documents.get(draft.name) !== draft) return false
    return this.documents.delete(draft.name)
  }

  /** Folds a draft whose log is long, or has words that must be rescued. */
  private keepShort(draft: LiveDraft): void {
    if (this.folding.has(draft.draftId)) return
    if (draft.takeLost() || draft.unfolded >= this.foldAfter) void this.fold(draft)
  }

  private async fold(draft: LiveDraft): Promise<void> {
    if (this.folding.has(draft.draftId)) return
    this.folding.add(draft.draftId)
    const known = draft.unfolded
    const folded = await this.compactor.request(draft.draftId)
    // Commands and the sweep fold too: what they took is no longer there either.
    if (folded > 0) draft.unfolded = Math.max(0, draft.unfolded - Math.max(folded, known))
    this.folding.delete(draft.draftId)
    if (draft.takeLost()) void this.fold(draft)
  }
}

/** `work`, or nothing once the time is over. */
function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms).unref())])
}
