import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type * as Y from 'yjs'

/** Deleted characters of one Yjs client: where they begin and how many, by rising place and without overlap. */
type Ranges = [clock: number, length: number][]

/** Whom a deletion that nobody is known for belongs to. */
const NOBODY = ''

/**
 * Who deleted what. Yjs itself remembers only that something was deleted; whose update said so is known as long as the
 * update log holds it, and from then on from here.
 */
export class Deletions {
  private readonly byUser = new Map<string, Map<number, Ranges>>()

  /** @param userId null when nobody is known for it. */
  add(userId: string | null, client: number, clock: number, length: number): void {
    const key = userId ?? NOBODY
    let clients = this.byUser.get(key)
    if (!clients) this.byUser.set(key, (clients = new Map()))
    const ranges = clients.get(client)
    const last = ranges?.at(-1)
    if (last && last[0] + last[1] === clock) last[1] += length
    else if (ranges) ranges.push([clock, length])
    else clients.set(client, [[clock, length]])
  }

  addAll(other: Deletions): void {
    for (const [userId, clients] of other.byUser)
      for (const [client, ranges] of clients)
        for (const [clock, length] of ranges) this.add(userId || null, client, clock, length)
  }

  /** Who deleted this character; null when nobody is known for it, undefined when it was not deleted. */
  whoDeleted(client: number, clock: number): string | null | undefined {
    let isDeleted = false
    for (const [userId, clients] of this.byUser) {
      for (const [start, length] of clients.get(client) ?? []) {
        if (clock < start || clock >= start + length) continue
        if (userId) return userId
        isDeleted = true
      }
    }
    return isDeleted ? null : undefined
  }

  /** As `DraftVersion.deletions` keeps it: `[user or "", [[client, clock, length, clock, length…]…]]…`, deflated. */
  encode(): Buffer {
    const rows = [...this.byUser].map(([userId, clients]) => [
      userId,
      [...clients].map(([client, ranges]) => [client, ...joined(ranges).flat()]),
    ])
    return deflateRawSync(JSON.stringify(rows))
  }

  /** @throws when these are not bytes of `encode`. */
  static decode(bytes: Uint8Array): Deletions {
    const rows = JSON.parse(inflateRawSync(bytes).toString()) as [string, number[][]][]
    const deletions = new Deletions()
    for (const [userId, clients] of rows)
      for (const [client, ...places] of clients)
        for (let index = 0; index + 1 < places.length; index += 2)
          deletions.add(userId || null, client!, places[index]!, places[index + 1]!)
    return deletions
  }
}

function joined(ranges: Ranges): Ranges {
  const sorted = ranges.toSorted(([a], [b]) => a - b)
  const all: Ranges = []
  for (const [clock, length] of sorted) {
    const last = all.at(-1)
    if (last && clock <= last[0] + last[1]) last[1] = Math.max(last[1], clock + length - last[0])
    else all.push([clock, length])
  }
  return all
}

type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds']

/** What is left of a delete set to be attributed: whoever comes first takes it. */
export class Unattributed {
  private readonly clients = new Map<number, Ranges>()

  /** @param known how far each client was known before: what came later and is gone already was never to be seen. */
  constructor(deleted: DeleteSet, known: ReadonlyMap<number, number>) {
    for (const [client, items] of deleted.clients) {
      const end = known.get(client) ?? 0
      const ranges: Ranges = items.flatMap(({ clock, len }): Ranges =>
        clock < end ? [[clock, Math.min(len, end - clock)]] : [],
      )
      if (ranges.length > 0) this.clients.set(client, joined(ranges))
    }
  }

  get isEmpty(): boolean {
    return this.clients.size === 0
  }

  /** Gives `userId` what `claimed` says that they deleted, unless it was somebody's before. */
  give(userId: string | null, claimed: DeleteSet, to: Deletions): void {
    for (const [client, items] of claimed.clients) {
      const open = this.clients.get(client)
      if (!open) continue
      const left = items.reduce((ranges, { clock, len }) => {
        const end = clock + len
        return ranges.flatMap(([start, length]): Ranges => {
          const stop = start + length
          const from = Math.max(start, clock)
          const until = Math.min(stop, end)
          if (from >= until) return [[start, length]]
          to.add(userId, client, from, until - from)
          const parts: Ranges = [
            [start, from - start],
            [until, stop - until],
          ]
          return parts.filter(([, rest]) => rest > 0)
        })
      }, open)
      if (left.length > 0) this.clients.set(client, left)
      else this.clients.delete(client)
    }
  }

  /** What nobody claimed. */
  giveRest(to: Deletions): void {
    for (const [client, ranges] of this.clients)
      for (const [clock, length] of ranges) to.add(null, client, clock, length)
  }
}
