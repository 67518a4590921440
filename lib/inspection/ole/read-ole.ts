/** One entry of a compound file of older Office: a stream of bytes, or a folder of them. */
export interface OleEntry {
  name: string
  isFolder: boolean
  /** When it was made and changed, in hundreds of nanoseconds since 1601; 0 for never. */
  times: bigint[]
  bytes: () => Buffer
}

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const MAX_ENTRIES = 5_000
const LAST = 0xffff_fff0

export function isOle(data: Uint8Array): boolean {
  return SIGNATURE.equals(data.subarray(0, 8))
}

/**
 * The entries of a compound file. Chains that lead in circles or out of the file end where they do.
 * @throws RangeError for one that is cut off
 */
export function readOle(data: Buffer): OleEntry[] {
  const [size, smallSize] = [1 << data.readUInt16LE(30), 1 << data.readUInt16LE(32)]
  if (size < 128 || size > 1 << 16 || smallSize < 8 || smallSize > size)
    throw new RangeError('No size of sectors')
  const sector = (index: number) => data.subarray((index + 1) * size, (index + 2) * size)
  const numbersIn = (bytes: Buffer) =>
    Array.from({ length: bytes.length >> 2 }, (_, at) => bytes.readUInt32LE(at * 4))
  const most = Math.ceil(data.length / size)
  const tables = numbersIn(data.subarray(76, 512))
  for (let next = data.readUInt32LE(68), count = 0; next < LAST && count < most; count += 1) {
    const more = numbersIn(sector(next))
    next = more.pop() ?? LAST
    tables.push(...more)
  }
  const chain = tables
    .filter((each) => each < most)
    .slice(0, most)
    .flatMap((each) => numbersIn(sector(each)))
  const along = (
    first: number,
    links: readonly number[],
    piece: (index: number) => Buffer,
    length = Infinity,
  ): Buffer => {
    const pieces: Buffer[] = []
    let read = 0
    for (
      let next = first;
      next < LAST && read < length && pieces.length <= links.length;
      next = links[next] ?? LAST
    ) {
      pieces.push(piece(next))
      read += pieces.at(-1)!.length
    }
    return Buffer.concat(pieces).subarray(0, length)
  }
  const directory = along(data.readUInt32LE(48), chain, sector)
  const smallChain = numbersIn(along(data.readUInt32LE(60), chain, sector))
  const rows = Array.from({ length: Math.min(MAX_ENTRIES, Math.floor(directory.length / 128)) }, (_, at) =>
    directory.subarray(at * 128, at * 128 + 128),
  ).filter((row) => row[66] !== 0)
  const root = rows.find((row) => row[66] === 5)
  const small = root ? along(root.readUInt32LE(116), chain, sector) : Buffer.alloc(0)
  const smallPiece = (index: number) => small.subarray(index * smallSize, (index + 1) * smallSize)
  const cutoff = data.readUInt32LE(56)
  return rows.map((row) => {
    const [start, length] = [row.readUInt32LE(116), row.readUInt32LE(120)]
    return {
      name: row.toString('utf16le', 0, Math.max(0, Math.min(64, row.readUInt16LE(64)) - 2)),
      isFolder: row[66] !== 2,
      times: [row.readBigUInt64LE(100), row.readBigUInt64LE(108)].filter((each) => each !== 0n),
      bytes: () =>
        length < cutoff ? along(start, smallChain, smallPiece, length) : along(start, chain, sector, length),
    }
  })
}
