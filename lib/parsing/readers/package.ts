import { Inflate } from 'fflate'
import { isAppError } from '@/lib/errors'
import { MAX_ENTRIES, MAX_UNPACKED_BYTES, MAX_UNPACKING_RATIO, RATIO_CHECKED_FROM } from './limits'
import { damaged, tooComplex, unsupported } from './refusals'

interface Entry {
  method: number
  isEncrypted: boolean
  packedSize: number
  offset: number
}

const END_SIZE = 22
const CENTRAL_SIZE = 46
const LOCAL_SIZE = 30
const CHUNK = 16_384
const IN_EXTRA = 0xffff_ffff

/**
 * A ZIP package, of which single parts are unpacked when asked for. Sizes that it states are used to find its parts
 * and never believed: what comes out is counted as it comes. Names are compared without case, as Office does.
 */
export class Package {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  /** null for a name that occurs twice: programs disagree which one counts. */
  readonly #entries = new Map<string, Entry | null>()
  #unpacked = 0

  /** Throws AppError `replyDamaged` when the directory at the end cannot be read. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#readDirectory()
  }

  /** In lower case, without a leading slash. */
  get names(): string[] {
    return [...this.#entries.keys()]
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name))
  }

  /**
   * Unpacks a part piece by piece, so that its whole is never in memory, and says how much of it is done (0 to 1);
   * false when there is none of this name.
   */
  unpack(name: string, onPiece: (piece: Uint8Array, isLast: boolean, share: number) => void): boolean {
    const entry = this.#entries.get(keyOf(name))
    if (entry === undefined) return false
    if (entry === null) throw damaged()
    if (entry.isEncrypted) throw unsupported('encrypted')
    const packed = this.#packed(entry)
    let came = 0
    const take: Take = (piece, isLast, share) => {
      came += piece.length
      this.#unpacked += piece.length
      const isBomb = came > RATIO_CHECKED_FROM && came > packed.length * MAX_UNPACKING_RATIO
      if (this.#unpacked > MAX_UNPACKED_BYTES || isBomb) throw tooComplex()
      onPiece(piece, isLast, share)
    }
    if (entry.method === 0) pieces(packed, take)
    else if (entry.method === 8) inflate(packed, take)
    else throw damaged()
    return true
  }

  #packed(entry: Entry): Uint8Array {
    const { offset, packedSize } = entry
    if (offset + LOCAL_SIZE > this.#bytes.length || this.#view.getUint32(offset, true) !== 0x0403_4b50)
      throw damaged()
    const names = this.#view.getUint16(offset + 26, true) + this.#view.getUint16(offset + 28, true)
    const start = offset + LOCAL_SIZE + names
    if (start + packedSize > this.#bytes.length) throw damaged()
    return this.#bytes.subarray(start, start + packedSize)
  }

  #readDirectory(): void {
    const end = this.#findEnd()
    const size = this.#view.getUint32(end + 12, true)
    // Counted back from the end, so that a package with something before it is read as Office reads it.
    let at = Math.max(0, end - size)
    const stated = this.#view.getUint32(end + 16, true)
    if (size === IN_EXTRA || this.#signature(at) !== 0x0201_4b50) at = stated
    for (let count = 0; this.#signature(at) === 0x0201_4b50; count += 1) {
      if (count === MAX_ENTRIES) throw tooComplex()
      at = this.#readEntry(at)
    }
    if (this.#entries.size === 0) throw damaged()
  }

  #signature(at: number): number {
    return at + CENTRAL_SIZE <= this.#bytes.length ? this.#view.getUint32(at, true) : 0
  }

  #findEnd(): number {
    const lowest = Math.max(0, this.#bytes.length - END_SIZE - 0xffff)
    for (let at = this.#bytes.length - END_SIZE; at >= lowest; at -= 1)
      if (this.#view.getUint32(at, true) === 0x0605_4b50) return at
    throw damaged()
  }

  #readEntry(at: number): number {
    const view = this.#view
    const nameEnd = at + CENTRAL_SIZE + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    const next = extraEnd + view.getUint16(at + 32, true)
    if (next > this.#bytes.length) throw damaged()
    const key = keyOf(new TextDecoder().decode(this.#bytes.subarray(at + CENTRAL_SIZE, nameEnd)))
    const sizes = [24, 20, 42].map((field) => view.getUint32(at + field, true))
    const [, packedSize, offset] = this.#largeSizes(sizes, nameEnd, extraEnd)
    const entry = {
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packedSize: packedSize!,
      offset: offset!,
    }
    this.#entries.set(key, this.#entries.has(key) ? null : entry)
    return next
  }

  /** Some writers state sizes in the field for packages over 4 GB whatever their size. */
  #largeSizes(sizes: number[], start: number, end: number): number[] {
    let at = start
    while (at + 4 <= end) {
      const [id, size] = [this.#view.getUint16(at, true), this.#view.getUint16(at + 2, true)]
      let field = at + 4
      at = field + size
      if (id !== 1) continue
      return sizes.map((stated) => {
        if (stated !== IN_EXTRA || field + 8 > Math.min(at, end)) return stated
        field += 8
        return Number(this.#view.getBigUint64(field - 8, true))
      })
    }
    return sizes
  }
}

function keyOf(name: string): string {
  return name.replace(/^\/+/, '').replaceAll('\\', '/').toLowerCase()
}

type Take = (piece: Uint8Array, isLast: boolean, share: number) => void

function pieces(bytes: Uint8Array, take: Take): void {
  for (let at = 0; at === 0 || at < bytes.length; at += CHUNK) {
    const share = Math.min(1, (at + CHUNK) / bytes.length)
    take(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length, share)
  }
}

function inflate(packed: Uint8Array, take: Take): void {
  let done = 0
  const stream = new Inflate((piece, isLast) => take(piece, isLast, done))
  pieces(packed, (piece, isLast, share) => {
    done = share
    try {
      stream.push(piece, isLast)
    } catch (error) {
      if (isAppError(error)) throw error
      throw damaged()
    }
  })
}
