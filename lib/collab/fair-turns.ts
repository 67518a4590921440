/** Somebody with work to be done: a socket with messages that were not read yet. */
export interface Source {
  /** Does at most `count` pieces of work and answers whether there is more that can be done now. */
  work(count: number): boolean
}

export interface FairTurnsOptions {
  /** How many pieces of work a source does before it is the next one's turn. */
  pieces?: number
  /** After how many milliseconds the event loop is let go on (timers, sockets, the database) before the next turn. */
  sliceMs?: number
  /** For tests. */
  now?: () => number
  schedule?: (run: () => void) => void
}

/**
 * Lets sources work in turns, so that a client that sends 20,000 messages at once delays the others by a slice, not by
 * its whole queue. What arrived in one turn of the event loop is worked on together, which also groups what is logged.
 */
export class FairTurns {
  private readonly waiting = new Set<Source>()
  private scheduled = false
  private readonly pieces: number
  private readonly sliceMs: number
  private readonly now: () => number
  private readonly schedule: (run: () => void) => void

  constructor({
    pieces = 64,
    sliceMs = 4,
    now = () => performance.now(),
    schedule = setImmediate,
  }: FairTurnsOptions = {}) {
    this.pieces = pieces
    this.sliceMs = sliceMs
    this.now = now
    this.schedule = schedule
  }

  /** Says that `source` has work; saying so again while it waits changes nothing, not even its place. */
  add(source: Source): void {
    this.waiting.add(source)
    if (this.scheduled) return
    this.scheduled = true
    this.schedule(this.run)
  }

  private readonly run = () => {
    this.scheduled = false
    const end = this.now() + this.sliceMs
    // A source that has more goes to the end of the line, which this iteration will reach again.
    for (const source of this.waiting) {
      this.waiting.delete(source)
      if (source.work(this.pieces)) this.waiting.add(source)
      if (this.now() >= end) break
    }
    if (this.waiting.size === 0 || this.scheduled) return
    this.scheduled = true
    this.schedule(this.run)
  }
}
