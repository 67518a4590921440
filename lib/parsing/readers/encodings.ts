import { AppError } from '@/lib/errors'

/** A file's text, and the encoding when it had to be told from the letters. */
export interface Decoded {
  text: string
  guessed: string | null
}

/**
 * Encodings of before Unicode, with the letters that their texts are made of, and the letters that stand in them when
 * another encoding is read as this one. A Russian text read as Western letters is all accents, and so on.
 */
const OLD_ENCODINGS: readonly { encoding: string; name: string; letters: RegExp; common: RegExp }[] = [
  {
    encoding: 'windows-1251',
    name: 'Windows-1251',
    letters: /[а-яёіїєґў]/giu,
    common: /[оеаинтсрвлкмдпу]/gu,
  },
  {
    encoding: 'windows-1256',
    name: 'Windows-1256',
    letters: /[\u0621-\u064a\u0660-\u0669،؛؟]/gu,
    common: /[اليمونترةبعدسفه]/gu,
  },
  {
    encoding: 'windows-1252',
    name: 'Windows-1252',
    letters: /[àâäáãåçéèêëíîïìñóôöòõúùûüýÿœæøßÀÂÁÇÉÈÊËÍÎÏÑÓÔÖÚÙÛÜŒÆ‘’“”«»–—…°ºª§¿¡€•·©®™\u00a0]/gu,
    common: /[éèàêçñóíáúôîûâöäü’“”«»–—\u00a0]/gu,
  },
]

const SAMPLE = 200_000
const HIGH = /[^\0-\x7f]/gu

/** The signs of Windows-1252 from 0x80, which Node 20 decodes as control characters. */
const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (encoding !== 'windows-1252') return text
    return text.replace(/[\x80-\x9f]/g, (sign) => WESTERN.charAt(sign.charCodeAt(0) - 0x80))
  } catch {
    return null
  }
}

const counted = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** How much of what is not ASCII is letters that a text of this encoding is made of: 0 to 1. */
function plausibility(text: string, letters: RegExp, common: RegExp): number {
  const high = counted(text, HIGH)
  return high === 0 ? 0 : (counted(text, letters) + counted(text, common)) / (2 * high)
}

/** A Western text has few letters that are not ASCII, mostly between ones that are; in the others words are made of them. */
function isWestern(text: string): boolean {
  const ascii = counted(text, /[a-z]/gi)
  const high = counted(text, HIGH)
  return high < ascii * 0.35 && counted(text, /[^\0-\x7f\u00a0]{4,}/gu) * 20 <= high
}

function isChinese(text: string): boolean {
  const high = counted(text, HIGH)
  const common = counted(text, /[的一是不在人有和国年了为中第条法妇女权会委员儿童对性平等，。、；：（）“”]/gu)
  return (
    common > high * 0.2 && counted(text, /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…]/gu) > high * 0.95
  )
}

function guess(bytes: Uint8Array): Decoded | null {
  const sample = bytes.length > SAMPLE ? bytes.subarray(0, SAMPLE) : bytes
  const chinese = decodeAs(bytes, 'gb18030')
  if (chinese !== null && isChinese(chinese.slice(0, SAMPLE))) return { text: chinese, guessed: 'GB 18030' }
  const rated = OLD_ENCODINGS.map(({ encoding, name, letters, common }) => {
    const text = decodeAs(sample, encoding) ?? ''
    const fits = (encoding === 'windows-1252') === isWestern(text)
    return { encoding, name, rating: fits ? plausibility(text, letters, common) : 0 }
  }).sort((one, other) => other.rating - one.rating)
  const [best, second] = rated
  if (!best || !second || best.rating < 0.7 || best.rating - second.rating < 0.1) return null
  const text = decodeAs(bytes, best.encoding)
  return text === null ? null : { text, guessed: best.name }
}

/** UTF-16 without its mark: every other byte of Latin letters, digits and spaces is zero. */
function wide(bytes: Uint8Array): string | null {
  const zeros = [0, 0]
  const length = Math.min(bytes.length, 4096)
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at % 2]! += 1
  const [even, odd] = zeros as [number, number]
  if (Math.max(even, odd) * 20 < length || Math.min(even, odd) * 20 > Math.max(even, odd)) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** UTF-8 in which a few characters were damaged on the way: these become U+FFFD. */
function nearlyUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const lost = counted(text, /\ufffd/g)
  return lost * 20 < counted(text, HIGH) - lost ? text : null
}

/** The encoding that a byte order mark names. */
export function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null
}

/**
 * The text of bytes: by byte order mark; else `stated` where the file says it; else UTF-8, UTF-16, or, where the
 * letters leave no doubt, Windows-1251, -1252, -1256 or GB 18030. Throws AppError `replyEncoding` or `replyBinary`.
 */
export function decode(bytes: Uint8Array, stated: string | null = null): Decoded {
  const encoding = markedEncoding(bytes) ?? stated ?? wide(bytes) ?? 'utf-8'
  const text = decodeAs(bytes, encoding) ?? (encoding === stated ? decodeAs(bytes, 'utf-8') : null)
  if (text !== null) return { text, guessed: null }
  if (encoding.startsWith('utf-16') || bytes.includes(0)) throw new AppError('not_a_reply', 'replyBinary')
  const damaged = nearlyUtf8(bytes)
  if (damaged !== null) return { text: damaged, guessed: null }
  const guessed = guess(bytes)
  if (guessed === null) throw new AppError('not_a_reply', 'replyEncoding')
  return guessed
}
