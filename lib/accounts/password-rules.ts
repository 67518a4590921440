import { AppError } from '@/lib/errors'
import common from './data/common-passwords.json'

const WHOLE = new Set(common.whole)
const STEMS = new Set(common.stems)
const GLUE = new Set(common.glue)
const LONGEST_STEM = Math.max(...common.stems.map((stem) => stem.length))

// Rows and columns of keyboards and the alphabet: four neighbours in a line, either way, are one guess.
const LINES = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop[]asdfghjkl;zxcvbnm,./',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  '1q2w3e4r5t6y7u8i9o0p',
  'йцукенгшщзхъфывапролджэячсмитьбю',
].flatMap((line) => [line, Array.from(line).toReversed().join('')])

const LOOKALIKES: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

// So few parts that can be guessed from lists do not make a password, however long they are.
const TOO_FEW_PARTS = 3

/**
 * Throws `invalid_input` for a password that guessing programs try early: one of the shipped list, or one made of up
 * to three well-known words, rows of keys, repeats, short numbers and what is known about the person (`context`: name,
 * e-mail). Length is the schema's business.
 */
export function refuseWeakPassword(password: string, context: readonly string[]): void {
  if (isWeakPassword(password, context))
    throw new AppError('invalid_input', 'passwordCommon', { field: 'password' })
}

export function isWeakPassword(password: string, context: readonly string[] = []): boolean {
  const plain = password.toLowerCase()
  if (WHOLE.has(plain) || isRepeat(plain) || /^\d{1,19}$/.test(plain)) return true
  const own = new Set([
    'counterpoint',
    ...context.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)),
  ])
  const unfolded = Array.from(plain, (letter) => LOOKALIKES[letter] ?? letter).join('')
  return Math.min(countParts(plain, own), countParts(unfolded, own, plain)) <= TOO_FEW_PARTS
}

/** Says whether the text is one short block over and over ("abcabcabcabc", "7x!7x!7x!7x!"). */
function isRepeat(text: string): boolean {
  const period = (text + text).indexOf(text, 1)
  return period <= Math.max(4, text.length / 3) && period < text.length
}

/**
 * The fewest guessable parts that make up the whole text; infinite when some of it is in no list. Numbers are read from
 * `plain`, where look-alikes are still digits.
 */
function countParts(text: string, own: ReadonlySet<string>, plain = text): number {
  const fewest = [0]
  for (let end = 1; end <= text.length; end++) {
    let best = Infinity
    for (let start = Math.max(0, end - Math.max(LONGEST_STEM, 40)); start < end; start++) {
      const before = fewest[start]!
      if (before < best)
        best = Math.min(best, before + costOf(text.slice(start, end), plain.slice(start, end), own))
    }
    fewest[end] = best
  }
  return fewest[text.length]!
}

function costOf(part: string, plain: string, own: ReadonlySet<string>): number {
  if (part.length >= 3 && (STEMS.has(part) || own.has(part))) return 1
  if (GLUE.has(part) || /^[^\p{L}\p{N}]{1,3}$/u.test(plain)) return 0.5
  if (/^\d{1,8}$/.test(plain)) return 1
  if (part.length >= 3 && /^(.)\1+$/u.test(part)) return 1
  if (part.length >= 4 && LINES.some((line) => line.includes(part) || line.includes(plain))) return 1
  return Infinity
}
