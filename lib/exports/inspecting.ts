import { isAppError } from '@/lib/errors'
import type { ExportFormat } from './schema'

// The format is none that is inspected, or the file larger: then nothing is said of it, and the page says that.
const UNREAD = new Set(['inspectFormat', 'inspectTooComplex'])

/** For what an inspection throws: null where a file is only not read. @throws everything else as it is. */
export function nullIfUnread(error: unknown): null {
  if (isAppError(error) && UNREAD.has(error.reason)) return null
  throw error
}

// What Typst took stays with the process that it ran in, which is to end before others take as much.
const APART: ReadonlySet<ExportFormat> = new Set(['pdf', 'zip'])

/** Whether a file of this format is inspected in another process than the one that wrote it. */
export const isInspectedApart = (format: ExportFormat): boolean => APART.has(format)
