import { expect, test } from 'vitest'
import messages from '@/lib/i18n/messages/en.json'
import { type KeyPress, KeySequence, pressedKey, SHEET, SHORTCUTS } from './shortcuts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
})

test('a key is what it prints, and on a Cyrillic layout what stands in its place', () => {
  expect(pressedKey(press('j'))).toBe('j')
  expect(pressedKey(press('J'))).toBe('j')
  expect(pressedKey(press('о', { code: 'KeyJ' }))).toBe('j')
  expect(pressedKey(press('ه', { code: 'KeyI' }))).toBe('i')
  // Dvorak: the j stands where c is printed elsewhere, and it is the j that counts.
  expect(pressedKey(press('j', { code: 'KeyC' }))).toBe('j')
  expect(pressedKey(press('?', { code: 'Digit7' }))).toBe('?')
})

test('modifiers, named keys and input methods are left alone', () => {
  expect(pressedKey(press('j', { ctrlKey: true }))).toBeNull()
  expect(pressedKey(press('j', { metaKey: true }))).toBeNull()
  expect(pressedKey(press('j', { altKey: true }))).toBeNull()
  expect(pressedKey(press('j', { isComposing: true }))).toBeNull()
  expect(pressedKey(press('Enter'))).toBeNull()
})

test('pairs of keys count when they follow each other soon', () => {
  const sequence = new KeySequence()
  expect(sequence.press('g', 0)).toBeNull()
  expect(sequence.press('h', 300)).toBe('home')
  expect(sequence.press('g', 1000)).toBeNull()
  expect(sequence.press('h', 4000)).toBeNull()
  expect(sequence.press('g', 5000)).toBeNull()
  expect(sequence.press('j', 5100)).toBe('nextQuestion')
  expect(sequence.press('h', 5200)).toBeNull()
})

test('the sheet shows every shortcut, and every line has its words', () => {
  const lines = SHEET.flatMap((group) => group.lines)
  for (const [id, keys] of Object.entries(SHORTCUTS)) expect(lines).toContainEqual({ id, keys })
  const words: Record<string, unknown> = messages.shortcuts
  for (const { id } of lines) expect(words[id], id).toBeTypeOf('string')
  for (const { name } of SHEET) expect(messages.shortcuts.groups).toHaveProperty(name)
})
