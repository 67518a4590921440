import type { Transaction, XmlFragment } from 'yjs'
import { decisionsIn } from '@/lib/richtext/suggestions/decided'
import { Observable } from '../connection/observable'

/** What others did with suggestions since it was last said. */
export interface SuggestionNews {
  /** Whose suggestions came, one for each. */
  arrived: readonly { id: string; user: string }[]
  accepted: number
  rejected: number
}

export const NO_NEWS: SuggestionNews = { arrived: [], accepted: 0, rejected: 0 }

interface Suggested {
  id: string
  user: string
}

/**
 * Gathers what others suggest and decide in a draft that is open. What was there when it came from the server is no news,
 * nor is what one does oneself.
 */
export class NewsOfSuggestions {
  readonly news = new Observable<SuggestionNews>(NO_NEWS)
  private known: ReadonlySet<string> | null = null
  private readonly stop: () => void

  /** @param isThere whether the draft is as the server has it; what comes before that is no news. */
  constructor(
    private readonly fragment: XmlFragment,
    private readonly userId: string,
    private readonly isThere: () => boolean,
  ) {
    const onTransaction = (transaction: Transaction) => this.hear(transaction)
    fragment.doc!.on('afterTransaction', onTransaction)
    this.stop = () => fragment.doc?.off('afterTransaction', onTransaction)
  }

  /** These are suggested now. */
  look(suggestions: readonly Suggested[]): void {
    if (!this.isThere()) return
    const { known } = this
    this.known = new Set([...(known ?? []), ...suggestions.map(({ id }) => id)])
    if (!known) return
    const came = suggestions.filter(({ id, user }) => user !== this.userId && !known.has(id))
    if (came.length === 0) return
    const { arrived, ...rest } = this.news.get()
    this.news.set({ ...rest, arrived: [...arrived, ...came.map(({ id, user }) => ({ id, user }))] })
  }

  /** It was said. */
  clear(): void {
    this.news.set(NO_NEWS)
  }

  destroy(): void {
    this.stop()
  }

  private hear(transaction: Transaction): void {
    if (transaction.local || !this.known || !this.isThere()) return
    const decisions = decisionsIn(transaction, this.fragment)
    if (decisions.length === 0) return
    const gone = new Set(decisions.map(({ id }) => id))
    const { arrived, accepted, rejected } = this.news.get()
    const count = decisions.filter(({ verdict }) => verdict === 'accept').length
    this.news.set({
      // What came and went before it could be said is not worth saying.
      arrived: arrived.filter(({ id }) => !gone.has(id)),
      accepted: accepted + count,
      rejected: rejected + decisions.length - count,
    })
  }
}
