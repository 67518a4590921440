import type { Fragment, Mark, MarkType, Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { isSuggestionMark, recordOf, type SuggestionRecord } from '@/lib/richtext/suggestions/record'
import { isNeverEmpty } from '@/lib/richtext/suggestions/shape'

/** Who suggests. */
export interface Suggester {
  user: string
  now: () => number
  newId: () => string
}

/** A transaction that only suggests, while it is made: the text as it is so far, and in whose name. */
export class Proposal {
  readonly tr: Transaction
  private known: SuggestionRecord | null = null

  constructor(
    state: EditorState,
    private readonly suggester: Suggester,
  ) {
    this.tr = state.tr
  }

  get doc(): Node {
    return this.tr.doc
  }

  /** The record for what comes next; the same until `begin`. */
  get record(): SuggestionRecord {
    this.known ??= { id: this.suggester.newId(), user: this.suggester.user, at: this.suggester.now() }
    return this.known
  }

  /** What comes next is a suggestion of its own, or goes on with that one. */
  begin(record: SuggestionRecord | null = null): void {
    this.known = record
  }

  /** Goes on with a suggestion of one's own unless this one has begun already. */
  continue(record: SuggestionRecord | null): void {
    this.known ??= record
  }

  /**
   * Goes on with one of one's own under a mark of its own. What is written before text with the same mark shares where it
   * begins: were that text decided by somebody who has not seen it, the mark would have no end.
   */
  continueApart(record: SuggestionRecord | null): void {
    if (record) this.known ??= { ...record, at: Math.max(this.suggester.now(), record.at + 1) }
  }

  get hasBegun(): boolean {
    return this.known !== null
  }

  mark(type: 'insertion' | 'deletion' | 'formatting', attrs: Record<string, unknown> = {}): Mark {
    return this.markType(type).create({ ...this.record, ...attrs })
  }

  markType(type: 'insertion' | 'deletion' | 'formatting'): MarkType {
    return this.doc.type.schema.marks[type]!
  }

  isMine(value: unknown): boolean {
    return recordOf(value)?.user === this.suggester.user
  }

  /** One's own record in a mark of that kind on a text. */
  own(node: Node | null | undefined, type: 'insertion' | 'deletion' | 'formatting'): SuggestionRecord | null {
    const mark = node?.marks.find((each) => each.type.name === type && this.isMine(each.attrs))
    return mark ? recordOf(mark.attrs) : null
  }

  /** Whether a node is nothing but one's own proposal, so that it can really be changed and go. */
  isOwnInsertion(node: Node): boolean {
    if (node.isText) {
      const insertions = node.marks.filter(({ type }) => type.name === 'insertion')
      return insertions.length > 0 && insertions.every(({ attrs }) => this.isMine(attrs))
    }
    return this.isMine(node.attrs.inserted)
  }

  /** Whether that holds for everything in it too. */
  isWhollyOwn(node: Node): boolean {
    if (!this.isOwnInsertion(node)) return false
    let isOwn = true
    node.descendants((child) => {
      const isHollow = child.isBlock && !child.isLeaf
      isOwn &&= isHollow || this.isOwnInsertion(child)
      return isOwn
    })
    return isOwn
  }

  /**
   * Whether what it proposes to come holds nothing that is there already. A step that parts a table or list would put the
   * real rows behind it into a proposed one: for Yjs they are written anew, and what others do in them is lost.
   */
  leavesAllInPlace(): boolean {
    const id = this.known?.id
    if (id === undefined) return true
    let isSo = true
    const isNew = (node: Node) =>
      node.isText ? this.own(node, 'insertion') !== null : this.isMine(node.attrs.inserted)
    this.doc.descendants((node) => {
      if (node.isText || recordOf(node.attrs.inserted)?.id !== id) return isSo
      node.descendants((child) => {
        isSo &&= isNew(child)
        return isSo
      })
      return false
    })
    return isSo
  }

  /** Content as one proposes it. What others suggest in it stays, for it may be a copy; one's own is as if accepted. */
  asInserted(content: Fragment): Fragment {
    const nodes: Node[] = []
    content.forEach((node) => {
      const made = this.insertedNode(node)
      if (made) nodes.push(made)
    })
    return content.size === 0 ? content : fragmentOf(content, nodes)
  }

  private insertedNode(node: Node): Node | null {
    if (node.isText) {
      if (node.marks.some((mark) => mark.type.name === 'deletion' && this.isMine(mark.attrs))) return null
      const split = node.marks.find((mark) => mark.type.name === 'insertion' && this.isMine(mark.attrs))
        ?.attrs.split as unknown
      const kept = node.marks.filter(
        (mark) => !(isSuggestionMark({ type: mark.type.name }) && this.isMine(mark.attrs)),
      )
      return node.mark(this.mark('insertion', { split: split ?? null }).addToSet(kept))
    }
    if (this.isMine(node.attrs.deleted)) return null
    const attrs = { ...node.attrs, inserted: this.record, deleted: null, joined: null, changed: null }
    const content = this.asInserted(node.content)
    // What one wanted gone is not copied: what must hold something goes with it, or gets it.
    if (content.size === 0 && node.content.size > 0 && isNeverEmpty(node.type.name)) return null
    const fill = node.type.contentMatch.fillBefore(content, true)
    if (!fill) throw new RangeError(`a ${node.type.name} cannot hold what is left of it`)
    return node.type.create(
      attrs,
      fill.size > 0 ? this.asInserted(fill).append(content) : content,
      node.marks,
    )
  }
}

function fragmentOf(like: Fragment, nodes: readonly Node[]): Fragment {
  return (like.constructor as typeof Fragment).fromArray([...nodes])
}

/** The marks of a text without those of suggestions. */
export function plainMarks(marks: readonly Mark[]): Mark[] {
  return marks.filter(({ type }) => !isSuggestionMark({ type: type.name }))
}
