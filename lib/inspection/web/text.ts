import { damaged } from '../refusals'

/** A file of text in UTF-8; anything else is no text that is inspected here. */
export function decodedText(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    if (text.includes('\0')) throw damaged()
    return text
  } catch {
    throw damaged()
  }
}
