/** One segment of a codestream of JPEG 2000, with its marker and its length. */
export interface Segment {
  marker: number
  start: number
  end: number
  isOfTile: boolean
}

const TILE = 0x90
const POINTS = 0x93
const END = 0xd9
export const COMMENT = 0x64

/**
 * The segments of the main head and of the head of each part of a tile, and where the codestream ends (ISO/IEC 15444-1, annex A).
 * @throws RangeError where it is cut off
 */
export function readCodestream(data: Buffer): { segments: Segment[]; end: number } {
  const segments: Segment[] = []
  let at = 2
  let isOfTile = false
  let next = data.length
  while (at + 2 <= data.length && data[at] === 0xff) {
    const marker = data[at + 1]!
    if (marker === END) return { segments, end: at + 2 }
    if (marker === POINTS) {
      // Points never look like a marker, so the first end is the end where a part does not say how long it is.
      const end = data.indexOf(Buffer.from([0xff, END]), at + 2)
      at = next > at ? next : end === -1 ? data.length : end
      continue
    }
    if (marker === TILE) {
      const length = data.readUInt32BE(at + 6)
      next = length === 0 ? 0 : at + length
      isOfTile = true
    }
    const end = at + 2 + data.readUInt16BE(at + 2)
    segments.push({ marker, start: at, end, isOfTile })
    at = end
  }
  return { segments, end: Math.min(at, data.length) }
}

/** What a comment says: nothing where only its place is left. */
export function commentIn(data: Buffer, { start, end }: Segment): Buffer {
  const text = data.subarray(start + 6, end)
  return text.every((byte) => byte === 0 || byte === 0x20) ? Buffer.alloc(0) : text
}
