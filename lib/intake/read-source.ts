import { outlineOfDocument, replyFromOutline, type StateReply } from '@/lib/parsing'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'
import { readDocument } from '@/lib/parsing/readers'
import type { DocumentKind } from './schema'

/** The document that these bytes are, and the outline that is guessed of it as one of its kind. @throws AppError of the readers. */
export async function readSource(
  bytes: Uint8Array,
  filename: string | undefined,
  kind: DocumentKind,
  onProgress?: (share: number) => void,
): Promise<[SourceDocument, Outline]> {
  const document = storable(await readDocument(bytes, { filename, onProgress }))
  return [document, outlineOfDocument(document, kind)]
}

/** The reply that a document is with this outline. @throws AppError `not_a_reply`, `too_large` */
export function replyOf(document: SourceDocument, outline: Outline): StateReply {
  return replyFromOutline(document, outline)
}

/** PostgreSQL keeps no U+0000, and JSON no half of a surrogate pair: each becomes the sign for a damaged character. */
function storable(document: SourceDocument): SourceDocument {
  return { ...document, text: document.text.replace(/[\0\p{Surrogate}]/gu, '\ufffd') }
}
