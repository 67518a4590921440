/** Somebody with work to be done: a socket with messages that were not read yet. */
export interface Source {
  /** Does at most `count` pieces of work and answers whether there is more that can be done now. */
  work(count: number): boolean
}

export interface FairTurnsOptions {
  /** How many pieces of work a source does before it is the next one's turn. */
  pieces?: number
  /** How long those that had more than a turn's work are worked for in a row, and then rest as long. */
  sliceMs?: number
  /** For tests. */
  now?: () => number
  soon?: (run: () => void) => void
  later?: (run: () => void, ms: number) => void
}

/**
 * Lets sources work in turns, so that a client that sends 20,000 messages at once delays the others by a slice, not by
 * its whole queue. Whoever has no more than a turn's work, as everybody who types, is served at once. The rest are
 * worked for half the time only: the other half belongs to the database and whatever else shares the machine, without
 * which nobody's edits are acknowledged.
 */
export class FairTurns {
  private readonly fresh = new Set<Source>()
  private readonly busy = new Set<Source>()
  private isScheduled = false
  private isBusyScheduled = false
  private readonly options: Required<FairTurnsOptions>

  constructor(options: FairTurnsOptions = {}) {
    this.options = {
      pieces: 64,
      sliceMs: 4,
      now: () => performance.now(),
      soon: setImmediate,
      later: setTimeout,
      ...options,
    }
  }

  /** Says that `source` has work; saying so again while it waits changes nothing, not even its place. */
  add(source: Source): void {
    if (this.busy.has(source)) return
    this.fresh.add(source)
    if (this.isScheduled) return
    this.isScheduled = true
    this.options.soon(this.serveFresh)
  }

  // What arrived in one turn of the event loop is worked on together, which also groups what is logged.
  private readonly serveFresh = () => {
    this.isScheduled = false
    for (const source of this.fresh) {
      this.fresh.delete(source)
      if (source.work(this.options.pieces)) this.busy.add(source)
    }
    this.scheduleBusy()
  }

  private readonly serveBusy = () => {
    this.isBusyScheduled = false
    const { now, pieces, sliceMs } = this.options
    const end = now() + sliceMs
    // One that has more goes to the end of the line, which this loop will reach again.
    for (const source of this.busy) {
      this.busy.delete(source)
      if (source.work(pieces)) this.busy.add(source)
      if (now() >= end) break
    }
    this.scheduleBusy()
  }

  private scheduleBusy(): void {
    if (this.isBusyScheduled || this.busy.size === 0) return
    this.isBusyScheduled = true
    this.options.later(this.serveBusy, this.options.sliceMs)
  }
}
