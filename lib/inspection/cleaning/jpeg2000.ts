import { boxesIn } from '../image/boxes'

const DRAWN = /^(?:jP {2}|ftyp|jp2h|jp2c|rreq)$/
const COMMENT = 0x64
const FIRST_TILE = 0x90

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

function bareCodestream(data: Buffer): Buffer {
  const pieces = [data.subarray(0, 2)]
  let at = 2
  while (at + 4 <= data.length && data[at] === 0xff && data[at + 1] !== FIRST_TILE) {
    const end = at + 2 + data.readUInt16BE(at + 2)
    if (data[at + 1] !== COMMENT) pieces.push(data.subarray(at, end))
    at = end
  }
  return Buffer.concat([...pieces, data.subarray(at)])
}
