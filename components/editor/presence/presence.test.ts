import { describe, expect, test } from 'vitest'
import { colourOf, initialsOf, luminance } from './colour'
import { peopleOf } from './presence'

const user = (id: string, name = id) => ({ id, name })

describe('peopleOf', () => {
  test('each person once, where their tab used last is, by name', () => {
    const people = peopleOf(
      [
        { user: user('2', 'Zarina'), draftId: 'a', at: 5 },
        { user: user('1', 'Author'), draftId: 'a', at: 1 },
        { user: user('1', 'Author'), draftId: null, at: 3 },
      ],
      '1',
    )
    expect(people.map(({ name, place, self }) => ({ name, place, self }))).toEqual([
      { name: 'Author', place: { kind: 'home' }, self: true },
      { name: 'Zarina', place: { kind: 'draft', draftId: 'a' }, self: false },
    ])
  })

  test('states without a person are nobody', () => {
    expect(
      peopleOf([null, undefined, {}, { user: { name: 'x' } }, { user: { id: '' } }, { user: 7 }], '1'),
    ).toEqual([])
  })
})

describe('colourOf', () => {
  const white = 1
  // The paper of the dark theme, #16181b.
  const dark = luminance([0x16 / 255, 0x18 / 255, 0x1b / 255])
  const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

  test('is the same each time, reads on both papers and under white text, for any id', () => {
    const colours = new Set<string>()
    for (let index = 0; index < 2000; index++) {
      const colour = colourOf(`0190a5c2-0000-7000-8000-${String(index).padStart(12, '0')}`)
      expect(colour).toMatch(/^#[0-9a-f]{6}$/)
      const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      const light = luminance(channels as [number, number, number])
      expect(contrast(light, white)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(light, dark)).toBeGreaterThanOrEqual(3)
      colours.add(colour)
    }
    expect(colours.size).toBe(30)
    expect(colourOf('x')).toBe(colourOf('x'))
  })
})

test('initials: first and last word, whole characters', () => {
  expect(initialsOf('Legal B. Team')).toBe('LT')
  expect(initialsOf('  zarina ')).toBe('Z')
  expect(initialsOf('𝒜bc')).toBe('𝒜')
  expect(initialsOf('')).toBe('?')
})
