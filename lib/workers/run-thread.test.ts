import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { runThread, type ThreadTask } from './run-thread'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(root, 'lib/workers/.trial-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A thread that runs this program; `job` and `onProgress` are at hand in it. */
function run(program: string, more: Partial<ThreadTask> = {}) {
  const entry = join(folder, `${Math.random()}.ts`)
  writeFileSync(
    entry,
    `import { AppError } from '@/lib/errors'
     import { answerInThread } from '@/lib/workers/answer-in-thread'
     void AppError
     await answerInThread(async (job: any, onProgress) => { ${program} })`,
  )
  return runThread<unknown>({
    root,
    entry: relative(root, entry),
    job: { value: 7 },
    seconds: 30,
    refusals: {
      tooLong: () => new Error('too long'),
      outOfMemory: () => new Error('out of memory'),
      broken: (error) => new Error(`broken: ${(error as Error).message}`),
    },
    ...more,
  })
}

test('a job is answered, with its progress', { timeout: 30_000 }, async () => {
  const told: number[] = []
  const answer = run('onProgress(0.5); onProgress(0.5001); onProgress(1); return job.value * 2', {
    onProgress: (share) => told.push(share),
  })
  expect(await answer).toBe(14)
  expect(told).toEqual([0.5, 1])
})

test('a refusal is an AppError here too', { timeout: 30_000 }, async () => {
  const refusal: unknown = await run(
    "throw new AppError('too_large', 'replyTooLarge', { megabytes: 8 })",
  ).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(AppError)
  expect(refusal).toMatchObject({ code: 'too_large', reason: 'replyTooLarge', values: { megabytes: 8 } })
})

test.each([
  ['works without end', 'for (;;);', { seconds: 2 }, 'too long'],
  [
    'takes all memory',
    'const held = []; for (;;) held.push(new Array(1e5).fill({}))',
    { megabytes: 64 },
    'out of memory',
  ],
  ['breaks', "throw new Error('no')", {}, 'broken: no'],
  ['ends itself', 'process.exit(3)', {}, 'broken: The thread ended with code 3 and no answer.'],
] as const)('one that %s harms nobody', { timeout: 30_000 }, async (_, program, more, message) => {
  await expect(run(program, more)).rejects.toThrow(message)
})

test('one that is wanted no more ends at once', { timeout: 30_000 }, async () => {
  const controller = new AbortController()
  const running = run('onProgress(1); for (;;);', {
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('enough')),
  })
  await expect(running).rejects.toThrow('enough')
  await expect(run('return 1', { signal: controller.signal })).rejects.toThrow('enough')
})
