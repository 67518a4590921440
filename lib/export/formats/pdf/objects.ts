/** What is put in the place of some bytes of a file. */
export interface Edit {
  at: number
  /** How many bytes it takes the place of. */
  length: number
  text: string
}

/**
 * The objects of a PDF as Typst writes it: numbered from 1 without a gap, listed once at the end. Objects in streams it has
 * none. For what is to be changed in it afterwards.
 */
export class PdfObjects {
  private readonly text: string
  /** Where each begins, by its number; sorted, where each ends. */
  private readonly starts: number[]
  private readonly ends: Map<number, number>
  private readonly listAt: number

  /** @throws Error for a file that is made in another way. */
  constructor(private readonly bytes: Uint8Array) {
    this.text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    this.listAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.text.slice(-60))?.[1])
    const head = /^xref\s+0 (\d+)\s+/.exec(this.text.slice(this.listAt, this.listAt + 40))
    if (!head) throw new Error('The PDF has no list of its objects where it should be.')
    const first = this.listAt + head[0].length
    this.starts = Array.from({ length: Number(head[1]) }, (_, index) =>
      Number(this.text.slice(first + index * 20, first + index * 20 + 10)),
    )
    const sorted = [...this.starts.slice(1), this.listAt].sort((one, other) => one - other)
    this.ends = new Map(sorted.slice(0, -1).map((start, index) => [start, sorted[index + 1]!]))
  }

  /** Where an object begins, and what it says; of its strings their length alone, for a person may have written them. */
  read(number: number): { at: number; says: string } {
    const at = this.starts[number] ?? 0
    return { at, says: withoutStrings(this.text.slice(at, this.ends.get(at))) }
  }

  /** What the end of the file says. */
  get trailer(): string {
    return withoutStrings(this.text.slice(this.text.lastIndexOf('trailer')))
  }

  /** The bytes between two places, as they are. */
  slice(from: number, to: number): string {
    return this.text.slice(from, to)
  }

  /** The file with these changes, and the list of its objects as it is then. */
  edited(edits: readonly Edit[]): Uint8Array<ArrayBuffer> {
    const sorted = [...edits].sort((one, other) => one.at - other.at)
    const pieces: Uint8Array[] = []
    let from = 0
    for (const { at, length, text } of sorted) {
      pieces.push(this.bytes.subarray(from, at), Buffer.from(text, 'latin1'))
      from = at + length
    }
    pieces.push(this.bytes.subarray(from, this.listAt))
    const moved = this.starts.map((start) =>
      sorted.reduce((to, { at, length, text }) => (at < start ? to + text.length - length : to), start),
    )
    const listAt = pieces.reduce((sum, { length }) => sum + length, 0)
    const entries = moved.map((start, number) =>
      number === 0 ? '0000000000 65535 f\r\n' : `${String(start).padStart(10, '0')} 00000 n\r\n`,
    )
    const end = this.text.slice(this.text.lastIndexOf('trailer')).replace(/(startxref\s+)\d+/, `$1${listAt}`)
    pieces.push(Buffer.from(`xref\n0 ${moved.length}\n${entries.join('')}${end}`, 'latin1'))
    // Into its place at once: a large file is not kept twice.
    const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
    let to = 0
    for (const piece of pieces) {
      whole.set(piece, to)
      to += piece.length
    }
    return whole
  }
}

/** The same with blanks for what stands in strings. */
function withoutStrings(text: string): string {
  if (!text.includes('(')) return text
  let said = ''
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (depth > 0 && character === '\\') {
      said += '  '
      at++
      continue
    }
    if (character === ')' && depth > 0) depth--
    said += depth > 0 ? ' ' : character
    if (character === '(') depth++
  }
  return said
}
