import * as Y from 'yjs'
import type { StoredDraft } from '@/lib/drafts/load-draft'
import type { UpdateLog } from '@/lib/drafts/update-log'
import { threadsInXml } from '@/lib/richtext/comment-marks'
import { quotationsInXml, type Quotation } from '@/lib/richtext/quotations'
import { type Decision, decisionsIn } from '@/lib/richtext/suggestions/decided'
import { countHidden, type HiddenCounts } from '@/lib/richtext/hidden-words'
import { countDraft, type DraftCounts } from '@/lib/richtext/words'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { lostRuns, mayLose } from '@/lib/versions/lost-words'
import { LiveDocument, type Channel } from './live-document'
import { isNothing } from './live-report'
import { onlySuggests } from './only-suggests'
import { REFUSALS } from './protocol'
import { SuggestionCheck } from './suggestion-check'
import { edit, missingState, repeat, saved, stateVector } from './wire'

// After a failure, everybody who has a line is back by then.
const EVERYBODY_BACK_MS = 30_000

/** What a draft tells the rest of the server. */
export interface LiveDraftEvents {
  /** The last channel left. */
  onEmpty: (draft: LiveDraft) => void
  /** Edits are in the log; `rows` of them. */
  onLogged: (draft: LiveDraft, rows: number) => void
  /** Somebody accepted or rejected suggestions, and the log has it. */
  onDecided: (draft: LiveDraft, userId: string, decisions: readonly Decision[]) => void
  /** A command changed the text, which nobody typed into for that. */
  onCommanded: (draft: LiveDraft) => void
  /** It cannot go on: whoever comes next must load it anew. */
  onFailed: (draft: LiveDraft, error: Error) => void
}

/**
 * A draft that somebody has open. An edit is shown to the others as soon as it is applied, and acknowledged when the
 * database has it. That is safe because the log takes a draft's edits in the order in which they were applied here, and
 * because when one cannot be logged the draft fails as a whole: all its sockets close, it is dropped, and the next one
 * to come loads what the log has; the clients still hold, and send again, whatever was not acknowledged.
 *
 * Until the first edit it is the stored bytes, which also are what a newcomer is sent; the Y.Doc is built when needed.
 */
export class LiveDraft extends LiveDocument {
  private doc: Y.Doc | null = null
  private stored: StoredDraft | null
  private emitted: Uint8Array[] = []
  /** Of the edits that are not in the log yet, what to do when the last of them is. */
  private pending: { acknowledge: (() => void)[] }[] = []
  /** While somebody who may only suggest does. */
  private suggestions: SuggestionCheck | null = null
  private failed = false
  /** What is applied just now, and whether it costs somebody words. */
  private applying: readonly Uint8Array[] = []
  private loses = false
  private lost = false
  /** Whether who made the edits that are applied just now may decide on suggestions, and what they did decide. */
  private mayDecide = false
  private decided: readonly Decision[] = []
  private readonly loadedAt = Date.now()
  /** Rows of the log that commands wrote and that are in the text. */
  private appended: Set<string>
  /** Rows of the log that no snapshot holds, as far as known here. */
  unfolded: number
  /** About how large it is. */
  bytes: number

  constructor(
    readonly draftId: string,
    name: string,
    stored: StoredDraft,
    private readonly log: UpdateLog,
    private readonly events: LiveDraftEvents,
  ) {
    super(name, () => events.onEmpty(this))
    this.stored = stored
    this.unfolded = stored.unfolded
    this.appended = new Set(stored.appended)
    this.bytes = stored.state.length
  }

  receiveVector(channel: Channel, vector: Uint8Array, wantsOurs: boolean): void {
    if (wantsOurs) channel.send(stateVector(channel.address, this.vector()))
    channel.send(missingState(channel.address, this.since(vector)))
  }

  receiveUpdates(channel: Channel, updates: readonly Uint8Array[]): void {
    if (this.failed) return
    if (channel.mode === 'read') return this.refuseUpdates(channel, updates)
    const before = this.whatIsWellFormed(updates)
    if (before.length > 0) {
      const mending = channel.mode === 'suggest' ? this.mendingOf(channel, before) : null
      if (mending === 'refused') {
        // After a failure everybody sends all that was lost, also of what others typed: those may come first.
        const isEarly = Date.now() - this.loadedAt < EVERYBODY_BACK_MS && this.ownersOf(before).includes(null)
        return isEarly ? channel.close('restart') : channel.refuse(REFUSALS.suggestOnly)
      }
      this.write(channel, before, mending)
    }
    if (before.length < updates.length) channel.close('badMessage')
  }

  override leave(channel: Channel): void {
    // Before, because the last one to leave ends the draft.
    if (channel.mode === 'suggest') this.suggestions?.forget()
    super.leave(channel)
  }

