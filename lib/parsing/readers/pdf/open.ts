import { AppError } from '@/lib/errors'
import { CharacterMaps } from './cmaps'
import { type Engine, loadEngine, type PDFDocumentProxy } from './engine'

/** An open file; `close` frees what the engine holds of it. */
export interface OpenPdf {
  engine: Engine
  document: PDFDocumentProxy
  /** There are pictures in the file, on whichever page. */
  pictures: boolean
  close: () => Promise<void>
}

/** Most pages that are read; the longest reply known has under 150. */
export const MAX_PDF_PAGES = 1_000

/** Whether a word stands in a file; dictionaries of pictures are never packed. */
function holds(bytes: Uint8Array, word: string): boolean {
  const codes = Array.from(word, (sign) => sign.charCodeAt(0))
  for (let at = bytes.indexOf(codes[0] ?? 0); at !== -1; at = bytes.indexOf(codes[0] ?? 0, at + 1)) {
    if (codes.every((code, index) => bytes[at + index] === code)) return true
  }
  return false
}

/** Opens a PDF without ever asking anybody: no network, no fonts of the machine, no code of the file is run. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const engine = await loadEngine()
  const pictures = holds(bytes, '/Image')
  const task = engine.getDocument({
    // The engine takes the array over, and refuses Node's own kind.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    CMapReaderFactory: CharacterMaps,
    enableXfa: false,
    stopAtErrors: false,
    // No picture is decoded; their sizes and data cannot harm.
    maxImageSize: 0,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: 0,
  })
  const close = (): Promise<void> => task.destroy()
  try {
    // Never wait for a password that nobody can give here.
    task.onPassword = () => {
      throw new AppError('unsupported', 'pdfEncrypted')
    }
    const document = await task.promise
    if (document.numPages > MAX_PDF_PAGES) {
      throw new AppError('too_large', 'pdfTooLong', { pages: document.numPages, limit: MAX_PDF_PAGES })
    }
    return { engine, document, pictures, close }
  } catch (error) {
    await close().catch(() => undefined)
    if (error instanceof AppError) throw error
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException') throw new AppError('unsupported', 'pdfEncrypted')
    throw new AppError('not_a_reply', 'pdfBroken')
  }
}
