import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Turns } from './turns'

/** A work that ends when it is told to. */
function work() {
  let end: (answer: string) => void = () => {}
  let fail: (error: Error) => void = () => {}
  const promise = new Promise<string>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  let isRunning = false
  const run = () => {
    isRunning = true
    return promise
  }
  return {
    run,
    end: (answer: string) => end(answer),
    fail: (error: Error) => fail(error),
    isRunning: () => isRunning,
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('whoever brings a work that takes long waits for it alone', async () => {
  const turns = new Turns(2)
  const [long, ownNext, other, third] = [work(), work(), work(), work()]
  void turns.take('one', long.run)
  void turns.take('one', ownNext.run)
  const answer = turns.take('two', other.run)
  void turns.take('three', third.run)
  await settled()
  expect([long, ownNext, other, third].map((each) => each.isRunning())).toEqual([true, false, true, false])
  other.end('done')
  expect(await answer).toBe('done')
  await settled()
  expect([ownNext, third].map((each) => each.isRunning())).toEqual([false, true])
  long.end('')
  await settled()
  expect(ownNext.isRunning()).toBe(true)
})

test('a work that fails gives its turn on', async () => {
  const turns = new Turns(1)
  const [broken, next] = [work(), work()]
  const failing = turns.take('one', broken.run)
  void turns.take('one', next.run)
  broken.fail(new Error('broken'))
  await expect(failing).rejects.toThrow('broken')
  await settled()
  expect(next.isRunning()).toBe(true)
})

test('however they come and end, never too many run, never two of one person, and all are done', async () => {
  const people = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(
      people,
      fc.integer({ min: 1, max: 3 }),
      fc.infiniteStream(fc.nat()),
      async (all, most, picks) => {
        const turns = new Turns(most)
        const running: { who: string; end: () => void }[] = []
        const done: Promise<void>[] = all.map((who) =>
          turns.take(who, () => new Promise<void>((end) => running.push({ who, end }))),
        )
        for (let ended = 0; ended < all.length; ended++) {
          await settled()
          expect(running.length).toBeGreaterThan(0)
          expect(running.length).toBeLessThanOrEqual(most)
          expect(new Set(running.map(({ who }) => who)).size).toBe(running.length)
          const [one] = running.splice((picks.next().value as number) % running.length, 1)
          one!.end()
        }
        await Promise.all(done)
      },
    ),
  )
})
