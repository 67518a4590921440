import { Observable } from '../connection/observable'
import { valueStore } from './value-store'

/** A picture that was put into a draft here and is not in its text yet. */
export interface KeptPicture {
  /** Report, draft and when: in the order in which they came. */
  key: string
  reportId: string
  draftId: string
  name: string
  type: string
  bytes: ArrayBuffer
  /** Where it goes, as Yjs encodes a relative position; null for the end. */
  place: Uint8Array | null
  /** It takes the place of the picture in the figure there. */
  replaces: boolean
  /** It is a suggestion. */
  suggests: boolean
}

const DATABASE = 'pictures'
const { using } = valueStore(DATABASE, 'kept')
let count = 0

/** Of which drafts this device keeps pictures that are on their way, as far as this tab knows; of this tab's report. */
export const draftsWithPictures = new Observable<ReadonlySet<string>>(new Set())

/** A key for a new picture: those of one draft are sorted by when they came. */
export function pictureKey(reportId: string, draftId: string): string {
  const when = `${String(Date.now()).padStart(15, '0')}-${String(++count).padStart(6, '0')}`
  return `${reportId}:${draftId}:${when}:${Math.random().toString(36).slice(2)}`
}

/** Keeps a picture in this browser, until `forgetPicture` or the end of the session; false when it keeps nothing. */
export async function keepPicture(userId: string, picture: KeptPicture): Promise<boolean> {
  const isKept = (await using(userId, 'readwrite', (store) => store.put(picture, picture.key))) !== null
  if (isKept) draftsWithPictures.set(new Set([...draftsWithPictures.get(), picture.draftId]))
  return isKept
}

/** One that is kept; null when it is no more. */
export async function keptPicture(userId: string, key: string): Promise<KeptPicture | null> {
  const found = await using<unknown>(userId, 'readonly', (store) => store.get(key))
  return (found?.value as KeptPicture | undefined) ?? null
}

/** The keys of the pictures of a draft, in the order in which they came. */
export async function picturesOfDraft(userId: string, reportId: string, draftId: string): Promise<string[]> {
  return (await keysOf(userId)).filter((key) => key.startsWith(`${reportId}:${draftId}:`))
}

/** It is in the draft, or not wanted any more. */
export async function forgetPicture(userId: string, key: string): Promise<void> {
  await using(userId, 'readwrite', (store) => store.delete(key))
  const [reportId] = key.split(':')
  if (reportId) await readDraftsWithPictures(userId, reportId)
}

/** Looks up anew of which drafts of a report this device keeps pictures. */
export async function readDraftsWithPictures(userId: string, reportId: string): Promise<void> {
  const keys = (await keysOf(userId)).filter((key) => key.startsWith(`${reportId}:`))
  draftsWithPictures.set(new Set(keys.map((key) => key.split(':')[1]!)))
}

/** How many pictures of everybody who uses this browser wait to be sent; 0 when it keeps nothing. */
export async function countPictures(): Promise<number> {
  try {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name)
    const people = names.flatMap((name) => /^counterpoint:(.+):pictures$/.exec(name)?.[1] ?? [])
    return (await Promise.all(people.map(keysOf))).flat().length
  } catch {
    return 0
  }
}

/**
 * Runs `act` while nobody else, in this tab or another, has this picture in hand; waits for that, unless `signal` ends
 * it before. Where a browser has no locks (without HTTPS), tabs are not kept apart.
 */
export async function inHand(key: string, signal: AbortSignal, act: () => Promise<void>): Promise<void> {
  if (signal.aborted) return
  if (!navigator.locks) return act()
  try {
    await navigator.locks.request(`counterpoint:picture:${key}`, { signal }, act)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

async function keysOf(userId: string): Promise<string[]> {
  const found = await using<IDBValidKey[]>(userId, 'readonly', (store) => store.getAllKeys())
  return (found?.value ?? []).map(String)
}
