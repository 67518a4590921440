import {
  type PDFDict,
  PDFDocument,
  type PDFPage,
  PDFName,
  PDFRef,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib'

/** A PDF of one page that says "Seen." and carries nothing but what `plant` adds. */
export async function pdf(
  plant: (document: PDFDocument, page: PDFPage) => void | Promise<void> = () => undefined,
  { useObjectStreams = true } = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const page = document.addPage([300, 400])
  const font = await document.embedFont(StandardFonts.Helvetica)
  page.setFont(font)
  page.drawText('Seen.', { x: 20, y: 300, size: 12 })
  await plant(document, page)
  return document.save({ useObjectStreams, addDefaultPage: false, updateFieldAppearances: false })
}

/** An object made of what is given, as one that others refer to. */
export function object(document: PDFDocument, literal: Record<string, unknown>): PDFRef {
  return document.context.register(document.context.obj(literal as never))
}

export const said = (text: string): PDFString => PDFString.of(text)

export const put = (dict: PDFDict, key: string, value: unknown, document: PDFDocument): void =>
  dict.set(
    PDFName.of(key),
    value instanceof PDFRef || value instanceof PDFString ? value : document.context.obj(value as never),
  )

/** The same file with a change saved upon it, as programs that are in a hurry save. */
export function savedUpon(bytes: Uint8Array, objectText: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1]!
  const root = /\/Root (\d+ \d+ R)/.exec(text)![1]!
  const size = /\/Size (\d+)/.exec(text)![1]!
  const number = /^(\d+) 0 obj/.exec(objectText)![1]!
  const at = bytes.length + 1
  const table = at + objectText.length + 1
  const offset = String(at).padStart(10, '0')
  return Buffer.concat([
    bytes,
    Buffer.from(
      `\n${objectText}\nxref\n${number} 1\n${offset} 00000 n \ntrailer\n<< /Size ${size} /Root ${root} /Prev ${before} >>\nstartxref\n${table}\n%%EOF\n`,
      'latin1',
    ),
  ])
}
