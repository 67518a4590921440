import { AppError } from '@/lib/errors'
import { MAX_DOCUMENT_BYTES } from './limits'

/** A file that claims a format and breaks its rules: cut off, changed on its way, or made to do harm. */
export function damaged(): AppError {
  return new AppError('not_a_reply', 'replyDamaged')
}

/** A file that is small on disk and enormous inside, or made of more parts than any document. */
export function tooComplex(): AppError {
  return new AppError('too_large', 'replyTooComplex')
}

export function tooLarge(bytes: number = MAX_DOCUMENT_BYTES): AppError {
  return new AppError('too_large', 'replyTooLarge', { megabytes: Math.floor(bytes / 1_000_000) })
}

/** A format that is recognised and not read; the message of `replyFormat` says what to do instead. */
export function unsupported(format: string): AppError {
  return new AppError('unsupported', 'replyFormat', { format })
}
