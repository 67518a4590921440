import * as Y from 'yjs'
import { Observable } from '../connection/observable'
import { committed, result, type UnsentRecord, type UpdateRecord } from './database'

/** Names this page load among all tabs of the browser. */
const TAB = crypto.randomUUID()
const DELAY = { own: 40, others: 1000, retry: 5000 }
// Rows of one draft before they are folded into one.
const FOLD_AT = 100

export type DeviceState = 'kept' | 'writing' | 'failed'

export interface DraftStoreOptions {
  database: Promise<IDBDatabase>
  reportId: string
  draftId: string
  doc: Y.Doc
  schemaVersion: number
  /** Whether a change came from the server, which has it then. */
  isFromServer: (origin: unknown) => boolean
  /** While the server has not got the edits, they are forced to the disk. */
  isOnline: () => boolean
}

/**
 * Keeps one draft in this browser: every change of `doc` is written, and with the same transaction the note that the
 * server does not have it yet, until `markSent`. Unlike y-indexeddb it knows when a write has been committed or has
 * failed, which the save sign has to tell.
 */
export class DraftStore {
  /** About the own edits only: all written, being written, or not to be written. */
  readonly state = new Observable<DeviceState>('kept')
  /** What was found when the draft was opened; never rejects. */
  readonly loaded: Promise<{ found: boolean; unsent: boolean; newer: boolean }>

  private pending: Uint8Array[] = []
  // Own edits are numbered as they come. These are the latest: of all, on the disk, in its note, on the server.
  private typed = 0
  private written = 0
  private noted = 0
  private sent = 0
  private failed = false
  private destroyed = false
  /** The rows that the next write would build on have been erased. */
  private erased = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private dueAt = 0
  private queue: Promise<void>
  private rows: IDBValidKey[] = []
  private foundUnsent: UnsentRecord[] = []

  constructor(private readonly options: DraftStoreOptions) {
    this.loaded = this.load()
    this.queue = this.loaded.then(() => undefined)
    options.doc.on('update', this.onUpdate)
  }

  /** Everything that was typed up to this call is on the server. */
  markSent(): void {
    this.sent = this.typed
    this.say()
    // Not what is still to be found by then: nobody has sent it.
    const found = this.foundUnsent
    this.enqueue(() => this.clearUnsent(found))
  }

  /** Writes at once what waits; resolves true when it is committed. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.enqueue(() => this.write())
    await this.queue
    return !this.failed
  }

  /** Deletes what this browser keeps of the draft, unless some tab, this one or another, has edits in it to send. */
  async erase(): Promise<void> {
    this.enqueue(async () => {
      if (this.typed > this.sent) return
      const transaction = (await this.options.database).transaction(['updates', 'unsent'], 'readwrite')
      const updates = transaction.objectStore('updates')
      const notes = await result(transaction.objectStore('unsent').count(this.unsentRange()))
      if (notes > 0) return
      const keys = await result(updates.index('draft').getAllKeys(this.options.draftId))
      for (const key of keys) updates.delete(key)
      await committed(transaction)
      this.rows = []
      this.erased = true
      // What came from the server and still waits to be written.
      if (this.typed <= this.sent) this.pending = []
    })
    await this.queue
  }

  /** Deletes what this browser keeps of the draft, sent or not, and writes nothing more of it. */
  async discard(): Promise<void> {
    this.options.doc.off('update', this.onUpdate)
    clearTimeout(this.timer)
    this.enqueue(async () => {
      this.pending = []
      this.destroyed = true
      const transaction = (await this.options.database).transaction(['updates', 'unsent'], 'readwrite')
      const updates = transaction.objectStore('updates')
      const keys = await result(updates.index('draft').getAllKeys(this.options.draftId))
      for (const key of keys) updates.delete(key)
      transaction.objectStore('unsent').delete(this.unsentRange())
      await committed(transaction)
    })
    await this.queue
  }

  /** Ends it after what waits has been written. */
  async destroy(): Promise<void> {
    this.options.doc.off('update', this.onUpdate)
    await this.flush()
    this.destroyed = true
    clearTimeout(this.timer)
  }

