import type { ChangesDecision } from './cleaning/docx/changes'
import type { InspectedFormat, Inspection } from './finding'
import { inspect } from '.'
import { notInspected } from './refusals'

export type { ChangesDecision } from './cleaning/docx/changes'

/** The formats of which a cleaned copy can be made. */
const CLEANED_FORMATS = ['docx', 'pdf'] as const satisfies readonly InspectedFormat[]

type CleanedFormat = (typeof CLEANED_FORMATS)[number]

function isCleaned(format: InspectedFormat): format is CleanedFormat {
  return (CLEANED_FORMATS as readonly InspectedFormat[]).includes(format)
}

export interface Cleaned {
  bytes: Uint8Array
  /** What the inspector still finds in the copy. */
  left: Inspection
}

/**
 * A copy that shows the same and carries nothing else, and what an inspection of that copy still finds. Tracked changes
 * of a Word document become part of the text or are taken back. To be called in a process apart: see `cleanAside`.
 * @throws AppError as `inspect` does.
 */
export async function clean(
  bytes: Uint8Array,
  format: InspectedFormat,
  { changes, onProgress }: { changes: ChangesDecision; onProgress?: (share: number) => void },
): Promise<Cleaned> {
  if (!isCleaned(format)) throw notInspected()
  const half = (share: number) => onProgress?.(share / 2)
  const cleaned = format === 'docx' ? await cleanedDocx(bytes, changes, half) : await cleanedPdf(bytes, half)
  return { bytes: cleaned, left: await inspect(cleaned, format, (share) => onProgress?.(0.5 + share / 2)) }
}

async function cleanedDocx(bytes: Uint8Array, changes: ChangesDecision, onProgress: (share: number) => void) {
  const [{ cleanDocx }, pictures] = await Promise.all([
    import('./cleaning/docx/clean-docx'),
    import('./cleaning/redraw'),
  ])
  return cleanDocx(bytes, { changes, onProgress, redraw: pictures.redraw, crop: pictures.crop })
}

async function cleanedPdf(bytes: Uint8Array, onProgress: (share: number) => void) {
  const { cleanPdf } = await import('./cleaning/pdf/clean-pdf')
  return cleanPdf(bytes, onProgress)
}
