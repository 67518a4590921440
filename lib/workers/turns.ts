interface Waiting {
  who: string
  start: () => void
}

/**
 * Lets so many works run at once, and of each person one: whoever brings a work that takes long waits for it alone, and the
 * others go on beside it. In the order in which they came.
 */
export class Turns {
  private readonly running = new Set<string>()
  private readonly waiting: Waiting[] = []

  constructor(private readonly atOnce: number) {}

  /** Does the work when its turn comes. @throws what it throws */
  async take<Value>(who: string, work: () => Promise<Value>): Promise<Value> {
    await new Promise<void>((start) => {
      this.waiting.push({ who, start })
      this.next()
    })
    try {
      return await work()
    } finally {
      this.running.delete(who)
      this.next()
    }
  }

  private next(): void {
    if (this.running.size >= this.atOnce) return
    const index = this.waiting.findIndex(({ who }) => !this.running.has(who))
    if (index === -1) return
    const [{ who, start }] = this.waiting.splice(index, 1) as [Waiting]
    this.running.add(who)
    start()
    this.next()
  }
}
