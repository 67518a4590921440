/** Those who wait for something to happen, each for a while. */
export class Waiters<Reason extends string> {
  private readonly waiting = new Set<(reason: Reason | null) => void>()

  get count(): number {
    return this.waiting.size
  }

  /** Why one was woken; null when `ms` are over, or nobody waits any more (`signal`). */
  wait(ms: number, signal: AbortSignal): Promise<Reason | null> {
    return new Promise((resolve) => {
      const done = (reason: Reason | null) => {
        clearTimeout(timer)
        signal.removeEventListener('abort', giveUp)
        this.waiting.delete(done)
        resolve(reason)
      }
      const giveUp = () => done(null)
      const timer = setTimeout(giveUp, ms)
      signal.addEventListener('abort', giveUp, { once: true })
      this.waiting.add(done)
    })
  }

  wake(reason: Reason): void {
    for (const done of [...this.waiting]) done(reason)
  }
}
