/** One box of a file of the family of MPEG-4: its kind, and what is in it. */
export interface Box {
  kind: string
  content: Buffer
  /** Where its content begins in the file. */
  start: number
}

const MAX_BOXES = 5_000

/**
 * The boxes in a stretch of a file, one after the other.
 * @throws RangeError where they are more than any picture has, or break their rules
 */
export function boxesIn(data: Buffer, from = 0, to = data.length): Box[] {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to;) {
    if (boxes.length === MAX_BOXES) throw new RangeError('Too many boxes')
    const stated = data.readUInt32BE(at)
    const isLong = stated === 1
    const size = isLong ? Number(data.readBigUInt64BE(at + 8)) : stated === 0 ? to - at : stated
    const start = at + (isLong ? 16 : 8)
    if (size < start - at) throw new RangeError('A box is smaller than its head')
    const end = Math.min(to, at + size)
    boxes.push({ kind: data.toString('latin1', at + 4, at + 8), content: data.subarray(start, end), start })
    at += size
  }
  return boxes
}

/** What is left of a file behind its last box: too little for one. */
export function behindBoxes(boxes: readonly Box[], data: Buffer): Buffer {
  const last = boxes.at(-1)
  return data.subarray(last ? last.start + last.content.length : 0)
}
