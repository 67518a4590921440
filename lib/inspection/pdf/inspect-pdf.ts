import { PDFDict, type PDFPage } from '@cantoo/pdf-lib'
import { type FindingKind, Findings, type Inspection } from '../finding'
import { damaged } from '../refusals'
import { inspectBytes } from './bytes'
import { inspectMetadata } from './metadata'
import { dictOf, name, openObjects, type PdfObjects, textOf } from './objects'
import { inspectPages } from './pages'
import { inspectStructure } from './structure'

/** What is looked for in a PDF. */
export const PDF_CHECKS: readonly FindingKind[] = [
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
  const hasPictures = (number: number) => holdsImage(pages[number - 1]?.node.Resources(), objects, 0)
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

/** Whether a page draws pictures, itself or in what it is put together from. */
function holdsImage(resources: PDFDict | undefined, objects: PdfObjects, depth: number): boolean {
  const drawn = dictOf(objects.look(resources?.get(name('XObject'))))
  return (drawn?.values() ?? []).some((each) => {
    const dict = dictOf(objects.look(each))
    if (textOf(dict?.get(name('Subtype'))) === 'Image') return true
    const inside = objects.look(dict?.get(name('Resources')))
    return depth < 4 && inside instanceof PDFDict && holdsImage(inside, objects, depth + 1)
  })
}
