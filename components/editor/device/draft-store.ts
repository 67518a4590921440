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
  private pendingUnsent = false
  private writing = false
  private failed = false
  private destroyed = false
  private timer: ReturnType<typeof setTimeout> | undefined
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
    this.pendingUnsent = false
    this.say()
    this.enqueue(() => this.clearUnsent())
  }

  /** Writes at once what waits; resolves true when it is committed. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.enqueue(() => this.write())
    await this.queue
    return !this.failed
  }

  /** Deletes what this browser keeps of the draft. */
  async erase(): Promise<void> {
    this.enqueue(async () => {
      const transaction = (await this.options.database).transaction(['updates', 'unsent'], 'readwrite')
      const updates = transaction.objectStore('updates')
      const keys = await result(updates.index('draft').getAllKeys(this.options.draftId))
      for (const key of keys) updates.delete(key)
      transaction.objectStore('unsent').delete(this.unsentRange())
      await committed(transaction)
      this.rows = []
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
      this.pendingUnsent = true
      this.say()
    }
    this.schedule(own ? DELAY.own : DELAY.others, own)
  }

  private schedule(delay: number, sooner: boolean): void {
    if (this.timer !== undefined && !sooner) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.enqueue(() => this.write())
    }, delay)
  }

  private enqueue(operation: () => Promise<void>): void {
    this.queue = this.queue.then(operation).catch((error: unknown) => {
      if (!this.failed) console.warn('this browser does not keep the draft', error)
      this.failed = true
      this.say()
      if (!this.destroyed) this.schedule(DELAY.retry, false)
    })
  }

  private say(): void {
    const busy = this.pendingUnsent || this.writing
    this.state.set(this.failed ? 'failed' : busy ? 'writing' : 'kept')
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
      return { found: records.length > 0, unsent: unsent.length > 0, newer: false }
    } catch (error) {
      console.warn('this browser does not keep drafts', error)
      this.failed = true
      this.say()
      return nothing
    }
  }

  private async write(): Promise<void> {
    if (this.pending.length === 0) return
    const batch = this.pending
    const unsent = this.pendingUnsent
    this.pending = []
    this.pendingUnsent = false
    this.writing = unsent
    try {
      await this.append(batch.length === 1 ? batch[0]! : Y.mergeUpdates(batch), unsent)
      this.failed = false
    } catch (error) {
      this.pending = [...batch, ...this.pending]
      this.pendingUnsent ||= unsent
      throw error
    } finally {
      this.writing = false
      this.say()
    }
    if (this.rows.length >= FOLD_AT) await this.fold()
  }

  private async append(data: Uint8Array, unsent: boolean): Promise<void> {
    const { database, draftId, reportId, schemaVersion, isOnline } = this.options
    const transaction = (await database).transaction(['updates', 'unsent'], 'readwrite', {
      durability: isOnline() ? 'relaxed' : 'strict',
    })
    const record: UpdateRecord = { draftId, data, schema: schemaVersion }
    const row = await result(transaction.objectStore('updates').add(record))
    if (unsent) {
      const note: UnsentRecord = { draftId, reportId, tab: TAB, lastRow: Number(row), since: Date.now() }
      transaction.objectStore('unsent').put(note)
    }
    await committed(transaction)
    this.rows.push(row)
  }

  private async clearUnsent(): Promise<void> {
    const transaction = (await this.options.database).transaction('unsent', 'readwrite')
    const notes = transaction.objectStore('unsent')
    notes.delete([this.options.draftId, TAB])
    // Notes of other tabs, unless they have written more since: that is for them to send.
    for (const found of this.foundUnsent) {
      const note = (await result(notes.get([found.draftId, found.tab]))) as UnsentRecord | undefined
      if (note?.lastRow === found.lastRow) notes.delete([found.draftId, found.tab])
    }
    await committed(transaction)
    this.foundUnsent = []
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
