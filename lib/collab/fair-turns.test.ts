import { expect, test } from 'vitest'
import { FairTurns, type Source } from './fair-turns'

/** Turns on a clock that each piece of work moves on by `pieceMs`; `turn` runs what was scheduled. */
function turnsOnAClock(pieceMs: number) {
  let now = 0
  let scheduled: (() => void)[] = []
  const turns = new FairTurns({ now: () => now, schedule: (run) => void scheduled.push(run) })
  const log: { name: string; at: number; count: number }[] = []
  const source = (name: string, queue: { left: number }): Source => ({
    work(count) {
      const done = Math.min(count, queue.left)
      queue.left -= done
      now += done * pieceMs
      log.push({ name, at: now, count: done })
      return queue.left > 0
    },
  })
  const turn = () => {
    const runs = scheduled
    scheduled = []
    for (const run of runs) run()
    return runs.length
  }
  return { turns, source, turn, log, now: () => now }
}

test('everything is worked on, in pieces', () => {
  const { turns, source, turn, log } = turnsOnAClock(0.01)
  const queue = { left: 200 }
  turns.add(source('one', queue))
  while (turn() > 0);
  expect(log.map(({ count }) => count)).toEqual([64, 64, 64, 8])
})

test('a client that sends 20,000 messages delays another by one of its turns', () => {
  const { turns, source, turn, log, now } = turnsOnAClock(0.02)
  turns.add(source('burst', { left: 20_000 }))
  for (let sent = 0; sent < 20; sent++) {
    turn()
    const at = now()
    turns.add(source('other', { left: 1 }))
    turn()
    const answer = log.findLast(({ name }) => name === 'other')!
    // 64 pieces of 0.02 ms, and its own.
    expect(answer.at - at).toBeLessThanOrEqual(65 * 0.02 + 1e-9)
  }
  while (turn() > 0);
  expect(log.filter(({ name }) => name === 'burst').reduce((sum, { count }) => sum + count, 0)).toBe(20_000)
})

test('many clients that always have more get the same share', () => {
  const { turns, source, turn, log } = turnsOnAClock(0.02)
  const names = Array.from({ length: 50 }, (_, index) => `client ${index}`)
  for (const name of names) turns.add(source(name, { left: Infinity }))
  for (let turned = 0; turned < 1_000; turned++) turn()
  const counts = names.map((name) => log.filter((entry) => entry.name === name).length)
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
})

test('the event loop goes on after a slice, however much is left', () => {
  const { turns, source, turn, now } = turnsOnAClock(0.05)
  for (let index = 0; index < 100; index++) turns.add(source(`${index}`, { left: 1_000 }))
  for (let turned = 0; turned < 50; turned++) {
    const before = now()
    expect(turn()).toBe(1)
    expect(now() - before).toBeLessThanOrEqual(4 + 64 * 0.05 + 1e-9)
  }
})
