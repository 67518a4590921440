import { keepThreads } from './comment-marks'
import type { DocumentNode } from './document'
import { resolve } from './suggestions/resolve'

export interface ReadingOptions {
  /** Leave the marks of comments out too. */
  withoutComments?: boolean
}

/**
 * The text as if nobody had suggested anything: what counts until somebody accepts, and what every export is made of
 * unless somebody asks for the other. Without suggestions it is the document itself.
 */
export function originalReading(doc: DocumentNode, options?: ReadingOptions): DocumentNode {
  const reading = resolve(doc, () => 'reject')
  return options?.withoutComments ? keepThreads(reading) : reading
}

/** The text as if every suggestion had been accepted. Without suggestions it is the document itself. */
export function finalReading(doc: DocumentNode, options?: ReadingOptions): DocumentNode {
  const reading = resolve(doc, () => 'accept')
  return options?.withoutComments ? keepThreads(reading) : reading
}
