import { commentKind, emfRecords, plusComments, wmfRecords } from '../image/metafile'

const COMMENT = 70
const GDI_PLUS = 'EMF+'

/** A drawing of Windows with its lines alone: without what its head says, comments of programs and bytes behind; null for anything else. */
export function cleanMetafile(data: Buffer): Uint8Array | null {
  try {
    if (data.readUInt32LE(0) === 1 && data.toString('latin1', 40, 44) === ' EMF') return cleanEmf(data)
    if (data.readUInt32LE(0) === 0x9ac6_cdd7 || data.readUInt32LE(0) === 0x0009_0001) return cleanWmf(data)
    return null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function cleanEmf(data: Buffer): Uint8Array {
  const kept = emfRecords(data).filter(
    (record) =>
      record.type !== COMMENT || (record.end - record.start > 16 && commentKind(data, record) === GDI_PLUS),
  )
  const pieces = kept.map(({ start, end }) => Buffer.from(data.subarray(start, end)))
  const head = pieces[0]!
  const [length, at] = [head.readUInt32LE(60), head.readUInt32LE(64)]
  // The text stands inside of the head, behind what is fixed.
  if (length > 0 && at >= 88 && at < head.length) head.fill(0, at, Math.min(head.length, at + 2 * length))
  head.fill(0, 60, 68)
  head.writeUInt32LE(
    pieces.reduce((sum, each) => sum + each.length, 0),
    48,
  )
  head.writeUInt32LE(pieces.length, 52)
  for (const [index, { type }] of kept.entries())
    if (type === COMMENT) for (const words of plusComments(pieces[index]!.subarray(16))) words.fill(0)
  return Buffer.concat(pieces)
}

function cleanWmf(data: Buffer): Uint8Array {
  const { head, records } = wmfRecords(data)
  const start = head + 2 * data.readUInt16LE(head + 2)
  const kept = records
    .filter(({ isComment }) => !isComment)
    .map((each) => data.subarray(each.start, each.end))
  const whole = Buffer.concat([data.subarray(0, start), ...kept])
  whole.writeUInt32LE((whole.length - head) / 2, head + 6)
  return whole
}
