import type { Findings } from '../finding'
import { printable } from '../zip/inspect-zip'

type InspectPicture = (bytes: Uint8Array, part: string, findings: Findings) => void

const COMMENT = 70
const END = 14
const GDI_PLUS = 'EMF+'
const GDI = 'GDIC'
const MAX_RECORDS = 1_000_000

interface EmfRecord {
  type: number
  start: number
  end: number
}

/** The records of a drawing of Windows, up to and with its end. */
export function emfRecords(data: Buffer): EmfRecord[] {
  const records: EmfRecord[] = []
  for (let at = 0; at + 8 <= data.length && records.length < MAX_RECORDS;) {
    const [type, size] = [data.readUInt32LE(at), data.readUInt32LE(at + 4)]
    if (size < 8 || at + size > data.length) throw new RangeError('A record reaches beyond the end')
    records.push({ type, start: at, end: at + size })
    if (type === END) break
    at += size
  }
  return records
}

/** Whose comment it is: of the second way of drawing, of Windows, or of the program that made it. */
export function commentKind(data: Buffer, { start }: { start: number }): string {
  return data.toString('latin1', start + 12, start + 16)
}

/** What a drawing of Windows says beside its lines: the program and title in its head, and comments of programs. */
export function inspectEmf(
  data: Buffer,
  part: string,
  findings: Findings,
  inspectPicture: InspectPicture,
): void {
  const [length, at] = [data.readUInt32LE(60), data.readUInt32LE(64)]
  const said = data.subarray(at, at + Math.min(length, 500) * 2).toString('utf16le')
  if (length > 0) findings.add('imageMetadata', part, said)
  const records = emfRecords(data)
  for (const record of records) {
    if (record.type !== COMMENT || record.end - record.start <= 16) continue
    const kind = commentKind(data, record)
    const content = data.subarray(record.start + 16, record.end)
    if (kind === GDI_PLUS) inspectPlus(content, part, findings, inspectPicture)
    else
      findings.add(
        'imageMetadata',
        part,
        `${kind === GDI ? GDI : printable(data.subarray(record.start + 12, record.start + 16))} ${printable(spaced(content))}`,
      )
  }
  const end = records.at(-1)?.end ?? data.length
  if (end < data.length)
    findings.add('hiddenBytes', part, `${data.length - end} B: ${printable(data.subarray(end))}`)
}

/** Of text in UTF-16 as it stands in drawings, every other byte. */
function spaced(content: Buffer): Buffer {
  return Buffer.from(content.subarray(0, 800).filter((byte) => byte !== 0))
}

const PLUS_COMMENT = 0x4003
const PLUS_OBJECT = 0x4008

/** Stretches of the second way of drawing that only its program reads. */
export function* plusComments(content: Buffer): Generator<Buffer> {
  for (const { type, data } of plusRecords(content)) if (type === PLUS_COMMENT) yield data
}

function* plusRecords(content: Buffer): Generator<{ type: number; flags: number; data: Buffer }> {
  for (let at = 0; at + 12 <= content.length;) {
    const [size, length] = [content.readUInt32LE(at + 4), content.readUInt32LE(at + 8)]
    if (size < 12) return
    yield {
      type: content.readUInt16LE(at),
      flags: content.readUInt16LE(at + 2),
      data: content.subarray(at + 12, at + 12 + Math.min(length, size - 12)),
    }
    at += size
  }
}

function inspectPlus(
  content: Buffer,
  part: string,
  findings: Findings,
  inspectPicture: InspectPicture,
): void {
  for (const { type, flags, data } of plusRecords(content)) {
    if (type === PLUS_COMMENT && data.some((byte) => byte !== 0))
      findings.add('imageMetadata', part, printable(spaced(data)))
    // A picture that is packed as one of the web.
    const isPacked =
      type === PLUS_OBJECT && ((flags >> 8) & 0x7f) === 5 && data.length > 28 && data.readUInt32LE(4) === 1
    if (isPacked && data.readUInt32LE(24) === 1) inspectPicture(trimmed(data.subarray(28)), part, findings)
  }
}

/** Records are filled up to four bytes. */
function trimmed(picture: Buffer): Buffer {
  let end = picture.length
  while (end > picture.length - 4 && picture[end - 1] === 0) end -= 1
  return picture.subarray(0, end)
}

const ESCAPE = 0x0626
const ESCAPE_COMMENT = 15

interface WmfRecord {
  isComment: boolean
  start: number
  end: number
}

/** Where the records of an older drawing of Windows stand, and its head. */
export function wmfRecords(data: Buffer): { head: number; records: WmfRecord[] } {
  const head = data.readUInt32LE(0) === 0x9ac6_cdd7 ? 22 : 0
  const records: WmfRecord[] = []
  for (
    let at = head + 2 * data.readUInt16LE(head + 2);
    at + 6 <= data.length && records.length < MAX_RECORDS;
  ) {
    const [size, kind] = [2 * data.readUInt32LE(at), data.readUInt16LE(at + 4)]
    if (size < 6 || at + size > data.length) throw new RangeError('A record reaches beyond the end')
    const isComment = kind === ESCAPE && size >= 10 && data.readUInt16LE(at + 6) === ESCAPE_COMMENT
    records.push({ isComment, start: at, end: at + size })
    if (kind === 0) break
    at += size
  }
  return { head, records }
}

export function inspectWmf(data: Buffer, part: string, findings: Findings): void {
  const { records } = wmfRecords(data)
  for (const { isComment, start, end } of records)
    if (isComment) findings.add('imageMetadata', part, printable(data.subarray(start + 10, end)))
  const end = records.at(-1)?.end ?? data.length
  if (end < data.length)
    findings.add('hiddenBytes', part, `${data.length - end} B: ${printable(data.subarray(end))}`)
}
