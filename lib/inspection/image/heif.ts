import type { Findings } from '../finding'
import { printable } from '../zip/inspect-zip'
import { type Box, boxesIn } from './boxes'
import { inspectExif } from './exif'

/** What a picture of a telephone (HEIC, AVIF) says beside its points: the items of its list that are no pictures. */
export function inspectHeif(data: Buffer, part: string, findings: Findings): void {
  for (const { kind, content } of boxesIn(data)) {
    if (kind === 'uuid' || kind === 'udta')
      findings.add('imageMetadata', part, `${kind} ${printable(content)}`)
    if (kind === 'moov') findings.add('imageMetadata', part, 'film')
    if (kind === 'meta') inspectItems(data, boxesIn(content, 4), part, findings)
  }
}

const PICTURES = /^(?:hvc1|av01|grid|iovl|iden|jpeg|tmap|avc1|hev1|j2k1)$/

function inspectItems(data: Buffer, boxes: readonly Box[], part: string, findings: Findings): void {
  const list = boxes.find(({ kind }) => kind === 'iinf')?.content
  const places = placesOf(boxes.find(({ kind }) => kind === 'iloc')?.content)
  if (!list) return
  for (const { kind, content } of boxesIn(list, list[0] === 0 ? 6 : 8)) {
    if (kind !== 'infe' || content[0]! < 2) continue
    const isWide = content[0]! > 2
    const id = isWide ? content.readUInt32BE(4) : content.readUInt16BE(4)
    const type = content.toString('latin1', isWide ? 10 : 8, isWide ? 14 : 12)
    if (PICTURES.test(type)) continue
    const place = places.get(id)
    const item = place ? data.subarray(place.start, place.start + place.length) : Buffer.alloc(0)
    if (type === 'Exif' && item.length > 8) {
      const head = 4 + item.readUInt32BE(0)
      inspectExif(item.subarray(head), part, findings)
    } else findings.add('imageMetadata', part, `${type} ${printable(item)}`)
  }
}

/** Where each item's bytes stand in the file; only the first stretch of each. */
function placesOf(content: Buffer | undefined): Map<number, { start: number; length: number }> {
  const places = new Map<number, { start: number; length: number }>()
  if (!content) return places
  const version = content[0]!
  const [offsetSize, lengthSize] = [content[4]! >> 4, content[4]! & 15]
  const [baseSize, indexSize] = [content[5]! >> 4, version > 0 ? content[5]! & 15 : 0]
  let at = 6
  const read = (size: number): number => {
    at += size
    return size === 0
      ? 0
      : size === 8
        ? Number(content.readBigUInt64BE(at - 8))
        : content.readUIntBE(at - size, size)
  }
  for (let count = read(version < 2 ? 2 : 4); count > 0; count -= 1) {
    const id = read(version < 2 ? 2 : 4)
    const method = version > 0 ? read(2) & 15 : 0
    read(2)
    const base = read(baseSize)
    for (let extents = read(2); extents > 0; extents -= 1) {
      read(indexSize)
      const [start, length] = [base + read(offsetSize), read(lengthSize)]
      if (method === 0 && !places.has(id)) places.set(id, { start, length })
    }
  }
  return places
}
