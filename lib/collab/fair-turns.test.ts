import { expect, test } from 'vitest'
import { FairTurns, type Source } from './fair-turns'

/** Turns on a clock that each piece of work moves on by `pieceMs`, and that jumps to the next timer when idle. */
function turnsOnAClock(pieceMs: number) {
  let now = 0
  let soon: (() => void)[] = []
  let timers: { at: number; run: () => void }[] = []
  const turns = new FairTurns({
    now: () => now,
    soon: (run) => void soon.push(run),
    later: (run, ms) => void timers.push({ at: now + ms, run }),
  })
  const log: { name: string; from: number; to: number; count: number }[] = []
  const source = (name: string, queue: { left: number }): Source => ({
    work(count) {
      const done = Math.min(count, queue.left)
      const from = now
      queue.left -= done
      now += done * pieceMs
      log.push({ name, from, to: now, count: done })
      return queue.left > 0
    },
  })
  /** One turn of the event loop: what is due; nothing being due, the clock moves on. False when there is nothing at all. */
  const turn = (): boolean => {
    const due = [...timers.filter(({ at }) => at <= now).map(({ run }) => run), ...soon]
    timers = timers.filter(({ at }) => at > now)
    soon = []
    for (const run of due) run()
    if (due.length === 0 && timers.length > 0) now = Math.min(...timers.map(({ at }) => at))
    return due.length > 0 || timers.length > 0
  }
  return { turns, source, turn, log, now: () => now }
}

test('everything is worked on, in pieces', () => {
  const { turns, source, turn, log } = turnsOnAClock(0.01)
  turns.add(source('one', { left: 200 }))
  while (turn());
  expect(log.map(({ count }) => count)).toEqual([64, 64, 64, 8])
})

test('a client that sends 20,000 messages delays those who type by one slice at most', () => {
  const { turns, source, turn, log, now } = turnsOnAClock(0.02)
  const queue = { left: 20_000 }
  turns.add(source('burst', queue))
  let asked = 0
  while (queue.left > 0) {
    const at = now()
    turns.add(source('other', { left: 1 }))
    turn()
    asked++
    const answer = log.findLast(({ name }) => name === 'other')!
    expect(answer.to - at).toBeLessThanOrEqual(4 + 64 * 0.02 + 0.02 + 1e-9)
  }
  expect(asked).toBeGreaterThan(50)
  expect(log.filter(({ name }) => name === 'burst').reduce((sum, { count }) => sum + count, 0)).toBe(20_000)
})

test('a burst takes half of the time, and all of it is done', () => {
  const { turns, source, turn, log, now } = turnsOnAClock(0.02)
  turns.add(source('burst', { left: 20_000 }))
  while (turn());
  const worked = log.reduce((sum, { from, to }) => sum + to - from, 0)
  expect(worked).toBeCloseTo(400)
  expect(now()).toBeGreaterThan(1.5 * worked)
  expect(now()).toBeLessThan(2.1 * worked)
})

test('many clients that always have more get the same share', () => {
  const { turns, source, turn, log } = turnsOnAClock(0.02)
  const names = Array.from({ length: 50 }, (_, index) => `client ${index}`)
  for (const name of names) turns.add(source(name, { left: Infinity }))
  for (let turned = 0; turned < 2_000; turned++) turn()
  const counts = names.map((name) => log.filter((entry) => entry.name === name).length)
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  expect(Math.min(...counts)).toBeGreaterThan(50)
})

test('a client that is told of again keeps its place', () => {
  const { turns, source, turn, log } = turnsOnAClock(0.02)
  const [a, b] = [source('a', { left: 1_000 }), source('b', { left: 1_000 })]
  turns.add(a)
  turns.add(b)
  for (let turned = 0; turned < 20; turned++) {
    turn()
    turns.add(a)
  }
  const first = log.slice(0, 20).map(({ name }) => name)
  expect(first).toEqual(first.map((_, index) => (index % 2 === 0 ? 'a' : 'b')))
})
