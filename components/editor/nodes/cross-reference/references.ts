import { Observable } from '../../connection/observable'

/** A part of the report that a cross-reference can point to. */
export interface Reference {
  /** `question:ID` or `chapter:NAME`. */
  target: string
  /** The words that stand for it in a text: "paragraph 3 (a)". */
  text: string
  /** The heading that it stands under; empty for a chapter. */
  section: string
  /** Its page. */
  href: string
  /** Whether it is offered; what the reply has no more is only known. */
  isOffered: boolean
}

/** What the report consists of now; null until that is known, and then nothing is said to be gone. */
export class References extends Observable<readonly Reference[] | null> {
  private byTarget: ReadonlyMap<string, Reference> = new Map()

  constructor() {
    super(null)
  }

  override set(list: readonly Reference[] | null): void {
    this.byTarget = new Map(list?.map((each) => [each.target, each]))
    super.set(list)
  }

  find(target: unknown): Reference | undefined {
    return typeof target === 'string' ? this.byTarget.get(target) : undefined
  }
}
