import type { InspectedFormat, Inspection } from './finding'
import { MAX_INSPECTED_BYTES, notInspected, tooComplex } from './refusals'

export type { Danger, Finding, FindingKind, InspectedFormat, Inspection } from './finding'
export { DANGERS, INSPECTED_FORMATS, KINDS } from './finding'

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
  if (format === 'docx') return (await import('./docx/inspect-docx')).inspectDocx(bytes, onProgress)
  if (format === 'pdf') return (await import('./pdf/inspect-pdf')).inspectPdf(bytes, onProgress)
  throw notInspected()
}
