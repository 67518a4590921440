import 'fake-indexeddb/auto'
import { afterEach, beforeEach, vi } from 'vitest'
import * as Y from 'yjs'
import { forgetDevice, openDatabase, result, unsentOnDevice } from '../database'
import type { DraftStore } from '../draft-store'

/** The origin of changes that come from the server, in tests. */
export const SERVER = Symbol('server')

/** A draft as one tab holds it: a document and its store on this device. */
export interface Tab {
  doc: Y.Doc
  store: DraftStore
  database: Promise<IDBDatabase>
  text(): string
  /** Appends to the draft as the person would. */
  type(words: string): void
  /** Takes in what the server sends: the same text in every tab that takes it in. */
  receive(update: Uint8Array): void
  /** The tab is gone, in the middle of whatever it did: nothing that waits is written any more. */
  crash(): void
}

/** A new page load, with its draft open, and what it kept loaded; its tab has a name that no other has. */
export async function openTab(
  options: {
    userId?: string
    draftId?: string
    schemaVersion?: number
    database?: Promise<IDBDatabase>
  } = {},
): Promise<Tab> {
  const { userId = 'one', draftId = 'draft', schemaVersion = 1 } = options
  vi.resetModules()
  const { DraftStore } = await import('../draft-store')
  const { openDatabase } = await import('../database')
  const database = options.database ?? openDatabase(userId)
  database.catch(() => {})
  const doc = new Y.Doc()
  const store = new DraftStore({
    database,
    reportId: 'report',
    draftId,
    doc,
    schemaVersion,
    isFromServer: (origin) => origin === SERVER,
    isOnline: () => false,
  })
  const text = doc.getText('text')
  return {
    doc,
    store,
    database,
    text: () => text.toJSON(),
    type: (words) => text.insert(text.length, words),
    receive: (update) => Y.applyUpdate(doc, update, SERVER),
    crash: () => void database.then((open) => open.close()).catch(() => {}),
  }
}

/** An update that says `words`, as if somebody elsewhere had typed them. */
export function fromElsewhere(words: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

/** A browser of its own for each test of the calling file: an IndexedDB that implements the standard, in memory. */
export function device() {
  const tabs: Tab[] = []
  beforeEach(() => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    for (const tab of tabs.splice(0)) {
      await tab.store.destroy()
      tab.crash()
    }
    await forgetDevice()
  })
  return {
    /** A tab that has read what the device has. */
    async open(options?: Parameters<typeof openTab>[0]): Promise<Tab> {
      const tab = await openTab(options)
      tabs.push(tab)
      await tab.store.loaded
      return tab
    },
    /** How many rows the first person's database has. */
    async rows(): Promise<number> {
      const database = await openDatabase('one')
      const count = await result(database.transaction('updates').objectStore('updates').count())
      database.close()
      return count
    },
    /** The drafts of the first person with edits that the server does not have. */
    unsent: async () => (await unsentOnDevice('one')).map(({ draftId }) => draftId),
  }
}
