import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { toldAnswer } from './told-answer'

const request = () => new Request('http://localhost/', { method: 'POST' })
const later = () => new Promise((resolve) => setTimeout(resolve, 1))
const linesOf = async (answer: Promise<Response>) =>
  (await (await answer).text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)

test('tells how far it is, then what came of it', async () => {
  const lines = await linesOf(
    toldAnswer(request(), async (onProgress) => {
      onProgress(0.2)
      await later()
      onProgress(0.7)
      return { found: 3 }
    }),
  )
  expect(lines.slice(-2)).toEqual([{ share: 0.7 }, { answer: { found: 3 } }])
})

test('what is refused at once is refused as everywhere, later in the last line', async () => {
  const refusal = new AppError('unsupported', 'inspectFormat')
  await expect(toldAnswer(request(), () => Promise.reject(refusal))).rejects.toBe(refusal)
  const lines = await linesOf(
    toldAnswer(request(), async (onProgress) => {
      onProgress(0.1)
      await later()
      throw refusal
    }),
  )
  expect(lines.at(-1)).toMatchObject({ refusal: { reason: 'inspectFormat' } })
})

test('ends the work when nobody reads it any more', async () => {
  let ended = false
  const response = await toldAnswer(request(), async (onProgress, signal) => {
    onProgress(0.1)
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    ended = true
    return {}
  })
  await response.body!.cancel()
  await later()
  expect(ended).toBe(true)
})
