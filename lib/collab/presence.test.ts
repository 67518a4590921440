import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Presence, type Person } from './presence'

const AUTHOR = { userId: 'u1', name: 'Author' }
const REVIEWER = { userId: 'u2', name: 'Reviewer' }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

class Client {
  readonly awareness: Awareness
  heard = 0

  constructor(
    private readonly presence: Presence<Client>,
    readonly person: Person,
  ) {
    this.awareness = new Awareness(new Y.Doc())
  }

  get id(): number {
    return this.awareness.clientID
  }

  /** Tells the server the state of these clients as this one knows them; its own by default. */
  say(ids = [this.id]): void {
    this.presence.receive(this, this.person, encodeAwarenessUpdate(this.awareness, ids))
  }

  hear(states: Uint8Array): void {
    this.heard++
    applyAwarenessUpdate(this.awareness, states, 'server')
  }

  sees(other: Client): unknown {
    return this.awareness.getStates().get(other.id)
  }
}

function setUp() {
  const clients: Client[] = []
  const presence: Presence<Client> = new Presence((states, except) => {
    for (const client of clients) if (!except.has(client)) client.hear(states)
  })
  const join = (person: Person) => {
    const client = new Client(presence, person)
    clients.push(client)
    return client
  }
  return { presence, join }
}

const pass = () => vi.advanceTimersByTime(60)

describe('presence', () => {
  test('carries the name and id that the server knows, whatever the client says', () => {
    const { join } = setUp()
    const [a, b] = [join(AUTHOR), join(REVIEWER)]
    a.awareness.setLocalState({ user: { id: 'u2', name: 'Reviewer', color: '#123abc', x: 1 }, cursor: 5 })
    a.say()
    pass()
    expect(b.sees(a)).toEqual({ cursor: 5, user: { id: 'u1', name: 'Author', color: '#123abc' } })
    for (const color of ['red', 'url(x)', '#12345', 7]) {
      a.awareness.setLocalState({ user: { color } })
      a.say()
      pass()
      expect(b.sees(a)).toEqual({ user: { id: 'u1', name: 'Author' } })
    }
  })

  test('lets nobody speak for somebody else', () => {
    const { join, presence } = setUp()
    const [a, b, c] = [join(AUTHOR), join(REVIEWER), join(AUTHOR)]
    a.awareness.setLocalState({ cursor: 1 })
    a.say()
    pass()
    applyAwarenessUpdate(c.awareness, presence.everybody()!, 'server')
    // The reviewer says that the author left, then that they are elsewhere.
    b.awareness.states.delete(a.id)
    b.awareness.meta.set(a.id, { clock: 100, lastUpdated: 0 })
    b.say([a.id])
    b.awareness.states.set(a.id, { cursor: 9 })
    b.say([a.id])
    pass()
    expect(c.sees(a)).toMatchObject({ cursor: 1 })
  })

  test('ignores what is too large, no state, or one client too many', () => {
    const { join } = setUp()
    const [a, b] = [join(AUTHOR), join(REVIEWER)]
    for (const state of [{ cursor: 'x'.repeat(3_000) }, [1], 7]) {
      a.awareness.setLocalState(state as Record<string, unknown>)
      a.say()
    }
    pass()
    expect(b.sees(a)).toBe(undefined)
    for (let extra = 0; extra < 10; extra++) {
      a.awareness.states.set(extra, { cursor: extra })
      a.awareness.meta.set(extra, { clock: 1, lastUpdated: 0 })
      a.say([extra])
    }
    pass()
    expect(b.awareness.getStates().size - 1).toBe(4)
  })

  test('is told together, the newest of each', () => {
    const { join } = setUp()
    const [a, b] = [join(AUTHOR), join(REVIEWER)]
    for (let cursor = 0; cursor < 100; cursor++) {
      a.awareness.setLocalState({ cursor })
      a.say()
    }
    expect(b.heard).toBe(0)
    pass()
    expect([b.heard, b.sees(a)]).toEqual([1, { cursor: 99, user: { id: 'u1', name: 'Author' } }])
  })

  test('ends with the connection, and comes back with the next, although the client counts on', () => {
    const { join, presence } = setUp()
    const [a, b] = [join(AUTHOR), join(REVIEWER)]
    a.awareness.setLocalState({ cursor: 1 })
    a.say()
    pass()
    presence.leave(a)
    pass()
    expect(b.sees(a)).toBe(undefined)
    // The same state at the same clock: y-protocols' own rule would not let it back.
    a.say()
    pass()
    expect(b.sees(a)).toMatchObject({ cursor: 1 })
    a.awareness.setLocalState({ cursor: 2 })
    a.say()
    pass()
    expect(b.sees(a)).toMatchObject({ cursor: 2 })
    // And it never heard itself as somebody newer.
    expect(a.awareness.getLocalState()).toEqual({ cursor: 2 })
    expect(presence.everybody()).not.toBe(null)
  })
})
