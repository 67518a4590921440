const BUNDLE = Buffer.from('8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae', 'hex')
// Tables of the metadata that stand before and beside the ones that are read, with what a row of them is made of.
const TYPE_REFERENCE = 1
const TYPE = 2
const FIELD = 4
const METHOD = 6
const PARAMETER = 8

interface Type {
  name: string
  base: { isOwn: boolean; index: number }
  /** Places of the code of its methods, by their names. */
  methods: Map<string, number>
}

/** A library of .NET as far as its classes, what they come from, and the texts that their methods name. */
export class Assembly {
  readonly types: Type[] = []
  readonly #references: string[] = []
  readonly #data: Buffer
  readonly #sections: { address: number; size: number; place: number }[] = []
  #texts = 0

  private constructor(data: Buffer) {
    this.#data = data
    this.#readSections()
    this.#readTables()
  }

  /** One of the libraries that a program of one file carries. */
  static inBundle(program: Buffer, name: string): Assembly {
    const mark = program.indexOf(BUNDLE)
    let at = Number(program.readBigInt64LE(mark - 8))
    const count = program.readInt32LE(at + 8)
    at += 12
    const text = () => {
      let length = 0
      for (let shift = 0; ; shift += 7) {
        const byte = program[at++]!
        length |= (byte & 127) << shift
        if (byte < 128) break
      }
      at += length
      return program.toString('utf8', at - length, at)
    }
    text()
    at += 40
    for (let index = 0; index < count; index += 1) {
      const [start, size] = [Number(program.readBigInt64LE(at)), Number(program.readBigInt64LE(at + 8))]
      at += 25
      if (text() === name) return new Assembly(program.subarray(start, start + size))
    }
    throw new Error(`There is no ${name} in the program`)
  }

  /** The class that this one is made from, where it is of the same library. */
  baseOf(at: number): number | null {
    const { isOwn, index } = this.types[at]!.base
    return isOwn && index > 0 ? index - 1 : null
  }

  /** The name of the first class of another library that this one comes from. */
  rootOf(at: number): string {
    const base = this.baseOf(at)
    return base === null ? (this.#references[this.types[at]!.base.index - 1] ?? '') : this.rootOf(base)
  }

  /** Texts in the code of one method, in order. */
  strings(type: Type, method: string): string[] {
    const at = type.methods.get(method)
    if (at === undefined) return []
    const head = this.#data[at]!
    const isSmall = (head & 3) === 2
    const start = isSmall ? at + 1 : at + 12
    const end = start + (isSmall ? head >> 2 : this.#data.readUInt32LE(at + 4))
    const found: string[] = []
    for (let next = start; next + 5 <= end; next += 1) {
      // "ldstr", with a token that says that it is a text.
      if (this.#data[next] !== 0x72 || this.#data[next + 4] !== 0x70) continue
      found.push(this.#text(this.#data.readUIntLE(next + 1, 3)))
      next += 4
    }
    return found
  }

  #readSections(): void {
    const data = this.#data
    const head = data.readUInt32LE(0x3c)
    const first = head + 24 + data.readUInt16LE(head + 20)
    for (let at = first; at < first + 40 * data.readUInt16LE(head + 6); at += 40) {
      const [virtual, address, raw, place] = [8, 12, 16, 20].map((offset) => data.readUInt32LE(at + offset))
      this.#sections.push({ address: address!, size: Math.max(virtual!, raw!), place: place! })
    }
  }

  #placeOf(address: number): number {
    const section = this.#sections.find(
      (each) => address >= each.address && address < each.address + each.size,
    )
    return address - section!.address + section!.place
  }

  #text(index: number): string {
    let at = this.#texts + index
    const first = this.#data[at]!
    const bytes = first < 128 ? 1 : first < 192 ? 2 : 4
    const length = this.#data.readUIntBE(at, bytes) & [0, 0x7f, 0x3fff, 0, 0x1fff_ffff][bytes]!
    at += bytes
    return this.#data.toString('utf16le', at, at + length - 1)
  }

  #readTables(): void {
    const data = this.#data
    const head = data.readUInt32LE(0x3c)
    const directories = head + 24 + (data.readUInt16LE(head + 24) === 0x20b ? 112 : 96)
    const runtime = this.#placeOf(data.readUInt32LE(directories + 14 * 8))
    const metadata = this.#placeOf(data.readUInt32LE(runtime + 8))
    const streams = new Map<string, number>()
    let at = metadata + 16 + data.readUInt32LE(metadata + 12)
    const count = data.readUInt16LE(at + 2)
    at += 4
    for (let index = 0; index < count; index += 1) {
      const end = data.indexOf(0, at + 8)
      const name = data.toString('latin1', at + 8, end)
      streams.set(name, metadata + data.readUInt32LE(at))
      at += 8 + 4 * (Math.floor((end - at - 8) / 4) + 1)
    }
    this.#texts = streams.get('#US')!
    this.#readRows(streams.get('#~')!, streams.get('#Strings')!)
  }

  #readRows(tables: number, names: number): void {
    const data = this.#data
    const [flags, valid] = [data[tables + 6]!, data.readBigUInt64LE(tables + 8)]
    const rows: number[] = []
    let at = tables + 24
    for (let index = 0; index < 64; index += 1) {
      rows.push((valid >> BigInt(index)) & 1n ? data.readUInt32LE(at) : 0)
      if ((valid >> BigInt(index)) & 1n) at += 4
    }
    const [text, guid, blob] = [1, 2, 4].map((flag) => (flags & flag ? 4 : 2)) as [number, number, number]
    const to = (table: number) => (rows[table]! > 0xffff ? 4 : 2)
    const among = (of: number[], bits: number) =>
      Math.max(...of.map((table) => rows[table]!)) >= 2 ** (16 - bits) ? 4 : 2
    const coded = among([TYPE, TYPE_REFERENCE, 0x1b], 2)
    const widths: Record<number, number[]> = {
      0: [2, text, guid, guid, guid],
      [TYPE_REFERENCE]: [among([0, 0x1a, 0x23, 1], 2), text, text],
      [TYPE]: [4, text, text, coded, to(FIELD), to(METHOD)],
      3: [to(FIELD)],
      [FIELD]: [2, text, blob],
      5: [to(METHOD)],
      [METHOD]: [4, 2, 2, text, blob, to(PARAMETER)],
    }
    const read = Array.from({ length: METHOD + 1 }, (_, table) =>
      Array.from({ length: rows[table]! }, () =>
        widths[table]!.map((width) => {
          at += width
          return data.readUIntLE(at - width, width)
        }),
      ),
    )
    const name = (index: number) => data.toString('utf8', names + index, data.indexOf(0, names + index))
    for (const [, own] of read[TYPE_REFERENCE]!) this.#references.push(name(own!))
    for (const [index, row] of read[TYPE]!.entries()) {
      const end = read[TYPE]![index + 1]?.[5] ?? rows[METHOD]! + 1
      const methods = read[METHOD]!.slice(row[5]! - 1, end - 1).filter(([address]) => address !== 0)
      this.types.push({
        name: name(row[1]!),
        base: { isOwn: (row[3]! & 3) === 0, index: row[3]! >> 2 },
        methods: new Map(methods.map((each) => [name(each[3]!), this.#placeOf(each[0]!)])),
      })
    }
  }
}
