import { describe, expect, it } from 'vitest'
import { readingOrder, readsRtl } from './bidi'

const signs = (text: string): { text: string }[] => Array.from(text, (sign) => ({ text: sign }))
const read = (printed: string, { rtl = true, mirror = true } = {}): string =>
  readingOrder(signs(printed), rtl, mirror)
    .map(({ text }) => text)
    .join('')

/** As a line of right-to-left text is printed: its parts from right to left, numbers and Latin as they are. */
const printed = (...parts: string[]): string =>
  parts
    .toReversed()
    .map((part) => (/[\u0600-\u06ff]/.test(part) ? Array.from(part).toReversed().join('') : part))
    .join('')

describe('reading order of right-to-left lines', () => {
  it.each([
    ['words', ['الرد على الفقرة']],
    ['a number between words', ['الفقرة ', '30', ' مركزا']],
    ['decimals, thousands and dates', ['نسبة ', '45,5', ' و ', '1.204', ' في ', '12/2019', ' هنا']],
    ['a symbol', ['انظر ', 'CEDAW/C/NVA/CO/5', ' هنا']],
    ['Latin words with a number', ['انظر ', 'Act No. 12', ' هنا']],
  ])('%s', (_, parts) => {
    expect(read(printed(...parts))).toBe(parts.join(''))
  })

  it('reads a range of numbers from right to left, as it is printed after Arabic letters', () => {
    expect(read(printed('الفترة ', '2020', '-', '2015', ' هنا'))).toBe('الفترة 2020-2015 هنا')
  })

  it('keeps percent signs and ranges where there are no letters', () => {
    expect(read('45,5%')).toBe('45,5%')
    expect(read('2015-2020')).toBe('2015-2020')
    expect(read('.12')).toBe('12.')
  })

  it('names brackets as they were typed', () => {
    expect(read('(أ) 3')).toBe('3 (أ)')
    expect(read(')أ( 3', { mirror: false })).toBe('3 (أ)')
  })

  it('keeps a label before the words', () => {
    expect(read(printed('1', '-', ' ', 'تقول'))).toBe('1- تقول')
  })
})

it('leaves left-to-right lines, and turns the Arabic words in them', () => {
  expect(read('Paragraph 3 (a)', { rtl: false })).toBe('Paragraph 3 (a)')
  expect(read(`see ${Array.from('الرد على').toReversed().join('')} there`, { rtl: false })).toBe(
    'see الرد على there',
  )
})

it('tells the direction of a line by its letters, and by its page when it has none', () => {
  expect(readsRtl(signs('الرد CEDAW'), true)).toBe(true)
  expect(readsRtl(signs('Original: English'), true)).toBe(false)
  expect(readsRtl(signs('(3)'), true)).toBe(true)
  expect(readsRtl(signs('(3)'), false)).toBe(false)
})
