import type { FindingKind, Findings } from '../finding'

/** Tags that say who, when, where or with what; others are named by their number. */
const TAGS: Record<number, [name: string, kind?: FindingKind]> = {
  0x010d: ['document'],
  0x011d: ['page'],
  0x010e: ['description'],
  0x010f: ['make'],
  0x0110: ['model'],
  0x0131: ['software'],
  0x0132: ['time', 'editTime'],
  0x013b: ['artist', 'person'],
  0x013c: ['computer'],
  0x8298: ['copyright', 'person'],
  0x9003: ['taken', 'editTime'],
  0x9004: ['digitised', 'editTime'],
  0x9286: ['comment'],
  0x927c: ['maker note'],
  0x9c9b: ['title'],
  0x9c9c: ['comment'],
  0x9c9d: ['author', 'person'],
  0x9c9e: ['keywords'],
  0x9c9f: ['subject'],
  0xa420: ['unique id'],
  0xa430: ['owner', 'person'],
  0xa431: ['serial number'],
  0xa433: ['lens make'],
  0xa434: ['lens model'],
  0xa435: ['lens serial number'],
  0x02bc: ['XMP'],
  0x83bb: ['IPTC'],
  0x8773: ['colour profile'],
}

// What any picture in this container has: size, colours, how it is packed.
const DRAWN = new Set([
  0x00fe, 0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x010a, 0x0111, 0x0112, 0x0115, 0x0116, 0x0117, 0x011a, 0x011b, 0x011c, 0x0128, 0x013d,
  0x0140, 0x0142, 0x0143, 0x0144, 0x0145, 0x0152, 0x0153, 0x0201, 0x0202, 0x0212, 0x0213, 0x0214,
  0x0107, 0x0129, 0x013e, 0x013f, 0x015b, 0x0211,
]) // prettier-ignore

const SIZES: Record<number, number> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
}
const MAX_TAGS = 2_000

/**
 * What a block of Exif says: camera, owner, times, place, a smaller picture. `isWholeFile` is a TIFF, of which the same
 * structure is the picture itself.
 */
export function inspectExif(
  data: Buffer,
  part: string,
  findings: Findings,
  { isWholeFile = false } = {},
): void {
  const isLittle = data.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (isLittle ? data.readUInt16LE(at) : data.readUInt16BE(at))
  const long = (at: number) => (isLittle ? data.readUInt32LE(at) : data.readUInt32BE(at))
  const seen = new Set<number>()
  let tags = 0
  try {
    readDirectory(long(4), 'image')
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    findings.add('unreadable', part, 'Exif')
  }

  function readDirectory(start: number, which: 'image' | 'place'): void {
    if (start === 0 || seen.has(start)) return
    seen.add(start)
    const count = short(start)
    for (let index = 0; index < count && (tags += 1) <= MAX_TAGS; index += 1)
      readTag(start + 2 + index * 12, which)
    const next = long(start + 2 + count * 12)
    if (next === 0) return
    // In a TIFF that is another page, of which documents show none.
    findings.add('thumbnail', part, isWholeFile ? 'TIFF' : 'Exif')
    readDirectory(next, which)
  }

  function readTag(at: number, which: 'image' | 'place'): void {
    const tag = short(at)
    if (tag === 0x8769 || tag === 0xa005) return readDirectory(long(at + 8), 'image')
    if (tag === 0x8825) return readDirectory(long(at + 8), 'place')
    const value = valueAt(at)
    if (which === 'place') findings.add('imagePlace', part, `GPS ${tag}: ${value}`)
    else if (TAGS[tag]) {
      const [name, kind = 'imageMetadata'] = TAGS[tag]
      if (value !== '') findings.add(kind, part, `${name}: ${value}`)
    } else if (!DRAWN.has(tag)) findings.add('imageMetadata', part, `Exif ${tag.toString(16)}`)
  }

  function valueAt(at: number): string {
    const type = short(at + 2)
    const size = (SIZES[type] ?? 1) * long(at + 4)
    const start = size <= 4 ? at + 8 : long(at + 8)
    const content = data.subarray(start, Math.min(start + size, start + 400))
    if (type === 5 || type === 10) {
      return Array.from({ length: Math.min(6, Math.floor(content.length / 8)) }, (_, index) => {
        const [over, under] = [long(start + index * 8), long(start + index * 8 + 4)]
        return String(under === 0 ? over : Math.round((over / under) * 1000) / 1000)
      }).join(' ')
    }
    const isWide = short(at) >= 0x9c9b && short(at) <= 0x9c9f
    return (isWide ? content.toString('utf16le') : content.toString('utf8'))
      .replace(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, ' ')
      .trim()
  }
}
