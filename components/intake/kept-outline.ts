import type { Outline } from '@/lib/parsing/outline'

/** An outline with corrections that the server does not have. */
export interface KeptOutline {
  /** The revision that the corrections were made on. */
  base: number
  outline: Outline
}

const STORE = 'outlines'

// Named after the person like the drafts of components/editor/device, with which it is deleted when they sign out.
const nameOf = (userId: string) => `counterpoint:${userId}:outlines`

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
): Promise<T | null> {
  try {
    const database = await open(userId)
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(STORE, mode)
        const request = act(transaction.objectStore(STORE))
        transaction.oncomplete = () => resolve(request.result)
        transaction.onabort = () => reject(transaction.error ?? new Error('not kept'))
      })
    } finally {
      database.close()
    }
  } catch {
    // A browser may keep nothing at all; then the server alone does.
    return null
  }
}

/** Keeps corrections in this browser until `forgetKept`. False when the browser does not keep anything. */
export async function keep(userId: string, key: string, kept: KeptOutline): Promise<boolean> {
  return (await using(userId, 'readwrite', (store) => store.put(kept, key))) !== null
}

/** A name for a text: corrections belong to the very words that they were made on. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return `${text.length}-${hash.toString(16)}`
}

/** What this browser keeps under the key. */
export async function kept(userId: string, key: string): Promise<KeptOutline | null> {
  return (await using<KeptOutline | undefined>(userId, 'readonly', (store) => store.get(key))) ?? null
}

/** The server has it, or nobody wants it any more. */
export async function forgetKept(userId: string, key: string): Promise<void> {
  await using(userId, 'readwrite', (store) => store.delete(key))
}
