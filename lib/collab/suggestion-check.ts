import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readChild } from '@/lib/richtext/ydoc'
import { mendSuggestions } from './mend-suggestion'

/** Whether who made `after` of `before` changed nothing but suggestions, and only such as are theirs to change. */
export type OnlySuggests = (before: DocumentNode, after: DocumentNode, userId: string) => boolean

// As Yjs' own declarations have it.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyType = Y.AbstractType<any>

// Beyond this, what others typed is not replayed: the copy is made anew when it is next needed.
const MAX_BEHIND = 2_000

/**
 * Tries edits on a copy of a draft, to see what they would do to its text before anybody else does. The copy is made when
 * it is first asked for, follows the draft from then on, and reads again only the blocks that changed.
 */
export class SuggestionCheck {
  private copy: Y.Doc | null = null
  private blocks = new Map<unknown, DocumentNode[]>()
  private behind: Uint8Array[] = []
  /** Of the edits that are being tried. */
  private touchedElsewhere = false
  private robbed = new Set<AnyType>()
  private parted = new Set<AnyType>()

  /**
   * @param state everything there is of the draft, as one Yjs update.
   * @param ownerOf whose a Yjs client is, as far as known.
   */
  constructor(
    private readonly state: () => Uint8Array,
    private readonly onlySuggests: OnlySuggests,
    private readonly ownerOf: (client: number) => string | null = () => null,
  ) {}

  /** The draft took these edits, whosever they are. */
  follow(edits: readonly Uint8Array[]): void {
    if (!this.copy) return
    if (this.behind.length + edits.length > MAX_BEHIND) return this.forget()
    for (const edit of edits) this.behind.push(edit)
  }

  /**
   * What the draft has to take next, and the copy has: these edits when together they change nothing but suggestions, with
   * one more behind them when they only did not for a decision that whoever made them could not know of
   * (`mend-suggestion.ts`). Null when they change more. What builds on something that nobody has seen cannot be judged, and
   * is not taken.
   */
  taken(edits: readonly Uint8Array[], userId: string): readonly Uint8Array[] | null {
    try {
      if (
        this.isAllowed(userId, (copy) =>
          copy.transact(() => edits.forEach((edit) => Y.applyUpdate(copy, edit))),
        )
      )
        return edits
      this.forget()
      let mending: Uint8Array | null = null
      const clients = new Set(
        edits.flatMap((edit) => Y.decodeUpdate(edit).structs.map(({ id }) => id.client)),
      )
      const isTheirs = (client: number) => clients.has(client) || this.ownerOf(client) === userId
      const record = { id: randomUUID(), user: userId, at: Date.now() }
      const isMended = this.isAllowed(userId, (copy) => {
        mending = mendSuggestions(copy, edits, record, isTheirs)
      })
      if (isMended && mending) return [...edits, mending]
    } catch {
      // Decoded, but not to be integrated.
    }
    this.forget()
    return null
  }

  private isAllowed(userId: string, apply: (copy: Y.Doc) => void): boolean {
    const copy = this.open()
    const before = this.read(copy)
    const waiting = waitingIn(copy)
    const blocks = new Map(this.blocks)
    this.touchedElsewhere = false
    this.robbed = new Set()
    this.parted = new Set()
    apply(copy)
    const isWhole = Buffer.compare(waiting, waitingIn(copy)) === 0
    const after = this.read(copy)
    return (
      isWhole &&
      !this.touchedElsewhere &&
      !this.isWrittenAnew(blocks) &&
      this.onlySuggests(before, after, userId)
    )
  }

  /** Frees the memory. */
  forget(): void {
    this.copy?.destroy()
    this.copy = null
    this.blocks = new Map()
    this.behind = []
  }

