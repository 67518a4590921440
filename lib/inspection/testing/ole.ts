const SECTOR = 512
const FREE = 0xffff_ffff
const END = 0xffff_fffe

/** A compound file of older Office with these streams; each is filled up so that none is among the small ones. */
export function ole(streams: Record<string, Buffer>, changed = 0n): Buffer {
  const padded = Object.entries(streams).map(([name, bytes]): [string, Buffer] => {
    const length = Math.max(4096, Math.ceil(bytes.length / SECTOR) * SECTOR)
    return [name, Buffer.concat([bytes, Buffer.alloc(length - bytes.length)])]
  })
  const table = Buffer.alloc(SECTOR, 0xff)
  let next = 1
  const place = (length: number): number => {
    const start = next
    next += length / SECTOR
    for (let at = start; at < next; at += 1) table.writeUInt32LE(at + 1 === next ? END : at + 1, at * 4)
    return start
  }
  table.writeUInt32LE(0xffff_fffd, 0)
  const starts = padded.map(([, bytes]) => place(bytes.length))
  const rows = [
    entry('Root Entry', 5, END, 0, changed),
    ...padded.map(([name, bytes], at) => entry(name, 2, starts[at]!, bytes.length, 0n)),
  ]
  const directory = Buffer.concat([...rows, Buffer.alloc(((4 - (rows.length % 4)) % 4) * 128)])
  const head = Buffer.alloc(SECTOR, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head)
  head.fill(0, 8, 76)
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ])
    head.writeUInt16LE(value!, at)
  for (const [at, value] of [
    [44, 1],
    [48, place(directory.length)],
    [56, 4096],
    [60, END],
    [68, END],
    [76, 0],
  ])
    head.writeUInt32LE(value!, at)
  for (let at = 80; at < SECTOR; at += 4) head.writeUInt32LE(FREE, at)
  return Buffer.concat([head, table, ...padded.map(([, bytes]) => bytes), directory])
}

function entry(name: string, type: number, start: number, length: number, changed: bigint): Buffer {
  const row = Buffer.alloc(128)
  row.write(name, 'utf16le')
  row.writeUInt16LE(name.length * 2 + 2, 64)
  row[66] = type
  for (const at of [68, 72, 76]) row.writeUInt32LE(FREE, at)
  row.writeBigUInt64LE(changed, 108)
  row.writeUInt32LE(start, 116)
  row.writeUInt32LE(length, 120)
  return row
}

/** How a file is kept that was put into a document as it was. */
export function nativeFile(name: string, folder: string): Buffer {
  const text = (said: string) => Buffer.from(`${said}\0`, 'latin1')
  return Buffer.concat([
    Buffer.from([0, 0, 0, 0, 2, 0]),
    text('file'),
    text(name),
    Buffer.alloc(8),
    text(folder),
  ])
}

/** What an older document says of itself, by the standard's numbers. */
export function propertySet(values: Record<number, string>): Buffer {
  const all = Object.entries(values)
  const texts = all.map(([, said]) => {
    const bytes = Buffer.from(`${said}\0`)
    const head = Buffer.alloc(8)
    head.writeUInt16LE(30, 0)
    head.writeUInt32LE(bytes.length, 4)
    return Buffer.concat([head, bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
  })
  const section = Buffer.alloc(8 + all.length * 8)
  section.writeUInt32LE(all.length, 4)
  let at = section.length
  for (const [index, [id]] of all.entries()) {
    section.writeUInt32LE(Number(id), 8 + index * 8)
    section.writeUInt32LE(at, 12 + index * 8)
    at += texts[index]!.length
  }
  const head = Buffer.alloc(48)
  head.writeUInt32LE(48, 44)
  return Buffer.concat([head, section, ...texts])
}
