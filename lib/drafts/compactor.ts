import type { Pool } from 'pg'
import { compactDraft } from './compact'
import { shareCutter } from '@/lib/versions/cutter'
import { FoldAside } from './fold-aside'

/** Compacts drafts one at a time, however many ask; a draft that asks again while it waits is compacted once. */
export class Compactor {
  private readonly waiting = new Map<string, ((folded: number) => void)[]>()
  private running: Promise<void> | null = null
  private readonly aside = new FoldAside()

  constructor(private readonly pool: Pool) {
    shareCutter(this.aside.cut)
  }

  /** Resolves with the number of rows folded; 0 when it failed, which is reported: the log keeps everything then. */
  request(draftId: string): Promise<number> {
    return new Promise((resolve) => {
      const others = this.waiting.get(draftId)
      if (others) others.push(resolve)
      else this.waiting.set(draftId, [resolve])
      this.running ??= this.run()
    })
  }

  /** Resolves when nobody waits. */
  async whenIdle(): Promise<void> {
    while (this.running) await this.running
  }

  /** Forgets who waits, lets the one under way finish, ends the thread. */
  async close(): Promise<void> {
    for (const [draftId, resolvers] of this.waiting) {
      this.waiting.delete(draftId)
      for (const resolve of resolvers) resolve(0)
    }
    await this.whenIdle()
    shareCutter(null)
    await this.aside.close()
  }

  private async run(): Promise<void> {
    for (let next = this.next(); next; next = this.next()) {
      const [draftId, resolvers] = next
      let folded = 0
      try {
        folded = await compactDraft(this.pool, draftId, this.aside.cut)
      } catch (error) {
        console.error(`drafts: ${draftId} was not compacted:`, (error as Error).message)
      }
      for (const resolve of resolvers) resolve(folded)
    }
    this.running = null
  }

  private next(): [string, ((folded: number) => void)[]] | null {
    const [first] = this.waiting
    if (first) this.waiting.delete(first[0])
    return first ?? null
  }
}
