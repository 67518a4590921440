import { AppError } from '@/lib/errors'

/** Largest file that is taken apart. */
export const MAX_INSPECTED_BYTES = 50_000_000

/** A file that is not what it says it is, is cut off, or breaks the rules of its format so that nobody can tell what it holds. */
export function damaged(): AppError {
  return new AppError('unsupported', 'inspectDamaged')
}

/** A file that is encrypted, also one that opens without a password: not all that is in it can be read. */
export function encrypted(): AppError {
  return new AppError('unsupported', 'inspectEncrypted')
}

/** A file that is small on disk and enormous inside, or made of more parts than any document. */
export function tooComplex(): AppError {
  return new AppError('too_large', 'inspectTooComplex')
}

/** A format that is not read here. */
export function notInspected(): AppError {
  return new AppError('unsupported', 'inspectFormat')
}
