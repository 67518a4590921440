import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetReferences, KEPT_MS, sharedReferences } from './shared-references'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A compiler that is as slow as it is told, and says how often it ran. */
function compiler() {
  const ends: (() => void)[] = []
  let runs = 0
  const compile = vi.fn(() => {
    const text = String(++runs)
    return new Promise<{ blocks: []; annexes: { target: string; text: string; title: string }[] }>(
      (resolve) => ends.push(() => resolve({ blocks: [], annexes: [{ target: '', text, title: '' }] })),
    )
  })
  const end = async () => {
    ends.shift()!()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { compile, end }
}

const ran = async (answer: ReturnType<typeof sharedReferences>) => (await answer).annexes[0]!.text

test('many who ask at once are answered by two runs, and later ones by what was found', async () => {
  const { compile, end } = compiler()
  const first = sharedReferences('r-1', compile)
  const others = [1, 2, 3].map(() => sharedReferences('r-1', compile))
  await end()
  await end()
  expect(await ran(first)).toBe('1')
  for (const each of others) expect(await ran(each)).toBe('2')
  expect(await ran(sharedReferences('r-1', compile))).toBe('2')
  expect(compile).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(KEPT_MS)
  const later = sharedReferences('r-1', compile)
  await end()
  expect(await ran(later)).toBe('3')
})

test('once a block was named nobody is told of the time before; reports are apart; a failure is nobody’s answer but theirs', async () => {
  const { compile, end } = compiler()
  const before = sharedReferences('r-2', compile)
  const other = sharedReferences('r-3', compile)
  await end()
  await end()
  expect([await ran(before), await ran(other)]).toEqual(['1', '2'])
  forgetReferences('r-2')
  const after = sharedReferences('r-2', compile)
  await end()
  expect(await ran(after)).toBe('3')
  forgetReferences('r-2')
  const begun = sharedReferences('r-2', compile)
  forgetReferences('r-2')
  await end()
  expect(await ran(begun)).toBe('4')
  const failing = sharedReferences('r-2', () => Promise.reject(new Error('broken')))
  await expect(failing).rejects.toThrow('broken')
  const again = sharedReferences('r-2', compile)
  await end()
  expect(await ran(again)).toBe('5')
})
