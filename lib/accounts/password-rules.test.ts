import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import common from './data/common-passwords.json'
import { isWeakPassword, refuseWeakPassword } from './password-rules'

describe('a password is refused when it', () => {
  test.each([
    ['stands in the list', 'correct horse battery staple'],
    ['stands in the list in capitals', 'QWERTYUIOP[]'],
    ['is a well-known word with a number', 'Password2024!'],
    ['is written with look-alikes', 'P@55w0rd!2024'],
    ['is two well-known words', 'dragonMonkey'],
    ['is a row of keys', 'asdfghjkl;zxcv'],
    ['is a column walk', '1qaz2wsx3edc4rfv'],
    ['is the alphabet backwards', 'zyxwvutsrqponm'],
    ['is one letter', 'aaaaaaaaaaaaaaaa'],
    ['is a block over and over', 'x7!kx7!kx7!k'],
    ['is a telephone number', '77015553412987'],
    ['is a season and a year', 'Summer2025Summer'],
    ['is Cyrillic keyboard rows', 'йцукенфывапр'],
    ['is the name of the product', 'Counterpoint2025'],
  ])('%s', (_, password) => {
    expect(isWeakPassword(password)).toBe(true)
  })

  test('is made of what is known about the person', () => {
    expect(isWeakPassword('zhanetkova-1987')).toBe(false)
    expect(isWeakPassword('zhanetkova-1987', ['Zhanetkova', 'z@organisation.example'])).toBe(true)
    expect(isWeakPassword('organisation1', ['A', 'z@organisation.example'])).toBe(true)
  })

  test('with a reason for its field', () => {
    expect(() => refuseWeakPassword('passwordpassword', [])).toThrow(
      expect.objectContaining({ reason: 'passwordCommon', values: { field: 'password' } }),
    )
  })
})

describe('a password is accepted when it', () => {
  test.each([
    'mauve teapot ladder 41 kiln',
    'tgvJ-92k.plRw',
    'dragonmonkeyshadowsunshine',
    'zwölf Boxkämpfer jagen',
  ])('takes long to guess: %s', (password) =>
    expect(isWeakPassword(password, ['Some Person', 'some@where.example'])).toBe(false),
  )

  test('is random', () => {
    const letters = fc.constantFrom(...'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'.split(''))
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 16, maxLength: 24 }),
        (all) => !isWeakPassword(all.join('')),
      ),
      { numRuns: 500, seed: 20 },
    )
  })
})

test('a very long password is judged at once', () => {
  const start = performance.now()
  isWeakPassword('password '.repeat(28).slice(0, 256))
  expect(performance.now() - start).toBeLessThan(500)
})

test('the list holds nothing that the length rule refuses anyway', () => {
  expect(common.whole.filter((entry) => entry.length < 12)).toEqual([])
  expect(common.whole.filter((entry) => entry !== entry.toLowerCase().normalize('NFKC'))).toEqual([])
})
