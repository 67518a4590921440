import * as Y from 'yjs'

/** What `Y.decodeUpdate` says of an update. */
export type Decoded = Pick<ReturnType<typeof Y.decodeUpdate>, 'structs' | 'ds'>

/** Characters that stand nowhere although nobody who had seen them deleted them. */
export interface LostRun {
  client: number
  clock: number
  text: string
  /** The characters between which it was typed; null at the beginning and the end. */
  origin: Y.ID | null
  rightOrigin: Y.ID | null
}

type DeleteSet = Y.Transaction['deleteSet']
type Range = [clock: number, length: number]

/**
 * The words that updates cost whoever typed them: typed into what somebody deleted who had not seen them, whichever of
 * the two came first. Yjs drops them without a word. To be asked in `afterTransaction`, of the transaction that applied
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
        runs.push(...textsIn(doc, client, from, length))
    }
  }
  // Came after it: Yjs kept their numbers alone.
  for (const { structs } of updates) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
      const { client } = struct.id
      const start = Math.max(struct.id.clock, beforeState.get(client) ?? 0)
      const end = Math.min(struct.id.clock + struct.length, Y.getState(doc.store, client))
      if (start >= end || !(find(doc, client, start) instanceof Y.GC)) continue
      for (const range of without(client, [start, end - start], wanted()))
        runs.push(runOf(struct, struct.content.str, range))
    }
  }
  return unique(runs)
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

/** What each client lost, as it would read: a line for each place where something was typed. Blank ones are left out. */
export function passagesOf(runs: readonly LostRun[]): { client: number; text: string }[] {
  const clients = new Map<number, LostRun[]>()
  for (const run of runs) clients.set(run.client, [...(clients.get(run.client) ?? []), run])
  return [...clients].flatMap(([client, own]) => {
    const lines = linesOf(own.toSorted((a, b) => a.clock - b.clock))
    const text = lines.filter((line) => line.trim() !== '').join('\n')
    return text ? [{ client, text }] : []
  })
}

function find(doc: Y.Doc, client: number, clock: number): Y.Item | Y.GC | null {
  const structs = doc.store.clients.get(client)
  return structs ? (structs[Y.findIndexSS(structs, clock)] as Y.Item | Y.GC) : null
}

function textsIn(doc: Y.Doc, client: number, clock: number, length: number): LostRun[] {
  const structs = doc.store.clients.get(client) ?? []
  const runs: LostRun[] = []
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const item = structs[index]!
    const start = Math.max(clock, item.id.clock)
    const end = Math.min(clock + length, item.id.clock + item.length)
    if (start >= end) break
    if (item instanceof Y.Item && item.content instanceof Y.ContentString)
      runs.push(runOf(item, item.content.str, [start, end - start]))
  }
  return runs
}

function runOf({ id, origin, rightOrigin }: Y.Item, text: string, [clock, length]: Range): LostRun {
  const offset = clock - id.clock
  return {
    client: id.client,
    clock,
    text: text.slice(offset, offset + length),
    origin: offset > 0 ? Y.createID(id.client, clock - 1) : origin,
    rightOrigin,
  }
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
      const known = Math.min(Math.max(0, (ends.get(run.client) ?? 0) - run.clock), run.text.length)
      ends.set(run.client, Math.max(ends.get(run.client) ?? 0, run.clock + run.text.length))
      if (known === 0) return run
      const origin = Y.createID(run.client, run.clock + known - 1)
      const text = run.text.slice(known)
      return text ? [{ ...run, origin, clock: run.clock + known, text }] : []
    })
}

interface Part {
  clock: number
  text: string
}

/** One client's characters in the order in which they stood, from that in which they were typed. */
function linesOf(runs: readonly LostRun[]): string[] {
  const lines: Part[][] = []
  for (const { client, clock, text, origin, rightOrigin } of runs) {
    const part = { clock, text }
    const left = origin?.client === client ? placeOf(lines, origin.clock) : null
    const right = rightOrigin?.client === client ? placeOf(lines, rightOrigin.clock) : null
    if (left) {
      const [parts, place] = left
      const old = parts[place]!
      const length = Math.min(origin!.clock - old.clock + 1, old.text.length)
      const rest = { clock: old.clock + length, text: old.text.slice(length) }
      old.text = old.text.slice(0, length)
      parts.splice(place + 1, 0, part, ...(rest.text ? [rest] : []))
    } else if (right) right[0].splice(right[1], 0, part)
    else lines.push([part])
  }
  return lines.map((parts) => parts.map(({ text }) => text).join(''))
}

/** Where a character stands; of one that its writer deleted, where the one stands that was typed before it. */
function placeOf(lines: readonly Part[][], clock: number): [line: Part[], place: number] | null {
  let found: [Part[], number] | null = null
  for (const line of lines)
    for (const [place, part] of line.entries())
      if (part.clock <= clock && (!found || part.clock > found[0][found[1]]!.clock)) found = [line, place]
  return found
}
