import { randomUUID } from 'node:crypto'
import { KeptApart } from '@/lib/workers/keep-apart'
import type { DrawAnswer, PreviewQuestion, SetAnswer } from './process'
import { type Known, readFresh } from './read-fresh'
import { type Preview, type PreviewChoices, tagOf } from './schema'
import { Waiters } from './waiters'

// Several letters are set together.
const REST_MS = 200
// What another process of the product was told is read again so long after the last time, when somebody looks.
const ALL_TOLD_MS = 10_000
// Typst remembers more and more; a new process sets the report within seconds.
const MOST_BYTES = 900_000_000
const SECONDS = 60
const RETRY_MS = 5_000

/** One report on pages, kept as it is written, in a process apart, for as long as somebody looks. */
export class RunningPreview {
  /** When somebody looked last. */
  lookedAt = Date.now()
  private readonly run = randomUUID()
  /** How many pages of each person wait. */
  private readonly looking = new Map<string, number>()
  private readonly waiters = new Waiters<'changed' | 'rights'>()
  private preview: Preview | null = null
  private failure: Error | null = null
  private process: KeptApart | null = null
  private known: Known | null = null
  private readonly changedDrafts = new Set<string>()
  private timer: NodeJS.Timeout | null = null
  private dueAt = Infinity
  private isAllAsked = true
  private allReadAt = 0
  private isSetting = false
  private hasEnded = false
  private drawn = new Map<string, string>()

  /** `root` is the folder of the installation. */
  constructor(
    readonly reportId: string,
    private readonly choices: PreviewChoices,
    private readonly root: string,
  ) {
    this.setWithin(0)
  }

  /** Whether somebody waits for its next change now. */
  get isLookedAt(): boolean {
    return this.waiters.count > 0
  }

  /** Whether this person does. */
  isLookedAtBy(userId: string): boolean {
    return this.looking.has(userId)
  }

  /** A draft has words that it had not before; drafts of other reports do not count. */
  draftChanged(draftId: string): void {
    // Nobody knows whose it is before the report was read.
    if (this.known && !this.known.drafts.has(draftId)) return
    this.changedDrafts.add(draftId)
    this.setWithin(REST_MS)
  }

  /** Something else of the report is another now. */
  reportChanged(): void {
    this.isAllAsked = true
    this.setWithin(REST_MS)
  }

  /**
   * The preview as soon as it is another than `seen`; null after `ms`, and when it is not wanted any more, has ended, or
   * somebody's rights changed.
   * @throws whatever kept the report from being read or set.
   */
  async after(userId: string, seen: string | null, ms: number, signal: AbortSignal): Promise<Preview | null> {
    this.looking.set(userId, (this.looking.get(userId) ?? 0) + 1)
    try {
      return await this.anotherThan(seen, ms, signal)
    } finally {
      const left = this.looking.get(userId)! - 1
      if (left > 0) this.looking.set(userId, left)
      else this.looking.delete(userId)
    }
  }

  private async anotherThan(seen: string | null, ms: number, signal: AbortSignal): Promise<Preview | null> {
    this.lookedAt = Date.now()
    if (Date.now() - this.allReadAt > ALL_TOLD_MS) this.reportChanged()
    const until = Date.now() + ms
    for (;;) {
      if (this.failure) throw this.failure
      if (this.preview && tagOf(this.preview) !== seen) return this.preview
      if (this.hasEnded || signal.aborted || Date.now() >= until) return null
      const why = await this.waiters.wait(until - Date.now(), signal)
      this.lookedAt = Date.now()
      if (why === 'rights') return null
    }
  }

  /** A page of it: JSON of `DrawnPage`. Null when it has no such page any more. */
  async page(hash: string): Promise<string | null> {
    this.lookedAt = Date.now()
    const known = this.drawn.get(hash)
    if (known || !this.process?.isRunning) return known ?? null
    const page = await this.process.ask<DrawAnswer>({ draw: hash } satisfies PreviewQuestion)
    if (page && this.preview?.pages.some((each) => each.hash === hash)) this.drawn.set(hash, page)
    return page
  }

  /** Has whoever waits ask for their rights again. */
  rightsChanged(): void {
    this.waiters.wake('rights')
  }

  /** Gives its memory back. */
  end(): void {
    this.hasEnded = true
    if (this.timer) clearTimeout(this.timer)
    this.process?.end()
    this.waiters.wake('changed')
  }

  private setWithin(ms: number): void {
    const dueAt = Date.now() + ms
    if (this.hasEnded || dueAt >= this.dueAt) return
    this.dueAt = dueAt
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    // While it is set, the next time is planned when that is done.
    if (!this.isSetting) this.timer = setTimeout(() => void this.setNow(), ms).unref()
  }

  private async setNow(): Promise<void> {
    const from = Date.now()
    this.timer = null
    this.dueAt = Infinity
    this.isSetting = true
    try {
      await this.set()
    } catch (error) {
      this.fail(error as Error)
    }
    this.isSetting = false
    if (this.dueAt === Infinity) return
    // Half of the time is left to others.
    const rest = Math.max(REST_MS, Date.now() - from, this.dueAt - Date.now())
    this.dueAt = Infinity
    this.setWithin(rest)
  }

  private async set(): Promise<void> {
    const process = this.runningProcess()
    const changed = [...this.changedDrafts]
    this.changedDrafts.clear()
    const isAllAsked = this.isAllAsked || !this.known
    this.isAllAsked = false
    if (isAllAsked) this.allReadAt = Date.now()
    const read = await readFresh(this.reportId, changed, this.known, isAllAsked)
    this.known = read.known
    if (read.question) {
      const question: PreviewQuestion = { set: { ...read.question, choices: this.choices } }
      this.keep(await process.ask<SetAnswer>(question))
    }
    this.failure = null
    if (process.bytes < MOST_BYTES) return
    process.end()
    this.setWithin(0)
  }

  private runningProcess(): KeptApart {
    if (this.process?.isRunning) return this.process
    // It has been told nothing yet.
    this.known = null
    this.process = new KeptApart({
      root: this.root,
      entry: 'lib/previews/process.ts',
      megabytes: 400,
      mostMegabytes: 1_500,
      seconds: SECONDS,
    })
    return this.process
  }

  private keep({ pages, regions, fault }: SetAnswer): void {
    const { pages: lastPages = [], regions: lastRegions = [], version = 0 } = this.preview ?? {}
    // What cannot be set is shown as it was last.
    const next = pages ? { pages, regions, fault } : { pages: lastPages, regions: lastRegions, fault }
    const last = this.preview && { pages: lastPages, regions: lastRegions, fault: this.preview.fault }
    if (JSON.stringify(last) === JSON.stringify(next)) return
    this.preview = { ...next, version: version + 1, run: this.run }
    const hashes = new Set(next.pages.map(({ hash }) => hash))
    this.drawn = new Map([...this.drawn].filter(([hash]) => hashes.has(hash)))
    this.waiters.wake('changed')
  }

  private fail(error: Error): void {
    if (this.hasEnded) return
    console.error(`previews: report ${this.reportId} could not be set:`, error.message)
    this.failure = error
    this.process?.end()
    this.waiters.wake('changed')
    this.setWithin(RETRY_MS)
  }
}
