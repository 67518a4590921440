import { foldLine } from './fold-line'

/**
 * Cyrillic letters that look like Latin ones: translators' keyboards put them into labels. Folded in labels only,
 * because in running text they are what the State wrote. Look-alikes that differ in print (в, т) are left out: there
 * the letter is meant.
 */
const CYRILLIC_LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  ԝ: 'w',
  х: 'x',
  у: 'y',
}

// In the order in which lists are lettered; what is never used for that (ё, й, ъ, ы, ь) is left out. Of Arabic the
// order is that of the figures (abjad), of Chinese the counting words and the celestial stems.
const ALPHABETS = [
  'абвгдежзиклмнопрстуфхцчшщэюя',
  'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ',
  '甲乙丙丁戊己庚辛壬癸',
].map((letters) => Array.from(letters, foldLine))

const PLACES = new Map(ALPHABETS.flatMap((letters) => letters.map((letter, index) => [letter, index + 1])))

/** No list is lettered further in Cyrillic: behind it a look-alike is the Latin letter even in Russian. */
const LAST_CYRILLIC_PLACE = 15

const CHINESE_FIGURES = '一二三四五六七八九'
const CHINESE_NUMBER =
  /^(?:([一二三四五六七八九])?百[零〇]?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/

/** Reads a number of up to three digits, in ASCII figures or in Chinese words (`九十三`); null for anything else. */
export function readNumeral(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  const match = CHINESE_NUMBER.exec(text)
  if (match === null || text === '') return null
  const figure = (group: string | undefined) => (group === undefined ? 0 : CHINESE_FIGURES.indexOf(group) + 1)
  const hundreds = text.includes('百') ? figure(match[1]) || 1 : 0
  const tens = match[3] === undefined ? 0 : figure(match[2]) || 1
  return hundreds * 100 + tens * 10 + figure(match[4])
}

/** Position of a letter in the alphabet, `a` 1 to `z` 26, `aa` 27; null for others (`ii`, `ab`). */
export function letterPosition(letter: string): number | null {
  if (!/^([a-z])\1?$/.test(letter)) return null
  return letter.charCodeAt(0) - 96 + (letter.length - 1) * 26
}

/** The letter at a position of `letterPosition`. */
export function letterAt(position: number): string {
  return String.fromCharCode(97 + ((position - 1) % 26)).repeat(position > 26 ? 2 : 1)
}

/** A letter of a label as Latin letter, with those of its characters that were read by their look. */
export interface LetterRead {
  letter: string
  lookalikes: string[]
}

/**
 * Reads the letter of a label, folded by `foldLine`, of any alphabet: Latin letters, doubled ones and Roman figures stay;
 * Cyrillic, Arabic and Chinese letters become the Latin letter at their place. A Cyrillic letter that looks like a
 * Latin one is that one, unless `isCyrillic` says that labels are lettered in Cyrillic. Null for anything else.
 */
export function readLetter(text: string, isCyrillic: boolean): LetterRead | null {
  if (/^(?:([a-z])\1?|[ivxl]{2,5})$/.test(text)) return { letter: text, lookalikes: [] }
  const place = PLACES.get(text) ?? null
  const isMeant = place !== null && isCyrillic && place <= LAST_CYRILLIC_PLACE
  if (/[\u0400-\u052f]/.test(text) && !isMeant) {
    const lookalikes = text.match(/[\u0400-\u052f]/g) ?? []
    const latin = text.replace(/[\u0400-\u052f]/g, (letter) => CYRILLIC_LOOKALIKES[letter] ?? letter)
    if (/^(?:([a-z])\1?|[ivxl]{2,5})$/.test(latin)) return { letter: latin, lookalikes }
  }
  const isCounted = place !== null && (place <= LAST_CYRILLIC_PLACE || !/[\u0400-\u052f]/.test(text))
  if (isCounted) return { letter: letterAt(place), lookalikes: [] }
  const number = /^[一二三四五六七八九十]{1,3}$/.test(text) ? readNumeral(text) : null
  return number === null || number > 52 ? null : { letter: letterAt(number), lookalikes: [] }
}
