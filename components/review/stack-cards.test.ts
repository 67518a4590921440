import fc from 'fast-check'
import { expect, test } from 'vitest'
import '@/lib/testing/property-seed'
import { stackCards } from './stack-cards'

const card = (id: string, top: number, height = 100) => ({ id, top, height })
const stand = (...given: Parameters<typeof stackCards>) => Object.fromEntries(stackCards(...given))

test('cards with room between them stand where they wish', () => {
  expect(stand([card('a', 0), card('b', 200)])).toEqual({ a: 0, b: 200 })
})

test('a card that would cover another stands below it', () => {
  expect(stand([card('a', 10), card('b', 20), card('c', 30)], { gap: 8 })).toEqual({ a: 10, b: 118, c: 226 })
})

test('the active card stands at its place, and the others make room on both sides', () => {
  const cards = [card('a', 300), card('b', 310), card('c', 320)]
  expect(stand(cards, { active: 'b', gap: 10 })).toEqual({ a: 200, b: 310, c: 420 })
})

test('nothing stands above the page: then the active card moves down', () => {
  const cards = [card('a', 0), card('b', 10), card('c', 20)]
  expect(stand(cards, { active: 'c', gap: 10 })).toEqual({ a: 0, b: 110, c: 220 })
})

test('cards of one place keep their order', () => {
  expect([...stackCards([card('x', 5), card('a', 5), card('m', 5)]).keys()]).toEqual(['x', 'a', 'm'])
})

test('an active card that is not there changes nothing', () => {
  expect(stand([card('a', 0)], { active: 'gone' })).toEqual({ a: 0 })
  expect(stand([])).toEqual({})
})

const cards = fc
  .array(fc.record({ top: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 20, max: 400 }) }), {
    maxLength: 40,
  })
  .map((list) => list.map((each, index) => ({ ...each, id: String(index) })))

test('whatever is wished, none covers another, the order holds, and an active card with room above stays', () => {
  fc.assert(
    fc.property(cards, fc.nat(50), (wished, pick) => {
      const active = wished[pick]
      const tops = stackCards(wished, { active: active?.id ?? null, gap: 8 })
      const placed = [...wished].sort((a, b) => a.top - b.top)
      let end = -8
      for (const { id, height } of placed) {
        const top = tops.get(id)!
        expect(top).toBeGreaterThanOrEqual(end + 8)
        end = top + height
      }
      if (!active) return
      const above = placed.slice(
        0,
        placed.findIndex(({ id }) => id === active.id),
      )
      const needed = above.reduce((sum, { height }) => sum + height + 8, 0)
      if (needed <= active.top) expect(tops.get(active.id)).toBe(active.top)
    }),
  )
})
