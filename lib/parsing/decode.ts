import { AppError } from '@/lib/errors'
import { MAX_REPLY_BYTES, MAX_REPLY_LENGTH } from './limits'

/** Formats that people try and that are no plain text; `format` selects the words of the error `replyFormat`. */
const FORMATS: readonly { format: string; starts: string; holds?: string }[] = [
  { format: 'docx', starts: 'PK\x03\x04', holds: 'word/' },
  { format: 'docx', starts: 'PK\x03\x04', holds: '[Content_Types].xml' },
  { format: 'odt', starts: 'PK\x03\x04', holds: 'opendocument.text' },
  { format: 'zip', starts: 'PK\x03\x04' },
  { format: 'pdf', starts: '%PDF-' },
  { format: 'doc', starts: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { format: 'rtf', starts: '{\\rtf' },
  { format: 'html', starts: '<!doctype html' },
  { format: 'html', starts: '<html' },
  { format: 'image', starts: '\x89PNG' },
  { format: 'image', starts: '\xff\xd8\xff' },
]

const SNIFFED = 4096

function tooLarge(limit: number): AppError {
  return new AppError('too_large', 'replyTooLarge', { megabytes: Math.floor(limit / 1_000_000) })
}

/** Refuses a known format by its first characters, one for each byte. */
function refuseFormats(head: string): void {
  const start = head.replace(/^[\s\ufeff]{0,64}/, '')
  const known = FORMATS.find(
    ({ starts, holds }) =>
      start.slice(0, starts.length).toLowerCase() === starts.toLowerCase() &&
      (!holds || head.includes(holds)),
  )
  if (known !== undefined) throw new AppError('unsupported', 'replyFormat', { format: known.format })
}

/** Refuses what is not a text of a size that can be read: known formats, binary data, nothing, too much. */
export function assertReadable(text: string): void {
  if (text.length > MAX_REPLY_LENGTH) throw tooLarge(MAX_REPLY_LENGTH)
  refuseFormats(text.slice(0, SNIFFED))
  const head = text.slice(0, SNIFFED)
  const damaged = head.match(/[^\P{Cc}\s\u0085]|\ufffd/gu)?.length ?? 0
  if (text.includes('\0') || damaged * 10 > head.length) throw new AppError('not_a_reply', 'replyBinary')
  if (!/[^\s\u200b\u2060]/.test(text)) throw new AppError('not_a_reply', 'replyEmpty')
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/**
 * The text of a file: UTF-8 with or without a byte order mark, UTF-16 with one; the mark itself is left out. Throws
 * AppError: `replyTooLarge`, `replyFormat` (a docx, PDF… with its `format`), `replyEncoding` (an older 8-bit
 * encoding), `replyBinary`, `replyEmpty`.
 */
export function decodeReply(bytes: Uint8Array): string {
  if (bytes.length > MAX_REPLY_BYTES) throw tooLarge(MAX_REPLY_BYTES)
  const head = Array.from(bytes.subarray(0, SNIFFED), (byte) => String.fromCharCode(byte)).join('')
  refuseFormats(head)
  const encoding = encodingOf(bytes)
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    const isBinary = encoding !== 'utf-8' || bytes.includes(0)
    throw new AppError('not_a_reply', isBinary ? 'replyBinary' : 'replyEncoding')
  }
  assertReadable(text)
  return text
}
