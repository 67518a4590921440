import { db } from '@/lib/db'
import type { DocumentNode } from '@/lib/richtext/document'
import { recordsOn } from '@/lib/richtext/suggestions/record'
import { documentFromUpdates } from '@/lib/richtext/ydoc'
import { likeness } from '@/lib/versions/diff/match'
import { tokensOf } from '@/lib/versions/diff/words'

/** The updates of a draft as it is now, in their order. */
export async function updatesOf(draftId: string): Promise<Uint8Array[]> {
  const rows = await db.$queryRaw<{ data: Uint8Array }[]>`
    select 0::bigint as seq, data from draft_snapshots where draft_id = ${draftId}::uuid
    union all select seq, data from draft_updates where draft_id = ${draftId}::uuid order by seq`
  return rows.map(({ data }) => data)
}

/** Where in a draft something is: the number of its block, from 0, as addresses name it (`?block=`). */
export class DraftNow {
  /** Suggestions by their id: whose they are, and the first block in which they are. */
  readonly suggestions = new Map<string, { user: string; block: number }>()
  private readonly words: { key: string }[][]

  constructor(document: DocumentNode) {
    const blocks = document.content ?? []
    this.words = blocks.map((block) => wordsIn(textOf(block)))
    blocks.forEach((block, index) => this.look(block, index))
  }

  /** The block that is most like a passage; null when none is like it. */
  like(passage: string): number | null {
    const words = wordsIn(passage)
    if (words.length === 0) return null
    let [best, most] = [-1, 0.3]
    this.words.forEach((each, index) => {
      const like = likeness(words, each)
      if (like > most) [best, most] = [index, like]
    })
    return best === -1 ? null : best
  }

  private look(node: DocumentNode, block: number): void {
    for (const { id, user } of recordsOn(node))
      if (!this.suggestions.has(id)) this.suggestions.set(id, { user, block })
    for (const child of node.content ?? []) this.look(child, block)
  }
}

/** Drafts as they are now, by id. */
export async function draftsNow(draftIds: readonly string[]): Promise<Map<string, DraftNow>> {
  const found = new Map<string, DraftNow>()
  for (const draftId of new Set(draftIds))
    found.set(draftId, new DraftNow(documentFromUpdates(await updatesOf(draftId))))
  return found
}

const textOf = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(textOf).join(' ')
const wordsIn = (text: string) => tokensOf(text).flatMap((key) => (key.trim() === '' ? [] : [{ key }]))
