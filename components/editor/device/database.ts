import { forgetPages } from '@/components/offline/forget'

// One database per person, so that nobody else who uses this browser is ever served another's text. Whatever else is kept
// for a person has that name, a colon and its own.
const PREFIX = 'counterpoint:'
const VERSION = 1
/** What of a person's databases holds the discussion as it was last seen: the server has all of it. */
export const SEEN_THREADS = 'threads'
const OPEN_TIMEOUT = 5000

/** What has been typed into one draft in one tab and that the server has not acknowledged. */
export interface UnsentRecord {
  draftId: string
  reportId: string
  tab: string
  /** The row of `updates` with the latest of it. */
  lastRow: number
  since: number
}

/** One write of a draft; rows are applied in any order. */
export interface UpdateRecord {
  draftId: string
  data: Uint8Array
  /** The version of the document schema that wrote it. */
  schema: number
}

/** Opens this person's database in this browser. Rejects when the browser keeps none (private windows, a full disk). */
export function openDatabase(userId: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Some browsers neither open nor fail.
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      reject(new Error('the database of this browser does not open'))
    }, OPEN_TIMEOUT)
    const request = indexedDB.open(PREFIX + userId, VERSION)
    request.onupgradeneeded = () => {
      const updates = request.result.createObjectStore('updates', { autoIncrement: true })
      updates.createIndex('draft', 'draftId')
      request.result.createObjectStore('unsent', { keyPath: ['draftId', 'tab'] })
    }
    request.onsuccess = () => {
      clearTimeout(timer)
      const database = request.result
      if (isLate) return database.close()
      // Signing out in another tab deletes the database: stand aside.
      database.onversionchange = () => database.close()
      resolve(database)
    }
    request.onerror = () => {
      clearTimeout(timer)
      reject(request.error ?? new Error('the database of this browser does not open'))
    }
  })
}

/** The result of a request, as a promise. */
export function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the database of this browser failed'))
  })
}

/** Resolves when the transaction has been committed. */
export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(transaction.error ?? new Error('the database of this browser failed'))
    transaction.oncomplete = () => resolve()
    transaction.onabort = fail
    transaction.onerror = fail
  })
}

/**
 * What is on this device and not on the server, of all reports: of this person, or of everybody who uses this browser.
 * Empty when the browser keeps nothing.
 */
export async function unsentOnDevice(userId?: string): Promise<UnsentRecord[]> {
  const people = userId === undefined ? await peopleOnDevice() : [userId]
  return (await Promise.all(people.map(unsentOf))).flat()
}

/**
 * Deletes all text that this browser keeps for the person, or for everybody, sent or not, and all pages: for signing out. Ask
 * `unsentOnDevice` first and warn. Resolves when it is gone, or when another tab has been holding on to it for too long.
 */
export async function forgetDevice(userId?: string): Promise<void> {
  const isTheirs = (name: string) =>
    userId === undefined || name === PREFIX + userId || name.startsWith(`${PREFIX}${userId}:`)
  await Promise.all([forgetPages(), ...(await databasesOnDevice()).filter(isTheirs).map(forget)])
}

/**
 * Deletes the pages and the text that this browser keeps of everybody but `userId` and the server has too: for when they are known to be signed
 * out, whoever ended their session. What only this browser has stays, as it does at every other end of a session. Never rejects.
 */
export async function eraseSentOfOthers(userId?: string): Promise<void> {
  const mine = userId && `${PREFIX}${userId}:${SEEN_THREADS}`
  const isTheirs = (name: string) => name.endsWith(`:${SEEN_THREADS}`) && name !== mine
  await Promise.all([forgetPages(userId), ...(await databasesOnDevice()).filter(isTheirs).map(forget)])
  const others = (await peopleOnDevice()).filter((person) => person !== userId)
  await Promise.all(
    others.map(async (person) => {
      try {
        const database = await openDatabase(person)
        await eraseSent(database, new Set()).finally(() => database.close())
      } catch {
        // A browser that does not open it shows it to nobody either.
      }
    }),
  )
}

/** Deletes the discussion that this browser keeps for the person. Never rejects. */
export const eraseSeenThreads = (userId: string): Promise<void> =>
  forget(`${PREFIX}${userId}:${SEEN_THREADS}`)

/** Deletes the text of all drafts but these and those with edits that the server does not have. */
export async function eraseSent(database: IDBDatabase, except: ReadonlySet<string>): Promise<void> {
  const transaction = database.transaction(['updates', 'unsent'], 'readwrite')
  const notes = (await result(transaction.objectStore('unsent').getAll())) as UnsentRecord[]
  const kept = new Set([...except, ...notes.map(({ draftId }) => draftId)])
  const rows = transaction.objectStore('updates').openCursor()
  rows.onsuccess = () => {
    const row = rows.result
    if (!row) return
    if (!kept.has((row.value as UpdateRecord).draftId)) row.delete()
    row.continue()
  }
  await committed(transaction)
}

async function databasesOnDevice(): Promise<string[]> {
  try {
    const databases = await indexedDB.databases()
    return databases.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name] : []))
  } catch {
    return []
  }
}

/** Whose drafts this browser keeps. */
async function peopleOnDevice(): Promise<string[]> {
  const names = (await databasesOnDevice()).map((name) => name.slice(PREFIX.length))
  return names.filter((name) => !name.includes(':'))
}

async function unsentOf(userId: string): Promise<UnsentRecord[]> {
  let database: IDBDatabase | undefined
  try {
    database = await openDatabase(userId)
    return (await result(database.transaction('unsent').objectStore('unsent').getAll())) as UnsentRecord[]
  } catch {
    return []
  } finally {
    database?.close()
  }
}

function forget(name: string): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, OPEN_TIMEOUT)
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    try {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = done
      request.onerror = done
    } catch {
      done()
    }
  })
}
