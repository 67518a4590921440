import type { SourceDocument } from '../document'
import { readTxt } from './txt'

/**
 * Reads what was pasted: the HTML of the clipboard where it has some, which keeps numbers, headings and notes, else
 * its text. Throws AppError like `readDocument`.
 */
export async function readPaste(paste: { html?: string; text: string }): Promise<SourceDocument> {
  if (paste.html === undefined || paste.html.trim() === '')
    return readTxt(new TextEncoder().encode(paste.text))
  const { readHtmlText } = await import('./html')
  return readHtmlText(paste.html)
}
