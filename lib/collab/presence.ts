import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { MAX_PRESENCE_BYTES } from './protocol'

/** Who a connection belongs to, as far as others are told. */
export interface Person {
  userId: string
  name: string
}

interface Entry<Owner> {
  owner: Owner | null
  person: Person
  /** The client's own count of its changes, and what ours is ahead of it. */
  clock: number
  ahead: number
  /** JSON; null once it left. */
  state: string | null
}

// Carets move with every keystroke; nobody sees more than this.
const FLUSH_MS = 50
const MAX_CLIENTS_PER_OWNER = 4
const MAX_REMEMBERED = 1_000
const COLOR = /^#[0-9a-f]{6}$/i

/**
 * Who is in a document now, and where (Yjs awareness). A client can speak for itself only: its state carries the name
 * and id that the server knows, and what it says about other clients is dropped. Changes are told together, at most
 * every FLUSH_MS, the newest of each client only.
 *
 * `Owner` is the connection that a state came through; `send` gets each owner's share of a change.
 */
export class Presence<Owner> {
  private readonly entries = new Map<number, Entry<Owner>>()
  private readonly changed = new Set<number>()
  private timer: NodeJS.Timeout | null = null

  /** @param broadcast tells all owners; `except` are those who would hear themselves with a clock that is not theirs. */
  constructor(private readonly broadcast: (states: Uint8Array, except: ReadonlySet<Owner>) => void) {}

  /** Takes a client's message. @throws when it is none. */
  receive(owner: Owner, person: Person, message: Uint8Array): void {
    const decoder = createDecoder(message)
    for (let left = readVarUint(decoder); left > 0; left--) {
      const client = readVarUint(decoder)
      const clock = readVarUint(decoder)
      const json = readVarString(decoder)
      if (json.length > MAX_PRESENCE_BYTES) continue
      this.set(owner, person, client, clock, json)
    }
  }

  /** Everybody who is here, for somebody who comes; null when nobody is. */
  everybody(): Uint8Array | null {
    const present = [...this.entries].filter(([, { state }]) => state !== null).map(([client]) => client)
    return present.length > 0 ? this.encode(present) : null
  }

  /** Whose this client is, or last was; null when nobody said anything through it. */
  ownerOf(client: number): string | null {
    return this.entries.get(client)?.person.userId ?? null
  }

  /** The connection ended: what came through it goes. */
  leave(owner: Owner): void {
    for (const [client, entry] of this.entries) if (entry.owner === owner) this.remove(client, entry)
  }

  destroy(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private set(owner: Owner, person: Person, client: number, clock: number, json: string): void {
    const known = this.entries.get(client)
    if (known?.owner && known.owner !== owner && known.person.userId !== person.userId) return
    const state = readState(json, person)
    if (state === undefined) return
    if (state === null) {
      if (known?.owner === owner) this.remove(client, known)
      return
    }
    if (known?.owner === owner) {
      if (clock <= known.clock) return
      Object.assign(known, { clock, state })
    } else {
      if (!known && this.countOf(owner) >= MAX_CLIENTS_PER_OWNER) return
      // Others heard the client leave at this clock and would not hear it come back at the same one.
      const ahead = known ? Math.max(0, known.clock + known.ahead + 1 - clock) : 0
      this.entries.set(client, { owner, person, clock, ahead, state })
    }
    this.tell(client)
  }

  private countOf(owner: Owner): number {
    let count = 0
    for (const entry of this.entries.values()) if (entry.owner === owner) count++
    return count
  }

  private remove(client: number, entry: Entry<Owner>): void {
    entry.owner = null
    entry.state = null
    this.tell(client)
    if (this.entries.size <= MAX_REMEMBERED) return
    for (const [oldest, { state }] of this.entries) {
      if (state !== null || this.changed.has(oldest)) continue
      this.entries.delete(oldest)
      return
    }
  }

  private tell(client: number): void {
    this.changed.add(client)
    this.timer ??= setTimeout(this.flush, FLUSH_MS)
  }

  private readonly flush = () => {
    this.timer = null
    const clients = [...this.changed]
    this.changed.clear()
    // A client must not be told of itself with a clock ahead of its own: it would take our copy for the newer one.
    const apart = clients.filter((client) => (this.entries.get(client)?.ahead ?? 0) > 0)
    const together = clients.filter((client) => !apart.includes(client))
    if (together.length > 0) this.broadcast(this.encode(together), NOBODY as ReadonlySet<Owner>)
    for (const client of apart) {
      const owner = this.entries.get(client)?.owner
      this.broadcast(this.encode([client]), owner ? new Set([owner]) : (NOBODY as ReadonlySet<Owner>))
    }
  }

  private encode(clients: number[]): Uint8Array {
    const known = clients.flatMap((client) => {
      const entry = this.entries.get(client)
      return entry ? [{ client, ...entry }] : []
    })
    const encoder = createEncoder()
    writeVarUint(encoder, known.length)
    for (const { client, clock, ahead, state } of known) {
      writeVarUint(encoder, client)
      writeVarUint(encoder, clock + ahead)
      writeVarString(encoder, state ?? 'null')
    }
    return toUint8Array(encoder)
  }
}

const NOBODY: ReadonlySet<unknown> = new Set()

/** The state with the server's word on who it is of; undefined when it is no state, null when it says goodbye. */
function readState(json: string, { userId, name }: Person): string | null | undefined {
  let state: unknown
  try {
    state = JSON.parse(json)
  } catch {
    return undefined
  }
  if (state === null) return null
  if (typeof state !== 'object' || Array.isArray(state)) return undefined
  const { user, ...rest } = state as { user?: { color?: unknown } }
  const color = user && typeof user.color === 'string' && COLOR.test(user.color) ? { color: user.color } : {}
  return JSON.stringify({ ...rest, user: { id: userId, name, ...color } })
}
