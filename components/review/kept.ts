import { valueStore } from '@/components/editor/device/value-store'

/**
 * What a person has written into a field for comments and not sent, and what waits for the server, kept in this browser:
 * it survives a reload and a night without a line. When this browser keeps nothing, this tab alone does.
 */
const { using } = valueStore('comments', 'kept')

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
