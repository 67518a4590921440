import { inflateRawSync } from 'node:zlib'
import { damaged, encrypted, tooComplex } from '../refusals'

/** One entry as the directory at the end and its own header state it. */
export interface ZipEntry {
  name: string
  /** Says who wrote it: 0 is DOS, what a document needs; 3 is Unix. */
  system: number
  attributes: number
  /** Date and time in DOS form, of the directory and of the entry's own header. */
  times: [date: number, time: number][]
  /** Ids of fields besides those for large files. */
  extras: number[]
  comment: string
  /** From its header to behind its data. */
  start: number
  end: number
  packed: Uint8Array
  method: number
  /** The name in its own header, where that is another. */
  otherName: string | null
}

export interface Zip {
  entries: ZipEntry[]
  comment: string
  /** Bytes that belong to no entry: before, between and after them. */
  gaps: Uint8Array[]
  /** Unpacks one entry; sizes that it states are not believed. `rest` is what is left behind the packed data. */
  unpack: (entry: ZipEntry) => { bytes: Uint8Array; rest: number }
}

/** How many bytes may still be unpacked, of a file with all that is inside of it. */
export interface Budget {
  left: number
}

/** What one file that somebody sends may become. */
export const newBudget = (): Budget => ({ left: MAX_UNPACKED })

const MAX_ENTRIES = 10_000
const MAX_UNPACKED = 250_000_000
const ENTRY = 0x0201_4b50
const LOCAL = 0x0403_4b50
const END = 0x0605_4b50
const DESCRIPTOR = 0x0807_4b50

/**
 * Reads a ZIP by its bytes: the directory, each entry's own header, and whatever is in between.
 * @throws AppError `inspectDamaged`, `inspectEncrypted`, `inspectTooComplex`
 */
export function readZip(bytes: Uint8Array, budget: Budget = newBudget()): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const directorySize = view.getUint32(end + 12, true)
  const directory = directoryStart(view, end, directorySize)
  const shift = directory - view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  let at = directory
  while (at + 46 <= end && view.getUint32(at, true) === ENTRY) {
    if (entries.length === MAX_ENTRIES) throw tooComplex()
    const next =
      at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) throw damaged()
    entries.push(readEntry(bytes, view, at, shift))
    at = next
  }
  if (entries.length === 0) throw damaged()
  const commentEnd = end + 22 + view.getUint16(end + 20, true)
  return {
    entries,
    comment: text(bytes.subarray(end + 22, commentEnd)),
    gaps: gapsOf(bytes, [
      ...entries.map(({ start, end: to }): Range => [start, to]),
      [directory, at],
      [end, commentEnd],
    ]),
    unpack(entry) {
      const { bytes: data, used } = inflated(entry, budget.left)
      budget.left -= data.length
      return { bytes: data, rest: entry.packed.length - used }
    },
  }
}

type Range = [start: number, end: number]

function gapsOf(bytes: Uint8Array, ranges: Range[]): Uint8Array[] {
  const gaps: Uint8Array[] = []
  let reached = 0
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    // Entries upon one another: programs would disagree about what the file holds.
    if (start < reached) throw damaged()
    if (start > reached) gaps.push(bytes.subarray(reached, start))
    reached = end
  }
  if (reached > bytes.length) throw damaged()
  if (reached < bytes.length) gaps.push(bytes.subarray(reached))
  return gaps
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff - 1_000_000)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength)
      return at
  throw damaged()
}

function directoryStart(view: DataView, end: number, size: number): number {
  const stated = view.getUint32(end + 16, true)
  const counted = end - size
  const isEntry = (at: number) => at >= 0 && at + 4 <= view.byteLength && view.getUint32(at, true) === ENTRY
  if (isEntry(counted)) return counted
  if (isEntry(stated)) return stated
  throw damaged()
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, shift: number): ZipEntry {
  const short = (offset: number) => view.getUint16(offset, true)
  const flags = short(at + 8)
  if ((flags & 1) === 1) throw encrypted()
  const nameEnd = at + 46 + short(at + 28)
  const extraEnd = nameEnd + short(at + 30)
  const name = text(bytes.subarray(at + 46, nameEnd))
  const extras = extrasOf(view, nameEnd, extraEnd)
  const [, packedSize, offset] = sizesOf(view, at, extras)
  const start = offset! + shift
  if (start < 0 || start + 30 > bytes.length || view.getUint32(start, true) !== LOCAL) throw damaged()
  const localNameEnd = start + 30 + short(start + 26)
  const dataStart = localNameEnd + short(start + 28)
  const dataEnd = dataStart + packedSize!
  if (dataEnd > bytes.length) throw damaged()
  const localName = text(bytes.subarray(start + 30, localNameEnd))
  const localExtras = extrasOf(view, localNameEnd, dataStart)
  return {
    name,
    system: short(at + 4) >> 8,
    attributes: view.getUint32(at + 38, true),
    times: [
      [short(at + 14), short(at + 12)],
      [short(start + 12), short(start + 10)],
    ],
    extras: [...extras, ...localExtras].map(({ id }) => id).filter((id) => id !== 1),
    comment: text(bytes.subarray(extraEnd, extraEnd + short(at + 32))),
    start,
    end: dataEnd + descriptorSize(view, dataEnd, flags),
    packed: bytes.subarray(dataStart, dataEnd),
    method: short(at + 10),
    otherName: localName === name ? null : localName,
  }
}

/** Sizes written behind the data, by writers that did not know them before. */
function descriptorSize(view: DataView, at: number, flags: number): number {
  if ((flags & 8) === 0) return 0
  return at + 4 <= view.byteLength && view.getUint32(at, true) === DESCRIPTOR ? 16 : 12
}

interface Extra {
  id: number
  start: number
  end: number
}

function extrasOf(view: DataView, start: number, end: number): Extra[] {
  const extras: Extra[] = []
  let at = start
  while (at + 4 <= end && end <= view.byteLength) {
    const next = at + 4 + view.getUint16(at + 2, true)
    extras.push({ id: view.getUint16(at, true), start: at + 4, end: Math.min(next, end) })
    at = next
  }
  return extras
}

/** Sizes and place of an entry; large ones stand in the field for large files. */
function sizesOf(view: DataView, at: number, extras: readonly Extra[]): number[] {
  const large = extras.find(({ id }) => id === 1)
  let field = large?.start ?? 0
  return [24, 20, 42].map((offset) => {
    const stated = view.getUint32(at + offset, true)
    if (stated !== 0xffff_ffff || !large || field + 8 > large.end) return stated
    field += 8
    return Number(view.getBigUint64(field - 8, true))
  })
}

function inflated({ method, packed }: ZipEntry, left: number): { bytes: Uint8Array; used: number } {
  if (left <= 0) throw tooComplex()
  if (method === 0) {
    if (packed.length > left) throw tooComplex()
    return { bytes: packed, used: packed.length }
  }
  if (method !== 8) throw damaged()
  try {
    const { buffer, engine } = inflateRawSync(packed, { maxOutputLength: left, info: true }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    return { bytes: buffer, used: engine.bytesWritten }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooComplex()
    throw damaged()
  }
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
