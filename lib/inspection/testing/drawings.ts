const words = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [at, each] of numbers.entries()) bytes.writeInt32LE(each, at * 4)
  return bytes
}
const filled = (bytes: Buffer, to: number) =>
  Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)])
const record = (type: number, ...content: Buffer[]) => {
  const inside = filled(Buffer.concat(content), 4)
  return Buffer.concat([words(type, inside.length + 8), inside])
}
const comment = (...content: Buffer[]) => {
  const inside = Buffer.concat(content)
  return record(70, words(inside.length), inside)
}

interface Emf {
  head?: string
  /** A comment of the program that drew it, one of Windows and one of the second way of drawing. */
  program?: string
  windows?: string
  plus?: string
  behind?: string
}

/** A drawing of Windows: one line from a corner to the other, and what it says beside. */
export function emf({ head = '', program, windows, plus, behind = '' }: Emf = {}): Buffer {
  const said = Buffer.from(head === '' ? '' : `Program\0${head}\0\0`, 'utf16le')
  const records = [
    ...(program === undefined ? [] : [comment(Buffer.from('MINE'), Buffer.from(program))]),
    ...(windows === undefined
      ? []
      : [
          comment(
            Buffer.from('GDIC'),
            words(2, 0, 0, 100, 100, windows.length),
            Buffer.from(windows, 'utf16le'),
          ),
        ]),
    ...(plus === undefined ? [] : [comment(Buffer.from('EMF+'), plusRecord(0x4003, Buffer.from(plus)))]),
    record(27, words(0, 0)),
    record(54, words(100, 100)),
    record(14, words(0, 16, 20)),
  ]
  const size = 108 + filled(said, 4).length
  const fixed = Buffer.concat([
    words(0, 0, 100, 100, 0, 0, 2645, 2645),
    Buffer.from(' EMF'),
    words(0x10000, size + records.reduce((sum, each) => sum + each.length, 0), records.length + 1, 1),
    words(said.length / 2, said.length === 0 ? 0 : 108, 0, 1920, 1080, 508, 286, 0, 0, 0, 508_000, 285_750),
  ])
  return Buffer.concat([record(1, fixed, said), ...records, Buffer.from(behind)])
}

function plusRecord(type: number, content: Buffer): Buffer {
  const inside = filled(content, 4)
  const head = Buffer.alloc(12)
  head.writeUInt16LE(type, 0)
  head.writeUInt32LE(inside.length + 12, 4)
  head.writeUInt32LE(inside.length, 8)
  return Buffer.concat([head, inside])
}

/** An older drawing of Windows, of one line, with a comment of its program. */
export function wmf(said = '', behind = ''): Buffer {
  const entry = (kind: number, content = Buffer.alloc(0)) => {
    const inside = filled(content, 2)
    const head = Buffer.alloc(6)
    head.writeUInt32LE((inside.length + 6) / 2, 0)
    head.writeUInt16LE(kind, 4)
    return Buffer.concat([head, inside])
  }
  const shorts = (...numbers: number[]) => {
    const bytes = Buffer.alloc(numbers.length * 2)
    for (const [at, each] of numbers.entries()) bytes.writeUInt16LE(each, at * 2)
    return bytes
  }
  const records = Buffer.concat([
    ...(said === '' ? [] : [entry(0x0626, Buffer.concat([shorts(15, said.length), Buffer.from(said)]))]),
    entry(0x0214, shorts(0, 0)),
    entry(0x0213, shorts(100, 100)),
    entry(0),
  ])
  const head = shorts(1, 9, 0x300, (records.length + 18) / 2, 0, 0, 20, 0, 0)
  const place = Buffer.concat([words(-1_698_247_209), shorts(0, 0, 0, 100, 100, 1440, 0, 0, 0)])
  return Buffer.concat([place, head, records, Buffer.from(behind)])
}

/** A drawing of the web, of one line, with more in it. */
export const svg = (inside = '', attributes = ''): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"${attributes}><path d="M0 0 10 10" stroke="#000"/>${inside}</svg>`,
  )

const box = (kind: string, ...content: Buffer[]) => {
  const inside = Buffer.concat(content)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(inside.length + 8)
  return Buffer.concat([size, Buffer.from(kind, 'latin1'), inside])
}

interface Jpeg2000 {
  boxes?: Buffer[]
  /** Comments before the points and among them. */
  said?: string
  saidInTile?: string
  /** Behind the points, and behind everything. */
  behindPoints?: string
  behind?: string
}

/** The frame of a picture in JPEG 2000 (of its points three bytes: nobody here unpacks them), with more boxes and comments. */
export function jpeg2000({ boxes = [], said, saidInTile, behindPoints = '', behind = '' }: Jpeg2000): Buffer {
  const remark = (words: string | undefined) => {
    const text = Buffer.concat([Buffer.from([0, 1]), Buffer.from(words ?? '')])
    return words === undefined
      ? Buffer.alloc(0)
      : Buffer.concat([Buffer.from([0xff, 0x64, 0, text.length + 2]), text])
  }
  const tile = Buffer.concat([remark(saidInTile), Buffer.from([0xff, 0x93, 1, 2, 3])])
  const points = Buffer.concat([
    Buffer.from([0xff, 0x4f, 0xff, 0x51, 0, 4, 0, 0]),
    remark(said),
    Buffer.from([0xff, 0x90, 0, 10, 0, 0, 0, 0, 0, tile.length + 12, 0, 1]),
    tile,
    Buffer.from([0xff, 0xd9]),
    Buffer.from(behindPoints),
  ])
  return Buffer.concat([
    box('jP  ', Buffer.from([0x0d, 0x0a, 0x87, 0x0a])),
    box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ')),
    box('jp2h', box('ihdr', Buffer.alloc(14)), box('colr', Buffer.from([1, 0, 0, 0, 0, 0, 16]))),
    ...boxes,
    box('jp2c', points),
    Buffer.from(behind),
  ])
}

export const xmlBox = (said: string) => box('xml ', Buffer.from(`<a>${said}</a>`))
export const uuidBox = (id: string, content: Buffer) => box('uuid', Buffer.from(id, 'hex'), content)

/** Exif with a description alone. */
export function exifSaying(said: string): Buffer {
  const text = Buffer.from(`${said}\0`)
  const head = Buffer.alloc(26)
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(1, 8)
  head.writeUInt16LE(0x010e, 10)
  head.writeUInt16LE(2, 12)
  head.writeUInt32LE(text.length, 14)
  head.writeUInt32LE(26, 18)
  return Buffer.concat([head, text])
}

/** A bitmap of Windows of one point; `profile` is the folder of its colour profile. */
export function bitmap({ profile = '', behind = '' } = {}): Buffer {
  const head = Buffer.alloc(138)
  const path = Buffer.from(profile)
  head.write('BM')
  head.writeUInt32LE(142 + path.length, 2)
  head.writeUInt32LE(138, 10)
  head.writeUInt32LE(124, 14)
  head.writeInt32LE(1, 18)
  head.writeInt32LE(1, 22)
  head.writeUInt16LE(1, 26)
  head.writeUInt16LE(24, 28)
  head.write(profile === '' ? 'BGRs' : 'KNIL', 70)
  head.writeUInt32LE(profile === '' ? 0 : 128, 126)
  head.writeUInt32LE(path.length, 130)
  return Buffer.concat([head, Buffer.from([0, 0, 255, 0]), path, Buffer.from(behind)])
}
