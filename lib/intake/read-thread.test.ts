import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readSource } from './read-source'
import { runInThread, type ThreadJob, type ThreadOptions } from './read-thread'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = (job: ThreadJob, options: Partial<ThreadOptions> = {}) => runInThread(job, { root, ...options })
const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text: string): ThreadJob => ({
  kind: 'read',
  bytes: bytesOf(text),
  filename: 'reply.txt',
  documentKind: 'state_reply',
})

const REPLY = 'Legal framework\n\n1 (a)\n\tThe law is in force.\n\n1 (b)\n\tNo complaint was filed.\n'

/** About as long as the longest reply that is read. */
const long = () => {
  const question = (number: number) =>
    `${number}\n\tThe law on equal rights is in force since 2009. ${'Words. '.repeat(120)}\n\n`
  return Array.from({ length: 1900 }, (_, index) => question(index + 1)).join('')
}

test('a thread gives the same as reading here', { timeout: 30_000 }, async () => {
  const parts = await run(read(REPLY))
  expect(parts.map((part) => JSON.parse(part) as unknown)).toEqual(
    JSON.parse(JSON.stringify(await readSource(bytesOf(REPLY), 'reply.txt', 'state_reply'))),
  )
})

test('a refusal keeps its code, reason and values', { timeout: 30_000 }, async () => {
  await expect(run(read('   '))).rejects.toMatchObject({
    name: 'AppError',
    code: 'not_a_reply',
    reason: 'replyEmpty',
  })
})

test('whoever cancels has it ended at once', { timeout: 30_000 }, async () => {
  const abort = new AbortController()
  const reading = run(read(long()), { signal: abort.signal })
  setTimeout(() => abort.abort(new Error('not wanted')), 50)
  await expect(reading).rejects.toThrow('not wanted')
  await expect(run(read(REPLY), { signal: abort.signal })).rejects.toThrow('not wanted')
})

test('a thread that takes too long is ended with a reason', { timeout: 30_000 }, async () => {
  await expect(run(read(long()), { seconds: 0.05 })).rejects.toMatchObject({
    ...{ code: 'unavailable', reason: 'readingTooLong', values: { seconds: 0.05 } },
  })
})

test(
  'what breaks in the thread is told as what it is to the person, and why to us',
  { timeout: 30_000 },
  async () => {
    const broken = { kind: 'reply', document: null, outline: null } as unknown as ThreadJob
    const error = await run(broken).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'unavailable', reason: 'readingCrashed' })
    expect(String((error as Error).cause)).toContain('TypeError')
  },
)

test('nobody’s typing waits for the longest reply', { timeout: 60_000 }, async () => {
  const job = read(long())
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const shares: number[] = []
  const [document, outline] = await run(job, { onProgress: (share) => shares.push(share) })
  clearInterval(beat)
  expect(document!.length).toBeGreaterThan(1_500_000)
  expect(JSON.parse(outline!)).toMatchObject({ blocks: expect.any(Array) as unknown })
  // Reading it here would take much longer than this.
  expect(longest).toBeLessThan(250)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})
