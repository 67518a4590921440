import {
  decodePDFRawStream,
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { damaged, encrypted } from '../refusals'

/** A file's objects, whichever of its versions they are from; where one was written again, the last counts. */
export interface PdfObjects {
  document: PDFDocument
  all: [PDFRef, PDFObject][]
  /** What the trailer leads to; nothing shows the others. */
  reached: Set<PDFRef>
  look: (object: PDFObject | undefined) => PDFObject | undefined
}

/** @throws AppError `inspectDamaged`, `inspectEncrypted` */
export async function openObjects(bytes: Uint8Array): Promise<PdfObjects> {
  let document: PDFDocument
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false })
  } catch (error) {
    throw error instanceof EncryptedPDFError || isEncrypted(bytes) ? encrypted() : damaged()
  }
  const { context } = document
  if (!(document.catalog instanceof PDFDict)) throw damaged()
  const look = (object: PDFObject | undefined) => (object instanceof PDFRef ? context.lookup(object) : object)
  const { Root, Info, ID } = context.trailerInfo
  return {
    document,
    all: context.enumerateIndirectObjects(),
    reached: reachedFrom([Root, Info, ID], look),
    look,
  }
}

function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/Encrypt')
}

/** Everything that these objects lead to. */
export function reachedFrom(
  from: readonly (PDFObject | undefined)[],
  look: (object: PDFObject | undefined) => PDFObject | undefined,
): Set<PDFRef> {
  const reached = new Set<PDFRef>()
  const rest: PDFObject[] = from.filter((each) => each !== undefined)
  for (let next = rest.pop(); next; next = rest.pop()) {
    if (next instanceof PDFRef) {
      if (reached.has(next)) continue
      reached.add(next)
      const target = look(next)
      if (target) rest.push(target)
    } else if (next instanceof PDFArray) for (const each of next.asArray()) rest.push(each)
    else {
      const dict = dictOf(next)
      if (dict) for (const [, value] of dict.entries()) rest.push(value)
    }
  }
  return reached
}

/** The dictionary that an object is, or that a stream begins with. */
export function dictOf(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFDict) return object
  return object instanceof PDFRawStream ? object.dict : undefined
}

export function keyOf(name: PDFName): string {
  return name.decodeText()
}

/** A string, name or number as text; '' for everything else. */
export function textOf(object: PDFObject | undefined): string {
  if (object instanceof PDFString || object instanceof PDFHexString) {
    try {
      return object.decodeText()
    } catch {
      return object.asString()
    }
  }
  if (object instanceof PDFName) return object.decodeText()
  return object instanceof PDFNumber ? String(object.asNumber()) : ''
}

export const name = (text: string): PDFName => PDFName.of(text)

/** What a stream holds; null when its packing is broken or unknown. */
export function contentOf(stream: PDFRawStream): Uint8Array | null {
  try {
    return stream.dict.has(name('Filter')) ? decodePDFRawStream(stream).decode() : stream.contents
  } catch {
    return null
  }
}

/** Every dictionary of a file, with those inside of other objects, and the name of the object that it stands in. */
export function* dictionaries({
  all,
}: PdfObjects): Generator<[dict: PDFDict, place: string, object: PDFObject]> {
  for (const [ref, object] of all) {
    const place = `object ${ref.objectNumber}`
    const rest: PDFObject[] = [object]
    for (let next = rest.pop(); next; next = rest.pop()) {
      if (next instanceof PDFArray) for (const each of next.asArray()) rest.push(each)
      const dict = dictOf(next)
      if (!dict) continue
      yield [dict, place, next]
      for (const [, value] of dict.entries()) rest.push(value)
    }
  }
}
