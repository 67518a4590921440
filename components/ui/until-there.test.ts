// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { untilThere } from './until-there'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A part that is refused so many times before it comes. */
const refused = (times: number) => {
  const load = vi.fn(async () => 'the part')
  for (let time = 0; time < times; time++) load.mockRejectedValueOnce(new TypeError('no line'))
  return load
}

test('a part that comes is asked for once', async () => {
  const load = refused(0)
  await expect(untilThere(load)).resolves.toBe('the part')
  expect(load).toHaveBeenCalledOnce()
})

test('one that is refused is asked for again as soon as there is a line', async () => {
  const load = refused(1)
  const part = untilThere(load)
  await vi.advanceTimersByTimeAsync(100)
  expect(load).toHaveBeenCalledOnce()
  window.dispatchEvent(new Event('online'))
  await expect(part).resolves.toBe('the part')
  expect(load).toHaveBeenCalledTimes(2)
})

test('and every few seconds, when nobody says that there is one', async () => {
  const load = refused(3)
  const part = untilThere(load)
  await vi.advanceTimersByTimeAsync(16_000)
  await expect(part).resolves.toBe('the part')
  expect(load).toHaveBeenCalledTimes(4)
})
