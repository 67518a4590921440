import * as Y from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { contentOf, isKeptNode } from './lost-content'
import { chainsOf, type LostRun, placedRuns, restOf, runOf } from './lost-runs'

export type { LostRun } from './lost-runs'

/** What `Y.decodeUpdate` says of an update. */
export type Decoded = Pick<ReturnType<typeof Y.decodeUpdate>, 'structs' | 'ds'>

type DeleteSet = Y.Transaction['deleteSet']
type Range = [clock: number, length: number]

/**
 * What updates cost whoever typed it: words, with their marks, and pictures, notes and references, put into what somebody
 * deleted who had not seen them, whichever of the two came first. Yjs drops them without a word. To be asked in `afterTransaction`, of the transaction that applied
 * exactly these updates as their clients sent them; a moment later the words are forgotten.
 */
export function lostRuns(transaction: Y.Transaction, updates: readonly Decoded[]): LostRun[] {
  const { doc, deleteSet, beforeState } = transaction
  let said: DeleteSet | null = null
  const wanted = () => (said ??= Y.mergeDeleteSets(updates.map(({ ds }) => ds)))
  const runs: LostRun[] = []
  // Came before their place was deleted, or with it: they are deleted with it, and no update says so.
  for (const [client, items] of deleteSet.clients) {
    for (const { clock, len } of items) {
      for (const [from, length] of without(client, [clock, len], wanted()))
        runs.push(...runsIn(transaction, client, from, length))
    }
  }
  // Came after it: Yjs kept their numbers alone.
  for (const { structs } of updates) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue
      const { client } = struct.id
      const start = Math.max(struct.id.clock, beforeState.get(client) ?? 0)
      const end = Math.min(struct.id.clock + struct.length, Y.getState(doc.store, client))
      if (start >= end || !(find(doc, client, start) instanceof Y.GC)) continue
      for (const range of without(client, [start, end - start], wanted()))
        runs.push(...(runOf(struct, range) ?? []))
    }
  }
  const lost = placedRuns(unique(runs))
  return lost.some(({ text, element }) => text !== '' || (element !== null && isKeptNode(element)))
    ? lost
    : []
}

/** Whether it may have: deletes something, or took in what Yjs kept no words of. Costs less than reading the updates. */
export function mayLose({ deleteSet, beforeState, afterState, doc }: Y.Transaction): boolean {
  if (deleteSet.clients.size > 0) return true
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0
    if (start === end) continue
    const structs = doc.store.clients.get(client) ?? []
    for (let index = Y.findIndexSS(structs, start); index < structs.length; index++)
      if (structs[index] instanceof Y.GC) return true
  }
  return false
}

/** What one client lost. */
export interface LostPassage {
  client: number
  /** As it would read: a line for each place where something was typed. */
  text: string
  /** The same as blocks of a text; null when that says no more. */
  content: DocumentNode[] | null
}

/** What each client lost; what is blank is left out. */
export function passagesOf(runs: readonly LostRun[]): LostPassage[] {
  const clients = new Map<number, LostRun[]>()
  for (const run of runs) clients.set(run.client, [...(clients.get(run.client) ?? []), run])
  return [...clients].flatMap(([client, all]) => {
    const own = all.toSorted((a, b) => a.clock - b.clock)
    const lines = chainsOf(own.filter(({ text, format }) => text !== '' || format !== null)).map((parts) =>
      parts.map(({ text }) => text).join(''),
    )
    const text = lines.filter((line) => line.trim() !== '').join('\n')
    const content = contentOf(own)
    return text || content ? [{ client, text, content }] : []
  })
}

function find(doc: Y.Doc, client: number, clock: number): Y.Item | Y.GC | null {
  const structs = doc.store.clients.get(client)
  return structs ? (structs[Y.findIndexSS(structs, clock)] as Y.Item | Y.GC) : null
}

function runsIn(transaction: Y.Transaction, client: number, clock: number, length: number): LostRun[] {
  const structs = transaction.doc.store.clients.get(client) ?? []
  const runs: LostRun[] = []
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const item = structs[index]!
    const start = Math.max(clock, item.id.clock)
    const end = Math.min(clock + length, item.id.clock + item.length)
    if (start >= end) break
    if (item instanceof Y.Item) runs.push(...(runOf(item, [start, end - start], transaction) ?? []))
  }
  return runs
}

/** What is left of a range without what these deletions name. */
function without(client: number, range: Range, { clients }: DeleteSet): Range[] {
  let left = [range]
  for (const { clock, len } of clients.get(client) ?? []) {
    left = left.flatMap(([start, length]): Range[] => {
      const [from, until] = [Math.max(start, clock), Math.min(start + length, clock + len)]
      if (from >= until) return [[start, length]]
      const parts: Range[] = [
        [start, from - start],
        [until, start + length - until],
      ]
      return parts.filter(([, rest]) => rest > 0)
    })
  }
  return left
}

/** Each character once: after a failure clients send again what they sent. */
function unique(runs: readonly LostRun[]): LostRun[] {
  const ends = new Map<number, number>()
  return runs
    .toSorted((a, b) => a.clock - b.clock)
    .flatMap((run) => {
      const known = Math.min(Math.max(0, (ends.get(run.client) ?? 0) - run.clock), run.length)
      ends.set(run.client, Math.max(ends.get(run.client) ?? 0, run.clock + run.length))
      if (known === 0) return run
      return run.length > known ? [restOf(run, known)] : []
    })
}
