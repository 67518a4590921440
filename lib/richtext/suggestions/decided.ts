import * as Y from 'yjs'
import type { DocumentMark, DocumentNode } from '../document'
import { readChild, readMark } from '../ydoc'
import { authorsOf } from './check'
import { changesOf, isSuggestionMark, recordOf, splitOf, SUGGESTION_ATTRIBUTES } from './record'
import { resolve, type Verdict } from './resolve'
import { saidBy } from './shape'

/** A suggestion that is no more, and what became of it. */
export interface Decision {
  id: string
  /** Whose it was. */
  user: string
  verdict: Exclude<Verdict, 'keep'>
}

/**
 * What a transaction decided on suggestions, seen from what it did to the text: they are gone, and the text is as if they
 * had been accepted, or rejected. Nobody has to say so, and nobody can say what is not so. To be asked in
 * `afterTransaction`, while what was deleted is still known. Costs next to nothing unless suggestions lost something.
 */
export function decisionsIn(transaction: Y.Transaction, fragment: Y.XmlFragment): Decision[] {
  if (!mayDecide(transaction)) return []
  const reader = new Before(transaction)
  const before: DocumentNode = { type: 'doc', content: reader.children(fragment) }
  const after: DocumentNode = { type: 'doc', content: fragment.toArray().flatMap(readChild) }
  const left = authorsOf(after)
  const gone = new Map([...authorsOf(before)].filter(([id]) => !left.has(id)))
  if (gone.size === 0) return []
  const now = saidBy(after)
  for (const verdict of ['accept', 'reject'] as const)
    if (saidBy(resolve(before, ({ id }) => (gone.has(id) ? verdict : 'keep'))) === now)
      return [...gone].map(([id, user]) => ({ id, user, verdict }))
  return oneByOne(before, after, gone, reader.stayed)
}

/**
 * With other changes beside them: each by whether its own letters stayed, or else by the blocks that either verdict would
 * have made, if there are any now.
 */
function oneByOne(
  before: DocumentNode,
  after: DocumentNode,
  gone: ReadonlyMap<string, string>,
  stayed: ReadonlyMap<string, Verdict>,
): Decision[] {
  const blocksOf = (doc: DocumentNode) => new Set((doc.content ?? []).map(saidBy))
  const [were, are] = [blocksOf(before), blocksOf(after)]
  const decisions: Decision[] = []
  for (const [id, user] of gone) {
    const verdict = stayed.get(id)
    if (verdict && verdict !== 'keep') {
      decisions.push({ id, user, verdict })
      continue
    }
    const makes = (verdict: Verdict) =>
      [...blocksOf(resolve(before, (record) => (record.id === id ? verdict : 'keep')))].some(
        (block) => !were.has(block) && are.has(block),
      )
    const [isAccepted, isRejected] = [makes('accept'), makes('reject')]
    if (isAccepted !== isRejected) decisions.push({ id, user, verdict: isAccepted ? 'accept' : 'reject' })
  }
  return decisions
}

/** Whether it took away anything by which something is suggested. */
function mayDecide(transaction: Y.Transaction): boolean {
  let found = false
  if (transaction.deleteSet.clients.size === 0) return false
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (found || !(struct instanceof Y.Item)) return
    if (struct.id.clock >= (transaction.beforeState.get(struct.id.client) ?? 0)) return
    const { content, parentSub } = struct
    if (content instanceof Y.ContentFormat) {
      const { key, value } = content as { key: string; value: unknown }
      found = value !== null && isSuggestionMark(readMark(key, value))
    } else if (parentSub !== null && (SUGGESTION_ATTRIBUTES as readonly string[]).includes(parentSub)) {
      const value: unknown = content.getContent().at(-1)
      found = parentSub === 'changed' ? changesOf(value).length > 0 : recordOf(value) !== null
    }
  })
  return found
}

/** Reads a draft as it was before a transaction. Yjs keeps what was deleted until it has told of the transaction. */
class Before {
  /** What became of the letters that suggestions are of: they stayed or went, as one verdict has it. */
  readonly stayed = new Map<string, Verdict>()

  constructor(private readonly transaction: Y.Transaction) {}

  private isOlder({ id }: Y.Item): boolean {
    return id.clock < (this.transaction.beforeState.get(id.client) ?? 0)
  }

  private wasThere(item: Y.Item): boolean {
    return this.isOlder(item) && (!item.deleted || Y.isDeleted(this.transaction.deleteSet, item.id))
  }

  children(parent: Y.XmlFragment): DocumentNode[] {
    const children: DocumentNode[] = []
    for (let item = parent._start; item !== null; item = item.right) {
      if (!item.countable || !(item.content instanceof Y.ContentType) || !this.wasThere(item)) continue
      const { type } = item.content
      if (type instanceof Y.XmlText) children.push(...this.text(type, item.deleted))
      else if (type instanceof Y.XmlElement) children.push(this.element(type))
      else children.push({ type: 'unknown' })
    }
    return children
  }

  private element(element: Y.XmlElement): DocumentNode {
    const attrs: Record<string, unknown> = {}
    for (const [name, last] of element._map) {
      let item: Y.Item | null = last
      while (item !== null && !this.isOlder(item)) item = item.left
      if (item !== null && this.wasThere(item)) attrs[name] = item.content.getContent().at(-1)
    }
    const content = this.children(element)
    return {
      type: element.nodeName,
      ...(Object.keys(attrs).length > 0 && { attrs }),
      ...(content.length > 0 && { content }),
    }
  }

  private text(text: Y.XmlText, isGone: boolean): DocumentNode[] {
    const active = new Map<string, unknown>()
    const nodes: DocumentNode[] = []
    for (let item = text._start; item !== null; item = item.right) {
      if (!this.wasThere(item)) continue
      const { content } = item
      if (content instanceof Y.ContentFormat) {
        const { key, value } = content as { key: string; value: unknown }
        if (value === null) active.delete(key)
        else active.set(key, value)
      } else if (content instanceof Y.ContentString) {
        const marks = [...active].map(([key, value]) => readMark(key, value))
        // What went with its whole text may have been written anew elsewhere.
        if (!isGone) marks.forEach((mark) => this.note(mark, item!.deleted))
        nodes.push({ type: 'text', text: content.str, ...(marks.length > 0 && { marks }) })
      } else if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement)
        nodes.push(this.element(content.type))
      else if (item.countable) nodes.push({ type: 'unknown' })
    }
    return nodes
  }

  private note({ type, attrs }: DocumentMark, isDeleted: boolean): void {
    const record = recordOf(attrs)
    if (!record || splitOf(attrs)) return
    if (type === 'insertion') this.vote(record.id, isDeleted ? 'reject' : 'accept')
    else if (type === 'deletion') this.vote(record.id, isDeleted ? 'accept' : 'reject')
  }

  private vote(id: string, verdict: Verdict): void {
    const before = this.stayed.get(id)
    this.stayed.set(id, before === undefined || before === verdict ? verdict : 'keep')
  }
}
