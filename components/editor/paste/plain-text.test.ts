import { expect, test } from 'vitest'
import { paragraphsOf } from './plain-text'

const PAGE = `1. The State party should strengthen the legal frame-
work for the protection of women from violence and
ensure that shelters are available in every region.
2. It should also non-
discriminatorily fund the organisations that run them,
including those outside of the cities.

Another paragraph begins after a blank line and goes on
to the next.`

test('lines of a page are put together, divided words on request', () => {
  const { paragraphs, isJoined, undivided } = paragraphsOf(PAGE)
  expect(isJoined).toBe(true)
  expect(paragraphs).toEqual([
    '1. The State party should strengthen the legal frame-work for the protection of women from violence and ensure that shelters are available in every region.',
    '2. It should also non-discriminatorily fund the organisations that run them, including those outside of the cities.',
    'Another paragraph begins after a blank line and goes on to the next.',
  ])
  expect(undivided?.[0]).toContain('legal framework for')
  expect(undivided?.[2]).toBe(paragraphs[2])
})

test('a list, verses and single lines stay as they are', () => {
  for (const text of [
    'one',
    'one\ntwo',
    'Almaty\nAstana\nShymkent\nTaraz',
    'First sentence here.\nSecond one.\nThird one.',
  ]) {
    const { paragraphs, isJoined, undivided } = paragraphsOf(text)
    expect(paragraphs).toEqual(text.split('\n'))
    expect(isJoined).toBe(false)
    expect(undivided).toBeNull()
  }
  expect(paragraphsOf('a\r\n\r\n\u2029b').paragraphs).toEqual(['a', 'b'])
  expect(paragraphsOf('').paragraphs).toEqual([])
})

test('bullets begin paragraphs', () => {
  const text = `• the first point is about as long as a line of a page and
goes on in the next one
• the second point is also about as long as a line of a page`
  expect(paragraphsOf(text).paragraphs).toHaveLength(2)
})
