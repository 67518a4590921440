import { valueStore } from '@/components/editor/device/value-store'
import type { Outline } from '@/lib/parsing/outline'

/** An outline with corrections that the server does not have. */
export interface KeptOutline {
  /** The revision that the corrections were made on. */
  base: number
  outline: Outline
}

// A browser may keep nothing at all; then the server alone does.
const { using } = valueStore('outlines', 'outlines')

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
  const found = await using<KeptOutline | undefined>(userId, 'readonly', (store) => store.get(key))
  return found?.value ?? null
}

/** The server has it, or nobody wants it any more. */
export async function forgetKept(userId: string, key: string): Promise<void> {
  await using(userId, 'readwrite', (store) => store.delete(key))
}
