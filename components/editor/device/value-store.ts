/**
 * A small database of this browser for each person, beside that of their drafts and deleted with it when they sign out:
 * `counterpoint:PERSON:NAME`, with values under keys.
 */
export interface ValueStore {
  /** What `act` answers, once it is on the disk; null when this browser keeps nothing. Never rejects. */
  using: <T>(
    userId: string,
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<T>,
  ) => Promise<{ value: T } | null>
}

/** @param name of the database @param store in it */
export function valueStore(name: string, store: string): ValueStore {
  return {
    async using(userId, mode, act) {
      try {
        const database = await open(`counterpoint:${userId}:${name}`, store)
        try {
          return await new Promise((resolve, reject) => {
            const transaction = database.transaction(store, mode)
            const request = act(transaction.objectStore(store))
            transaction.oncomplete = () => resolve({ value: request.result })
            transaction.onabort = () => reject(transaction.error ?? new Error('not kept'))
          })
        } finally {
          database.close()
        }
      } catch {
        return null
      }
    },
  }
}

function open(name: string, store: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error ?? new Error('the database of this browser does not open'))
    request.onblocked = () => reject(new Error('the database of this browser is held by another tab'))
  })
}
