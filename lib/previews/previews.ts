import { subscribe } from '@/lib/bus'
import { repositoryRoot } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { RunningPreview } from './running-preview'
import { choiceParams, type PreviewChoices } from './schema'

/** Each is a process of some hundred megabytes. */
const MOST = 3
/** Those of one person, so that nobody keeps all others from theirs. */
const MOST_OWN = 2
const SWEEP_MS = 5_000
/** So long after the last look a preview goes: a page that was reloaded finds it. */
const KEPT_MS = 30_000

/** The previews that somebody looks at, in this process. */
class Previews {
  private readonly running = new Map<string, RunningPreview>()

  constructor() {
    setInterval(() => this.sweep(), SWEEP_MS).unref()
    subscribe('draft.logged', ({ draftId }) => this.each((preview) => preview.draftChanged(draftId)))
    subscribe('draft.appended', ({ draftId }) => this.each((preview) => preview.draftChanged(draftId)))
    for (const topic of ['reply.changed', 'report.arranged'] as const)
      subscribe(topic, ({ reportId }) => this.of(reportId, (preview) => preview.reportChanged()))
    subscribe('membership.changed', ({ reportId }) => this.of(reportId, (preview) => preview.rightsChanged()))
    subscribe('session.ended', () => this.each((preview) => preview.rightsChanged()))
  }

  /**
   * The preview of a report with these choices, for this person; begun when nobody looks at it.
   * @throws AppError `unavailable` while as many as there may be are looked at; `too_many_attempts` while this person
   * looks at as many as one may.
   */
  look(reportId: string, choices: PreviewChoices, userId: string): RunningPreview {
    const key = `${reportId}?${choiceParams(choices)}`
    const running = this.running.get(key)
    if (running) return running
    const own = [...this.running.values()].filter((preview) => preview.isLookedAtBy(userId)).length
    if (own >= MOST_OWN) throw new AppError('too_many_attempts', 'previewsOwn', { count: MOST_OWN })
    if (this.running.size >= MOST) this.makeRoom()
    const begun = new RunningPreview(reportId, choices, repositoryRoot())
    this.running.set(key, begun)
    return begun
  }

  /** The one that runs already; null when none does. */
  find(reportId: string, choices: PreviewChoices): RunningPreview | null {
    return this.running.get(`${reportId}?${choiceParams(choices)}`) ?? null
  }

  /** Ends all that nobody has looked at for so long. */
  sweep(ms = KEPT_MS): void {
    for (const [key, preview] of this.running)
      if (!preview.isLookedAt && Date.now() - preview.lookedAt >= ms) this.end(key)
  }

  get count(): number {
    return this.running.size
  }

  private makeRoom(): void {
    const [oldest] = [...this.running]
      .filter(([, preview]) => !preview.isLookedAt)
      .sort(([, one], [, other]) => one.lookedAt - other.lookedAt)
    if (!oldest) throw new AppError('unavailable', 'previewsBusy', { count: MOST })
    this.end(oldest[0])
  }

  private end(key: string): void {
    this.running.get(key)?.end()
    this.running.delete(key)
  }

  private each(tell: (preview: RunningPreview) => void): void {
    this.running.forEach(tell)
  }

  private of(reportId: string, tell: (preview: RunningPreview) => void): void {
    this.each((preview) => preview.reportId === reportId && tell(preview))
  }
}

// Next may load this module more than once: the previews are the process'.
const key = Symbol.for('counterpoint.previews')
const host = globalThis as typeof globalThis & { [key]?: Previews }

/** The previews of this process. */
export const previews = (): Previews => (host[key] ??= new Previews())