  private open(): Y.Doc {
    if (!this.copy) {
      const copy = new Y.Doc({ gc: true })
      const fragment = copy.getXmlFragment(XML_FRAGMENT)
      Y.applyUpdate(copy, this.state())
      copy.on('afterTransaction', (transaction: Y.Transaction) => {
        for (const type of transaction.changed.keys()) this.touch(type, fragment)
        this.noteRobbed(transaction, fragment)
        this.noteParted(transaction, fragment)
      })
      return (this.copy = copy)
    }
    const { copy, behind } = this
    if (behind.length > 0) {
      this.behind = []
      copy.transact(() => behind.forEach((edit) => Y.applyUpdate(copy, edit)))
    }
    return copy
  }

  /** Something in `type` changed: the block that it stands in is to be read anew. */
  private touch(type: AnyType, fragment: AnyType): void {
    const [block, root] = placeOf(type, fragment)
    if (block) this.blocks.delete(block)
    // A draft is one fragment; whatever else is put into its Y.Doc is no suggestion.
    if (root !== fragment) this.touchedElsewhere = true
  }

  /** Notes which blocks lost content that was there before. */
  private noteRobbed(transaction: Y.Transaction, fragment: AnyType): void {
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (!(struct instanceof Y.Item) || struct.parentSub !== null || !struct.countable) return
      if (struct.id.clock >= (transaction.beforeState.get(struct.id.client) ?? 0)) return
      const parent = struct.parent as AnyType
      const block = parent === fragment ? contentOf(struct) : placeOf(parent, fragment)[0]
      if (block) this.robbed.add(block)
    })
  }

  /**
   * Notes in which blocks a node came and went again by these edits: a note in the midst of a text parts it, so what stood
   * behind it was written anew when it came, and again when it went.
   */
  private noteParted(transaction: Y.Transaction, fragment: AnyType): void {
    for (const [client, state] of transaction.afterState) {
      const before = transaction.beforeState.get(client) ?? 0
      if (state <= before) continue
      for (const struct of transaction.doc.store.clients.get(client)!.toReversed()) {
        if (struct.id.clock < before) break
        if (!(struct instanceof Y.Item) || !struct.deleted || struct.parentSub !== null) continue
        if (!(struct.parent instanceof Y.XmlElement)) continue
        const [block] = placeOf(struct.parent, fragment)
        if (block) this.parted.add(block)
      }
    }
  }

  /**
   * Whether a block is the same to read although what it consisted of was deleted: who writes the same words anew takes
   * their place in the text from the carets and anchors of the others, and their authors from the history.
   */
  private isWrittenAnew(before: ReadonlyMap<unknown, DocumentNode[]>): boolean {
    if (this.robbed.size === 0) return false
    const made = [...this.blocks].filter(([block]) => !before.has(block)).map(([, nodes]) => nodes)
    return [...this.robbed].some((block) => {
      const nodes = before.get(block)
      if (!nodes || this.parted.has(block)) return false
      const now = this.blocks.get(block)
      return now ? isDeepStrictEqual(now, nodes) : made.some((each) => isDeepStrictEqual(each, nodes))
    })
  }

  private read(copy: Y.Doc): DocumentNode {
    const blocks = new Map<unknown, DocumentNode[]>()
    const children = copy.getXmlFragment(XML_FRAGMENT).toArray() as unknown[]
    const content = children.flatMap((child) => {
      const read = this.blocks.get(child) ?? readChild(child)
      blocks.set(child, read)
      return read
    })
    this.blocks = blocks
    return { type: 'doc', content }
  }
}

/** What waits in a Y.Doc for something that it has not seen. */
function waitingIn({ store }: Y.Doc): Buffer {
  const [structs, deletions] = [store.pendingStructs?.update, store.pendingDs]
  return Buffer.concat([structs ?? NOTHING, deletions ?? NOTHING])
}

const NOTHING = new Uint8Array()

/** The child of the fragment that `type` is or stands in, null for none, and the root above it. */
function placeOf(type: AnyType, fragment: AnyType): [block: AnyType | null, root: AnyType] {
  let block: AnyType | null = null
  let at = type
  while (at._item) {
    const parent = at._item.parent as AnyType
    if (parent === fragment) block = at
    at = parent
  }
  return [block, at]
}

function contentOf({ content }: Y.Item): AnyType | null {
  return content instanceof Y.ContentType ? content.type : null
}
