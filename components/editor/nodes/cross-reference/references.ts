import type { AnchorChoice } from '@/lib/references/schema'
import { parseTarget } from '@/lib/richtext/cross-reference-target'
import { Observable } from '../../connection/observable'

/** A part of the report that a cross-reference can point to. */
export interface Reference {
  /** As `parseTarget` reads it: "question:ID"; of a block that nobody has referred to yet no more than its own key. */
  target: string
  /** The words that stand for it in a text: "paragraph 3 (a)". */
  text: string
  /** The heading that it stands under, or what it says; empty for a chapter. */
  section: string
  /** Its page. */
  href: string
  /** Whether it is offered; what the reply has no more is only known. */
  isOffered: boolean
  /** Of a block that has no name yet what is to get one. */
  choice?: AnchorChoice
}

/** What the report consists of now; null until that is known, and then nothing is said to be gone. */
export class References extends Observable<readonly Reference[] | null> {
  private byTarget: ReadonlyMap<string, Reference> = new Map()
  private hasBlocks = false
  private missed: (() => void) | null = null

  constructor() {
    super(null)
  }

  /** `hasBlocks`: tables, figures, paragraphs and annexes are among them, as far as there are any. */
  override set(list: readonly Reference[] | null, hasBlocks = false): void {
    this.byTarget = new Map(list?.map((each) => [each.target, each]))
    this.hasBlocks = hasBlocks
    super.set(list)
  }

  find(target: unknown): Reference | undefined {
    return typeof target === 'string' ? this.byTarget.get(target) : undefined
  }

  /** Whether it is known that the report has no such part. */
  isGone(target: unknown): boolean {
    if (this.get() === null || this.find(target)) return false
    const kind = parseTarget(target)?.kind
    if (kind === undefined || kind === 'question' || kind === 'chapter' || this.hasBlocks) return true
    this.missed?.()
    return false
  }

  /** Calls `listener` when a text refers to a table, figure, paragraph or annex and those of the report are not known. */
  whenMissed(listener: () => void): () => void {
    this.missed = listener
    return () => void (this.missed = null)
  }
}
