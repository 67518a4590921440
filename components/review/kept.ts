/**
 * What a person has written into a field for comments and not sent, and what waits for the server, kept in this browser:
 * it survives a reload and a night without a line. Named after the person like the drafts of components/editor/device,
 * with which it is deleted when they sign out.
 */
const nameOf = (userId: string) => `counterpoint:${userId}:comments`
const STORE = 'kept'

function open(userId: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(nameOf(userId), 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error ?? new Error('the database of this browser does not open'))
    request.onblocked = () => reject(new Error('the database of this browser is held by another tab'))
  })
}

async function using<T>(
  userId: string,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<{ value: T } | null> {
  try {
    const database = await open(userId)
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(STORE, mode)
        const request = act(transaction.objectStore(STORE))
        transaction.oncomplete = () => resolve({ value: request.result })
        transaction.onabort = () => reject(transaction.error ?? new Error('not kept'))
      })
    } finally {
      database.close()
    }
  } catch {
    // A browser may keep nothing at all; then this tab alone does.
    return null
  }
}

/** Keeps a value under a key; false when this browser keeps nothing. */
export async function keep(userId: string, key: string, value: unknown): Promise<boolean> {
  return (await using(userId, 'readwrite', (store) => store.put(value, key))) !== null
}

/** What is kept under a key, or null. */
export async function kept<T>(userId: string, key: string): Promise<T | null> {
  return (
    ((await using<unknown>(userId, 'readonly', (store) => store.get(key)))?.value as T | undefined) ?? null
  )
}

/** All that is kept under keys with this beginning, in the order of the keys. */
export async function keptUnder<T>(userId: string, beginning: string): Promise<T[]> {
  const range = IDBKeyRange.bound(beginning, `${beginning}\uffff`)
  const found = await using<unknown[]>(userId, 'readonly', (store) => store.getAll(range))
  return (found?.value as T[] | undefined) ?? []
}

/** How many comments wait in this browser to be sent, of everybody who uses it; 0 when it keeps nothing. */
export async function countWaiting(): Promise<number> {
  try {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name)
    const people = names.flatMap((name) => /^counterpoint:(.+):comments$/.exec(name)?.[1] ?? [])
    const waiting = await Promise.all(people.map((userId) => keptUnder(userId, 'waiting:')))
    return waiting.flat().length
  } catch {
    return 0
  }
}

/** Nobody needs it any more. */
export async function forget(userId: string, key: string): Promise<void> {
  await using(userId, 'readwrite', (store) => store.delete(key))
}
