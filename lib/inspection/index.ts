import type { InspectedFormat, Inspection } from './finding'
import { damaged, MAX_INSPECTED_BYTES, notInspected, tooComplex } from './refusals'

export type { Danger, Finding, FindingKind, InspectedFormat, Inspection } from './finding'
export { DANGERS, formatOfName, INSPECTED_FORMATS, KINDS } from './finding'

/**
 * Everything that a file carries beside what it shows, read from its bytes by readers that know nothing of our
 * writers; a file without findings carries nothing of all that is in `checked`. May take seconds and much memory for a large
 * file: for files of strangers see `inspectAside`.
 * @throws AppError `unsupported` / `inspectDamaged`, `inspectEncrypted`, `inspectFormat`; `too_large` / `inspectTooComplex`
 */
export async function inspect(
  bytes: Uint8Array,
  format: InspectedFormat,
  onProgress?: (share: number) => void,
): Promise<Inspection> {
  if (bytes.length > MAX_INSPECTED_BYTES) throw tooComplex()
  if (bytes.length === 0) throw damaged()
  if (format === 'docx') return (await import('./docx/inspect-docx')).inspectDocx(bytes, onProgress)
  if (format === 'pdf') return (await import('./pdf/inspect-pdf')).inspectPdf(bytes, onProgress)
  if (format === 'html') return (await import('./web/inspect-html')).inspectHtml(bytes)
  if (format === 'markdown') return (await import('./web/inspect-markdown')).inspectMarkdown(bytes)
  if (format === 'json') return (await import('./web/inspect-json')).inspectJson(bytes)
  if (format === 'odt') return (await import('./odt/inspect-odt')).inspectOdt(bytes)
  if (format === 'zip') return (await import('./zip/inspect-archive')).inspectArchive(bytes, inspect)
  throw notInspected()
}
