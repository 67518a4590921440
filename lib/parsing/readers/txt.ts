import { AppError } from '@/lib/errors'
import type { SourceDocument } from '../document'
import { MAX_REPLY_LENGTH } from '../limits'
import { decode } from './encodings'
import { tooLarge } from './refusals'

const CHECKED = 100_000

/** Reads plain text as it is, line breaks included. Throws AppError for what is no text. */
export function readTxt(bytes: Uint8Array): SourceDocument {
  const { text, guessed } = decode(bytes)
  if (text.length > MAX_REPLY_LENGTH) throw tooLarge(MAX_REPLY_LENGTH)
  const head = text.slice(0, CHECKED)
  const controls = head.match(/[^\P{Cc}\s\u0085]|\ufffd/gu)?.length ?? 0
  if (text.includes('\0') || controls * 10 > head.length) throw new AppError('not_a_reply', 'replyBinary')
  if (!/[^\s\u200b\u2060]/.test(text)) throw new AppError('not_a_reply', 'replyEmpty')
  const notices =
    guessed === null ? [] : [{ code: 'encodingGuessed' as const, values: { encoding: guessed } }]
  return { format: 'txt', text, marks: [], notices }
}
