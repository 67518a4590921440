import { strToU8 } from 'fflate'

/** A member of a package as it is written, honest or not. */
export interface ZipEntry {
  name: string
  packed: Uint8Array
  method: number
  /** What the directory states as its packed size. */
  statedSize: number
  flags: number
  /** Where the directory says that it begins; its own place when missing. */
  at?: number
}

export function entry(
  name: string,
  packed: Uint8Array,
  method: number,
  statedSize = packed.length,
): ZipEntry {
  return { name, packed, method, statedSize, flags: 0 }
}

/** Fields of two and of four bytes at their places in a header. */
interface Fields {
  short: Record<number, number>
  long: Record<number, number>
}

function header(signature: number, length: number, { short, long }: Fields): Uint8Array {
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, signature, true)
  for (const [at, value] of Object.entries(short)) view.setUint16(Number(at), value, true)
  for (const [at, value] of Object.entries(long)) view.setUint32(Number(at), value, true)
  return bytes
}

/** Writes a package byte by byte, so that what it states can differ from what it holds. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, packed, method, statedSize, flags, at: stated } of entries) {
    const label = strToU8(name)
    const central = { 8: flags, 10: method, 28: label.length }
    directory.push(
      header(0x0201_4b50, 46, { short: central, long: { 20: statedSize, 42: stated ?? at } }),
      label,
    )
    if (stated !== undefined) continue
    const local = { 6: flags, 8: method, 26: label.length }
    pieces.push(header(0x0403_4b50, 30, { short: local, long: { 18: statedSize } }), label, packed)
    at += 30 + label.length + packed.length
  }
  const size = length(directory)
  const counts = { 8: entries.length, 10: entries.length }
  return joined([
    ...pieces,
    ...directory,
    header(0x0605_4b50, 22, { short: counts, long: { 12: size, 16: at } }),
  ])
}

const length = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0)

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const file = new Uint8Array(length(pieces))
  let to = 0
  for (const piece of pieces) {
    file.set(piece, to)
    to += piece.length
  }
  return file
}
