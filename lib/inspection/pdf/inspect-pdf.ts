import { PDFDict, type PDFPage } from '@cantoo/pdf-lib'
import { type FindingKind, Findings, type Inspection } from '../finding'
import { damaged } from '../refusals'
import { inspectBytes } from './bytes'
import { inspectMetadata } from './metadata'
import { dictOf, name, openObjects, type PdfObjects, textOf } from './objects'
import { inspectPages } from './pages'
import { inspectStructure } from './structure'

/** What is looked for in a PDF. */
const PDF_CHECKS: readonly FindingKind[] = [
  'person', 'editTime', 'annotation', 'imagePlace', 'signature', 'hiddenText', 'olderVersion', 'attachment', 'property', 'thumbnail',
  'hiddenLayer', 'hiddenBytes', 'remark', 'formValue', 'unreadable', 'script', 'action', 'path', 'program', 'imageMetadata', 'documentId',
] // prettier-ignore

/**
 * Everything that a PDF carries beside what its pages show: by its bytes, by its objects, and by what its pages draw.
 * @throws AppError `inspectDamaged`, `inspectEncrypted`
 */
export async function inspectPdf(
  bytes: Uint8Array,
  onProgress?: (share: number) => void,
): Promise<Inspection> {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1100)).includes('%PDF-'))
    throw damaged()
  const findings = new Findings()
  const objects = await openObjects(bytes)
  const pages = pagesOf(objects)
  onProgress?.(0.1)
  inspectBytes(bytes, findings)
  inspectMetadata(objects, findings)
  inspectStructure(objects, findings)
  onProgress?.(0.2)
  const known = new Map<PDFDict, boolean>()
  const hasPictures = (number: number) => {
    const resources = pages[number - 1]?.node.Resources()
    if (!resources) return false
    // Pages share them.
    if (!known.has(resources)) known.set(resources, holdsImage(resources, objects))
    return known.get(resources)!
  }
  await inspectPages(bytes, findings, hasPictures, (share) => onProgress?.(0.2 + share * 0.8))
  return findings.inspection('pdf', PDF_CHECKS)
}

function pagesOf({ document }: PdfObjects): PDFPage[] {
  try {
    return document.getPages()
  } catch {
    throw damaged()
  }
}

/** Whether a page draws pictures, itself or in what it is put together from, which may lead back to itself. */
function holdsImage(resources: PDFDict, { look }: PdfObjects): boolean {
  const seen = new Set([resources])
  for (const each of seen) {
    for (const drawn of dictOf(look(each.get(name('XObject'))))?.values() ?? []) {
      const dict = dictOf(look(drawn))
      if (textOf(look(dict?.get(name('Subtype')))) === 'Image') return true
      const inside = look(dict?.get(name('Resources')))
      if (inside instanceof PDFDict) seen.add(inside)
    }
  }
  return false
}