  /** Whether it has taken in this row, which a command wrote. */
  hasAppended(seq: string): boolean {
    return this.appended.has(seq)
  }

  /** Takes in a row that a command wrote into the log, and shows it; in any order, and once. */
  append(seq: string, data: Uint8Array): void {
    if (this.failed || this.appended.has(seq)) return
    this.appended.add(seq)
    if (this.apply(null, [data]) === null) return
    this.unfolded++
    this.bytes += data.length
    this.events.onCommanded(this)
  }

  /** Takes in all that the database has of the draft, and shows what is new of it. */
  catchUp({ state, appended }: StoredDraft): void {
    if (this.failed) return
    for (const seq of appended) this.appended.add(seq)
    if (this.apply(null, [state]) !== null) this.events.onCommanded(this)
  }

  /** Has it counted although nobody typed. */
  recount(): void {
    if (this.failed) return
    this.open()
    this.events.onCommanded(this)
  }

  /** Forgets which rows of commands it took in, but for these: nobody will ask for others again. */
  rememberAppended(seqs: readonly string[]): void {
    this.appended = new Set(seqs.filter((seq) => this.appended.has(seq)))
  }

  /** How the text counts as it is now; null while nobody has edited it since it was loaded. */
  count(): (DraftCounts & HiddenCounts) | null {
    if (!this.doc) return null
    const fragment = this.doc.getXmlFragment(XML_FRAGMENT)
    const counts = countDraft(fragment)
    return { ...counts, ...countHidden(fragment, counts) }
  }

  /** What the text quotes of the reply; nothing while nobody has edited it since it was loaded. */
  quotations(): Quotation[] {
    return this.doc ? quotationsInXml(this.doc.getXmlFragment(XML_FRAGMENT)) : []
  }

  /** The threads whose marks stand in the text; none while nobody has edited it since it was loaded. */
  threads(): string[] {
    return this.doc ? threadsInXml(this.doc.getXmlFragment(XML_FRAGMENT)) : []
  }

  /**
   * Whether the log has words that stand in no text, because somebody who had not seen them deleted their place: to be
   * folded soon, which rescues them. Says so once.
   */
  takeLost(): boolean {
    if (!this.lost || this.hasUnlogged) return false
    this.lost = false
    return true
  }

  get hasUnlogged(): boolean {
    return this.pending.length > 0
  }

  /** Frees the memory; it must not be used after. */
  destroy(): void {
    this.failed = true
    this.suggestions?.forget()
    this.doc?.destroy()
    this.doc = null
    this.stored = null
  }

  /** Gives the draft up: everybody's socket closes. */
  fail(error: Error, reason: 'notSaved' | 'restart' = 'notSaved'): void {
    if (this.failed) return
    this.failed = true
    this.events.onFailed(this, error)
    for (const channel of [...this.channels]) channel.close(reason)
    this.destroy()
  }

  // Clients that only read answer our question with what they have, which is nothing new unless their copy is one of
  // another time (edits made before the person lost the right). Whether we have it can be said; taken it is not.
  private refuseUpdates(channel: Channel, updates: readonly Uint8Array[]): void {
    for (const update of updates)
      channel.send(saved(channel.address, isNothing(update) || this.contains(update)))
  }

  private contains(update: Uint8Array): boolean {
    try {
      return Y.snapshotContainsUpdate(Y.snapshot(this.open()), update)
    } catch {
      return false
    }
  }

  /**
   * What is to be written besides these edits so that all together changes nothing but suggestions: mostly nothing. Looked
   * at before anybody is shown them; refused are those that change more.
   */
  private mendingOf(channel: Channel, updates: readonly Uint8Array[]): Uint8Array | null | 'refused' {
    const edits = updates.filter((update) => !isNothing(update))
    if (edits.length === 0) return null
    this.suggestions ??= new SuggestionCheck(
      () => Y.encodeStateAsUpdate(this.open()),
      onlySuggests,
      (client) => this.presence.ownerOf(client),
    )
    // Nobody writes in another's name: what they type next would then be taken for known.
    const speaksForOthers = this.ownersOf(edits).some((owner) => owner !== null && owner !== channel.userId)
    const taken = speaksForOthers ? null : this.suggestions.taken(edits, channel.userId)
    return taken ? (taken[edits.length] ?? null) : 'refused'
  }

  /** Whose the clients are that made these updates; null for those of which nothing is known. */
  private ownersOf(updates: readonly Uint8Array[]): (string | null)[] {
    const structs = updates.flatMap((update) => Y.decodeUpdate(update).structs)
    return [...new Set(structs.map(({ id }) => id.client))].map((client) => this.presence.ownerOf(client))
  }

