import { expect, test } from 'vitest'
import {
  matchingPeople,
  piecesOf,
  retyped,
  searchAt,
  toStored,
  toWritten,
  withMention,
  type Written,
} from './mentions'

const ANALYST = { id: '0190a000-0000-7000-8000-000000000001', name: 'Analyst Óscar' }
const ANNEX = { id: '0190a000-0000-7000-8000-000000000002', name: 'Annex' }
const nameOf = (userId: string) => [ANALYST, ANNEX].find((person) => person.id === userId)?.name ?? '?'
const plain = (text: string): Written => ({ text, mentions: [] })

test('what is stored is shown with names, and goes back as it came', () => {
  const stored = `Look, @[${ANALYST.id}] and @[${ANNEX.id}]: see @[nobody]`
  const written = toWritten(stored, nameOf)
  expect(written.text).toBe('Look, @Analyst Óscar and @Annex: see @[nobody]')
  expect(toStored(written)).toBe(stored)
  expect(piecesOf(stored)).toEqual([
    { text: 'Look, ' },
    { userId: ANALYST.id },
    { text: ' and ' },
    { userId: ANNEX.id },
    { text: ': see @[nobody]' },
  ])
})

test('typing around a name leaves it, typing in it takes the person out', () => {
  const written = toWritten(`Hi @[${ANNEX.id}] there`, nameOf)
  expect(toStored(retyped(written, 'Oh, hi @Annex there'))).toBe(`Oh, hi @[${ANNEX.id}] there`)
  expect(toStored(retyped(written, 'Hi @Annex there, too'))).toBe(`Hi @[${ANNEX.id}] there, too`)
  expect(toStored(retyped(written, 'Hi @An there'))).toBe('Hi @An there')
  expect(toStored(retyped(written, ''))).toBe('')
})

test('a name is looked for after an @ at the start of a word, up to the caret', () => {
  expect(searchAt(plain('ask @an'), 7)).toEqual({ start: 4, query: 'an' })
  expect(searchAt(plain('@'), 1)).toEqual({ start: 0, query: '' })
  expect(searchAt(plain('@Analyst Ó'), 10)).toEqual({ start: 0, query: 'Analyst Ó' })
  expect(searchAt(plain('mail@example'), 12)).toBeNull()
  expect(searchAt(plain('@ alone'), 7)).toBeNull()
  expect(searchAt(plain('@an\nmore'), 8)).toBeNull()
  expect(searchAt(plain('no one'), 6)).toBeNull()
  const named = toWritten(`@[${ANNEX.id}] and`, nameOf)
  expect(searchAt(named, 4)).toBeNull()
})

test('people are found by the beginning of any of their names, accents or not', () => {
  expect(matchingPeople([ANALYST, ANNEX], 'oscar')).toEqual([ANALYST])
  expect(matchingPeople([ANNEX, ANALYST], 'an')).toEqual([ANALYST, ANNEX])
  expect(matchingPeople([ANALYST, ANNEX], 'nn')).toEqual([])
  expect(matchingPeople([ANALYST, ANNEX], '', 1)).toEqual([ANALYST])
})

test('whom one chooses stands in the text, with a space after it, and is meant', () => {
  const before = toWritten(`@[${ANNEX.id}], ask @an please`, nameOf)
  const caret = before.text.indexOf(' please')
  const after = withMention(before, searchAt(before, caret)!, ANALYST)
  expect(after.text).toBe('@Annex, ask @Analyst Óscar please')
  expect(toStored(after)).toBe(`@[${ANNEX.id}], ask @[${ANALYST.id}] please`)
  expect(after.text.slice(0, after.caret)).toBe('@Annex, ask @Analyst Óscar ')
  const alone = withMention(plain('@'), { start: 0, query: '' }, ANNEX)
  expect(alone).toMatchObject({ text: '@Annex ', caret: 7 })
})