  private readonly onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === this) return
    this.pending.push(update)
    const own = !this.options.isFromServer(origin)
    if (own) {
      this.typed++
      this.say()
    }
    this.schedule(own ? DELAY.own : DELAY.others)
  }

  private schedule(delay: number): void {
    const dueAt = Date.now() + delay
    // Not put off: somebody who types without a pause is written all the same.
    if (this.timer !== undefined && this.dueAt <= dueAt) return
    clearTimeout(this.timer)
    this.dueAt = dueAt
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.enqueue(() => this.write())
    }, delay)
  }

  private enqueue(operation: () => Promise<void>): void {
    this.queue = this.queue.then(operation).catch(warn)
  }

  private say(): void {
    const isBusy = this.typed > Math.max(this.written, this.sent)
    this.state.set(this.failed ? 'failed' : isBusy ? 'writing' : 'kept')
  }

  private async load() {
    const nothing = { found: false, unsent: false, newer: false }
    try {
      const { draftId, doc, schemaVersion } = this.options
      const transaction = (await this.options.database).transaction(['updates', 'unsent'])
      const index = transaction.objectStore('updates').index('draft')
      const [records, keys, unsent] = await Promise.all([
        result(index.getAll(draftId)) as Promise<UpdateRecord[]>,
        result(index.getAllKeys(draftId)),
        result(transaction.objectStore('unsent').getAll(this.unsentRange())) as Promise<UnsentRecord[]>,
      ])
      // A newer editor wrote it: this one would delete what it does not know.
      if (records.some((record) => record.schema > schemaVersion)) return { ...nothing, newer: true }
      doc.transact(() => records.forEach((record) => Y.applyUpdate(doc, record.data, this)), this)
      this.rows = keys
      this.foundUnsent = unsent
      // Somebody may have erased the beginnings under an open tab: such a text is not for showing, but for the server.
      const isWhole = doc.store.pendingStructs === null
      return { found: records.length > 0 && isWhole, unsent: unsent.length > 0, newer: false }
    } catch (error) {
      warn(error)
      this.failed = true
      this.say()
      return nothing
    }
  }

  private async write(): Promise<void> {
    if (this.pending.length === 0) return
    const { pending: batch, typed } = this
    this.pending = []
    try {
      await this.append(this.erased ? Y.encodeStateAsUpdate(this.options.doc) : Y.mergeUpdates(batch), typed)
      this.written = typed
      this.failed = false
    } catch (error) {
      this.pending = [...batch, ...this.pending]
      if (!this.failed) warn(error)
      this.failed = true
      if (!this.destroyed) this.schedule(DELAY.retry)
    } finally {
      this.say()
    }
    // The edits are kept, whether this works or not.
    if (this.rows.length >= FOLD_AT) await this.fold()
  }

  private async append(data: Uint8Array, typed: number): Promise<void> {
    const { database, draftId, reportId, schemaVersion, isOnline } = this.options
    const transaction = (await database).transaction(['updates', 'unsent'], 'readwrite', {
      durability: isOnline() ? 'relaxed' : 'strict',
    })
    const record: UpdateRecord = { draftId, data, schema: schemaVersion }
    const row = await result(transaction.objectStore('updates').add(record))
    const isNews = typed > Math.max(this.sent, this.noted)
    if (isNews) {
      const note: UnsentRecord = { draftId, reportId, tab: TAB, lastRow: Number(row), since: Date.now() }
      transaction.objectStore('unsent').put(note)
    }
    await committed(transaction)
    if (isNews) this.noted = typed
    this.erased = false
    this.rows.push(row)
  }

  private async clearUnsent(sent: UnsentRecord[]): Promise<void> {
    // Something may have been typed, and written, since the server said so.
    const isNoteSent = this.noted > 0 && this.noted <= this.sent
    if (!isNoteSent && sent.length === 0) return
    const transaction = (await this.options.database).transaction('unsent', 'readwrite')
    const notes = transaction.objectStore('unsent')
    if (isNoteSent) notes.delete([this.options.draftId, TAB])
    // Notes of other tabs, unless they have written more since: that is for them to send.
    for (const found of sent) {
      const note = (await result(notes.get([found.draftId, found.tab]))) as UnsentRecord | undefined
      if (note?.lastRow === found.lastRow) notes.delete([found.draftId, found.tab])
    }
    await committed(transaction)
    if (isNoteSent) this.noted = 0
    this.foundUnsent = this.foundUnsent.filter((found) => !sent.includes(found))
  }

  /** All rows that this document has taken in become one. */
  private async fold(): Promise<void> {
    const { database, draftId, doc, schemaVersion } = this.options
    const transaction = (await database).transaction('updates', 'readwrite')
    const updates = transaction.objectStore('updates')
    const record: UpdateRecord = { draftId, data: Y.encodeStateAsUpdate(doc), schema: schemaVersion }
    const folded = this.rows
    const row = await result(updates.add(record))
    for (const key of folded) updates.delete(key)
    await committed(transaction)
    this.rows = [row]
  }

  private unsentRange(): IDBKeyRange {
    const { draftId } = this.options
    return IDBKeyRange.bound([draftId], [draftId, []])
  }
}

function warn(error: unknown): void {
  console.warn('this browser does not keep the draft', error)
}
