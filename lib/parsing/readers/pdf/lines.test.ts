import { expect, it } from 'vitest'
import { seamOf, vocabularyOf } from './lines'

const joined = (before: string, after: string, lines: string[] = []): string => {
  const { drop, space } = seamOf(before, after, vocabularyOf([before, after, ...lines]))
  return before.slice(0, before.length - drop) + space + after
}

it('keeps the hyphen of words that have one, however often lines end in it', () => {
  const lines = Array.from({ length: 9 }, () => 'Reports were sent by non-')
  expect(joined('Reports of non-', 'governmental bodies', lines)).toBe('Reports of non-governmental bodies')
})

it('takes the hyphens of a machine out', () => {
  const lines = ['The imple-', 'mentation of', 'the regu-', 'lations by', 'the minis-', 'ters']
  expect(joined('against discrimi-', 'nation', lines)).toBe('against discrimination')
})
