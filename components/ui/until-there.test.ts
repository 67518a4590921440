// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { oldPage, untilThere } from './until-there'

const asked = vi.fn<typeof fetch>()
beforeEach(() => {
  vi.useFakeTimers()
  asked.mockReset().mockRejectedValue(new TypeError('no line'))
  vi.stubGlobal('fetch', asked)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const notLoaded = () =>
  Object.assign(new Error('Failed to load chunk /_next/static/chunks/0a1b.js from module 12'), {
    name: 'ChunkLoadError',
  })

/** A part that is refused so many times before it comes. */
const refused = (times: number) => {
  const load = vi.fn(async () => 'the part')
  for (let time = 0; time < times; time++) load.mockRejectedValueOnce(notLoaded())
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
  expect(oldPage.get()).toBe(false)
})

test('one that came and failed is not asked for again', async () => {
  const load = vi.fn().mockRejectedValue(new TypeError('wrong'))
  await expect(untilThere(load)).rejects.toThrow('wrong')
  expect(load).toHaveBeenCalledOnce()
})

test('a part that the server does not know makes the page an old one, until it has it again', async () => {
  const listener = vi.fn()
  oldPage.subscribe(listener)
  asked.mockResolvedValue(new Response(null, { status: 404 }))
  const part = untilThere(refused(2))
  await vi.advanceTimersByTimeAsync(100)
  expect(asked.mock.calls[0]?.[0]).toBe('/_next/static/chunks/0a1b.js')
  expect(oldPage.get()).toBe(true)
  expect(listener).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(16_000)
  await expect(part).resolves.toBe('the part')
  expect(oldPage.get()).toBe(false)
})

test('a server that is only busy does not', async () => {
  asked.mockResolvedValue(new Response(null, { status: 503 }))
  const part = untilThere(refused(1))
  await vi.advanceTimersByTimeAsync(100)
  expect(oldPage.get()).toBe(false)
  await vi.advanceTimersByTimeAsync(5_000)
  await part
})

test('what the bundler says of a part that is waited for is no error of the page; anything else is', async () => {
  const rejected = (reason: unknown) => {
    const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(rejected(notLoaded())).toBe(false)
  const part = untilThere(refused(1))
  await vi.advanceTimersByTimeAsync(10)
  expect(rejected(notLoaded())).toBe(true)
  expect(rejected(new Error('wrong'))).toBe(false)
  await vi.advanceTimersByTimeAsync(10_000)
  await part
  expect(rejected(notLoaded())).toBe(false)
})
