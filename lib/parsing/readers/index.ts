import { AppError, isAppError } from '@/lib/errors'
import type { SourceDocument } from '../document'
import { recognise } from './formats'
import { MAX_DOCUMENT_BYTES } from './limits'
import { tooLarge, unsupported } from './refusals'

export { MAX_DOCUMENT_BYTES } from './limits'
export { readPaste } from './paste'

export interface ReadOptions {
  /** The name that the file came with; it is not believed, its content decides. */
  filename?: string
  /** Hears how much is done, 0 to 1. */
  onProgress?: (share: number) => void
}

/** As `readDocument`, but a fault of a reader shows as what it is: for tests. */
export async function readDocumentBare(
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<SourceDocument> {
  if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge()
  if (bytes.length === 0) throw new AppError('not_a_reply', 'replyEmpty')
  const { onProgress = () => undefined } = options
  const { format, file } = recognise(bytes)
  // Each reader is loaded when it is needed: a browser that pastes text fetches no PDF engine.
  if (file) return (await import('./docx')).readDocx(file, onProgress)
  if (format === 'pdf') return (await import('./pdf')).readPdf(bytes, { onProgress })
  if (format === 'html') return (await import('./html')).readHtml(bytes)
  if (format === 'txt') return (await import('./txt')).readTxt(bytes)
  throw unsupported(format)
}

/**
 * Reads a file: Word (`.docx`, `.docm`), PDF, web page or plain text, told apart by content. Fetches nothing, runs
 * nothing, writes nothing; time and memory are bounded (`limits.ts`). Throws only AppError: `unsupported` for a format
 * that is recognised and not read, `not_a_reply` for what is damaged, empty or no document, `too_large`.
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions = {}): Promise<SourceDocument> {
  try {
    return await readDocumentBare(bytes, options)
  } catch (error) {
    if (isAppError(error)) throw error
    const refusal = new AppError('not_a_reply', 'replyDamaged')
    refusal.cause = error
    throw refusal
  }
}
