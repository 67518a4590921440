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

const ANA = { id: '0190a000-0000-7000-8000-000000000001', name: 'Ana Óscarsdóttir' }
const ANN = { id: '0190a000-0000-7000-8000-000000000002', name: 'Ann' }
const nameOf = (userId: string) => [ANA, ANN].find((person) => person.id === userId)?.name ?? '?'
const plain = (text: string): Written => ({ text, mentions: [] })

test('what is stored is shown with names, and goes back as it came', () => {
  const stored = `Look, @[${ANA.id}] and @[${ANN.id}]: see @[nobody]`
  const written = toWritten(stored, nameOf)
  expect(written.text).toBe('Look, @Ana Óscarsdóttir and @Ann: see @[nobody]')
  expect(toStored(written)).toBe(stored)
  expect(piecesOf(stored)).toEqual([
    { text: 'Look, ' },
    { userId: ANA.id },
    { text: ' and ' },
    { userId: ANN.id },
    { text: ': see @[nobody]' },
  ])
})

test('typing around a name leaves it, typing in it takes the person out', () => {
  const written = toWritten(`Hi @[${ANN.id}] there`, nameOf)
  expect(toStored(retyped(written, 'Oh, hi @Ann there'))).toBe(`Oh, hi @[${ANN.id}] there`)
  expect(toStored(retyped(written, 'Hi @Ann there, too'))).toBe(`Hi @[${ANN.id}] there, too`)
  expect(toStored(retyped(written, 'Hi @An there'))).toBe('Hi @An there')
  expect(toStored(retyped(written, ''))).toBe('')
})

test('a name is looked for after an @ at the start of a word, up to the caret', () => {
  expect(searchAt(plain('ask @an'), 7)).toEqual({ start: 4, query: 'an' })
  expect(searchAt(plain('@'), 1)).toEqual({ start: 0, query: '' })
  expect(searchAt(plain('@Ana Ó'), 6)).toEqual({ start: 0, query: 'Ana Ó' })
  expect(searchAt(plain('mail@example'), 12)).toBeNull()
  expect(searchAt(plain('@ alone'), 7)).toBeNull()
  expect(searchAt(plain('@an\nmore'), 8)).toBeNull()
  expect(searchAt(plain('no one'), 6)).toBeNull()
  const named = toWritten(`@[${ANN.id}] and`, nameOf)
  expect(searchAt(named, 4)).toBeNull()
})

test('people are found by the beginning of any of their names, accents or not', () => {
  expect(matchingPeople([ANA, ANN], 'oscar')).toEqual([ANA])
  expect(matchingPeople([ANN, ANA], 'an')).toEqual([ANA, ANN])
  expect(matchingPeople([ANA, ANN], 'nn')).toEqual([])
  expect(matchingPeople([ANA, ANN], '', 1)).toEqual([ANA])
})

test('whom one chooses stands in the text, with a space after it, and is meant', () => {
  const before = toWritten(`@[${ANN.id}], ask @an please`, nameOf)
  const caret = before.text.indexOf(' please')
  const after = withMention(before, searchAt(before, caret)!, ANA)
  expect(after.text).toBe('@Ann, ask @Ana Óscarsdóttir please')
  expect(toStored(after)).toBe(`@[${ANN.id}], ask @[${ANA.id}] please`)
  expect(after.text.slice(0, after.caret)).toBe('@Ann, ask @Ana Óscarsdóttir ')
  const alone = withMention(plain('@'), { start: 0, query: '' }, ANN)
  expect(alone).toMatchObject({ text: '@Ann ', caret: 5 })
})
