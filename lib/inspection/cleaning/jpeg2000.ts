import { boxesIn } from '../image/boxes'
import { COMMENT, readCodestream } from '../image/codestream'

const DRAWN = /^(?:jP {2}|ftyp|jp2h|jp2c|rreq)$/

/** A picture in JPEG 2000 with its points alone: without boxes of text, Exif and places, and comments; null for anything else. */
export function bareJpeg2000(data: Buffer): Uint8Array | null {
  if (data.length < 12 || (data[0] === 0xff && data[1] !== 0x4f)) return null
  try {
    if (data[0] === 0xff) return bareCodestream(data)
    if (data.toString('latin1', 4, 8) !== 'jP  ') return null
    const pieces: Buffer[] = []
    for (const { kind, content } of boxesIn(data)) {
      if (!DRAWN.test(kind)) continue
      const inside = kind === 'jp2c' ? bareCodestream(content) : content
      const head = Buffer.from(`\0\0\0\0${kind}`, 'latin1')
      head.writeUInt32BE(inside.length + 8)
      pieces.push(head, inside)
    }
    return Buffer.concat(pieces)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Comments before the points go; of those among them only the place stays, since the parts' lengths are counted elsewhere. */
function bareCodestream(data: Buffer): Buffer {
  const { segments, end } = readCodestream(data)
  const bare = Buffer.from(data.subarray(0, end))
  const pieces: Buffer[] = []
  let from = 0
  for (const { marker, start, end: behind, isOfTile } of segments) {
    if (marker !== COMMENT) continue
    if (isOfTile) {
      bare.fill(0, start + 6, behind)
      continue
    }
    pieces.push(bare.subarray(from, start))
    from = behind
  }
  return Buffer.concat([...pieces, bare.subarray(from)])
}