  private whatIsWellFormed(updates: readonly Uint8Array[]): readonly Uint8Array[] {
    let good = 0
    try {
      for (const update of updates) {
        // To its end: Yjs applies the first part of an update whose second part is broken.
        if (!isNothing(update)) Y.decodeUpdate(update)
        good++
      }
      return updates
    } catch {
      return updates.slice(0, good)
    }
  }

  private write(channel: Channel, updates: readonly Uint8Array[], mending: Uint8Array | null): void {
    const edits = updates.filter((update) => !isNothing(update))
    if (mending) edits.push(mending)
    const acknowledge = () => channel.send(repeat(saved(channel.address, true), updates.length))
    const rows = edits.length > 0 ? this.apply(channel, edits) : []
    if (rows === null) return
    // The others are shown it with the edits; who made those does not have it yet.
    if (mending) channel.send(edit(channel.address, mending))
    if (rows.length > 0) return this.keep(channel, rows, acknowledge)
    // It says nothing new, but what it repeats may itself not be logged yet.
    const last = this.pending.at(-1)
    if (last) last.acknowledge.push(acknowledge)
    else acknowledge()
  }

  /** Applies edits, shows them to the others and answers what must be logged for them; null when they broke the draft. */
  private apply(channel: Channel | null, edits: readonly Uint8Array[]): readonly Uint8Array[] | null {
    const doc = this.open()
    const store = doc.store
    const waiting = { structs: store.pendingStructs?.update, deletions: store.pendingDs }
    this.applying = edits
    this.loses = false
    this.mayDecide = channel?.mode === 'edit'
    this.decided = []
    try {
      if (edits.length === 1) Y.applyUpdate(doc, edits[0]!, channel)
      else doc.transact(() => edits.forEach((update) => Y.applyUpdate(doc, update, channel)), channel)
    } catch (error) {
      // Decoded, but not to be integrated. What the Y.Doc is now cannot be known: start again from the log.
      channel?.close('badMessage')
      this.fail(error as Error, 'restart')
      return null
    }
    const emitted = this.emitted
    this.emitted = []
    this.applying = []
    // Of what its own edits were, it has been the first to know.
    if (channel?.mode !== 'suggest') this.suggestions?.follow(edits)
    for (const update of emitted) this.broadcast((address) => edit(address, update), channel)
    // Edits whose predecessors we never saw wait inside the Y.Doc and are not emitted: log them as they came.
    // Yjs puts them into an object that may be there already; only its bytes are new.
    const areWaiting =
      store.pendingStructs?.update !== waiting.structs || store.pendingDs !== waiting.deletions
    this.lost ||= this.loses
    // So with words that are lost: what Yjs emits no longer has them, or says that they were deleted on purpose.
    return areWaiting || this.loses ? edits : emitted
  }

  private keep(channel: Channel, rows: readonly Uint8Array[], acknowledge: () => void): void {
    const entry = { acknowledge: [acknowledge] }
    const { decided } = this
    this.pending.push(entry)
    const bytes = rows.reduce((sum, row) => sum + row.length, 0)
    channel.unsaved(bytes)
    rows.forEach((data, index) =>
      this.log.append({
        draftId: this.draftId,
        userId: channel.userId,
        data,
        settled: (error) => {
          if (error) return this.fail(error)
          if (index < rows.length - 1) return
          this.pending.shift()
          this.unfolded += rows.length
          this.bytes += bytes
          channel.unsaved(-bytes)
          for (const each of entry.acknowledge) each()
          if (decided.length > 0) this.events.onDecided(this, channel.userId, decided)
          if (!this.failed) this.events.onLogged(this, rows.length)
        },
      }),
    )
  }

  private vector(): Uint8Array {
    return this.stored ? this.stored.vector : Y.encodeStateVector(this.open())
  }

  private since(vector: Uint8Array): Uint8Array {
    if (!this.stored) return Y.encodeStateAsUpdate(this.open(), vector)
    const isEmpty = vector.length === 1 && vector[0] === 0
    return isEmpty ? this.stored.state : Y.diffUpdate(this.stored.state, vector)
  }

  private open(): Y.Doc {
    if (this.doc) return this.doc
    const doc = new Y.Doc({ gc: true })
    Y.applyUpdate(doc, this.stored!.state)
    doc.on('update', (update: Uint8Array) => this.emitted.push(update))
    doc.on('afterTransaction', (transaction) => {
      if (this.mayDecide)
        this.decided = [...this.decided, ...decisionsIn(transaction, doc.getXmlFragment(XML_FRAGMENT))]
      if (this.loses || !mayLose(transaction)) return
      const updates = this.applying.map((update) => Y.decodeUpdate(update))
      this.loses = lostRuns(transaction, updates).length > 0
    })
    this.stored = null
    return (this.doc = doc)
  }
}
