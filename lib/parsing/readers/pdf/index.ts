import { AppError, isAppError } from '@/lib/errors'
import type { ReaderNotice, SourceDocument } from '../../document'
import { readPages } from './pages'
import { laidOutPages } from './layout'
import { textOf, vocabularyOf } from './lines'
import { openPdf } from './open'
import { written } from './write'

export interface ReadPdfOptions {
  /** Called after each page with the share that is done, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined
}

/**
 * Reads a PDF: paragraphs, tables, footnotes and running heads told by the file's own structure where it has one,
 * else by the places of the words. Throws nothing but `AppError`: `pdfBroken`, `pdfEncrypted`, `pdfScanned`,
 * `pdfTooLong`. Needs no network, no canvas and no font of the machine.
 */
export async function readPdf(
  bytes: Uint8Array,
  { onProgress }: ReadPdfOptions = {},
): Promise<SourceDocument> {
  try {
    const pdf = await openPdf(bytes)
    try {
      const { pages, textless, scanned, unreadPages } = await readPages(pdf, onProgress)
      if (scanned || pages.every(({ segments }) => segments.length === 0)) {
        throw new AppError('unsupported', 'pdfScanned', { pages: pages.length })
      }
      const { blocks, guessed, structured } = laidOutPages(pages)
      const vocabulary = vocabularyOf(pages.flatMap(({ segments }) => segments.map(textOf)))
      const notices: ReaderNotice[] = []
      if (!structured) notices.push({ code: 'untaggedPdf', values: {} })
      if (guessed.length > 0)
        notices.push({ code: 'columnsGuessed', values: { pages: guessed.slice(0, 30).join(', ') } })
      if (textless > 0) notices.push({ code: 'pagesWithoutText', values: { count: textless } })
      if (unreadPages.length > 0) {
        notices.push({ code: 'lettersUnread', values: { pages: unreadPages.slice(0, 30).join(', ') } })
      }
      return written({ blocks, vocabulary, notices })
    } finally {
      await pdf.close()
    }
  } catch (error) {
    if (isAppError(error)) throw error
    throw Object.assign(new AppError('not_a_reply', 'pdfBroken'), { cause: error })
  }
}
