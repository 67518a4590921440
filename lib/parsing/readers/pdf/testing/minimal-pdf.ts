import { zlibSync } from 'fflate'

/** One indirect object: its dictionary as PDF writes it, and the bytes of its stream. */
export interface PdfObject {
  dictionary: string
  stream?: Uint8Array
}

const encoder = new TextEncoder()

function joined(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** A file of these objects, numbered from 1, the first its catalogue; `trailer` is added to the trailer. */
export function pdfOf(objects: PdfObject[], trailer = ''): Uint8Array {
  const parts: Uint8Array[] = []
  const offsets: number[] = []
  let at = 0
  const write = (part: Uint8Array | string): void => {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part
    parts.push(bytes)
    at += bytes.length
  }
  write('%PDF-1.7\n')
  for (const [index, { dictionary, stream }] of objects.entries()) {
    offsets.push(at)
    const length = stream ? `/Length ${stream.length}` : ''
    write(`${index + 1} 0 obj\n${dictionary.replace(/>>\s*$/, `${length}>>`)}\n`)
    if (stream) {
      write('stream\n')
      write(stream)
      write('\nendstream\n')
    }
    write('endobj\n')
  }
  const start = at
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`)
  for (const offset of offsets) write(`${String(offset).padStart(10, '0')} 00000 n \n`)
  write(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`)
  return joined(parts)
}

export interface PageSource {
  /** Operators of the page (PDF 32000-1, annex A); `F` is Helvetica, `B` its bold face. */
  content: string | Uint8Array
  /** The content's stream is already what `filter` unpacks. */
  filter?: string
  /** Further resources, as PDF writes them. */
  resources?: string
  /** Further entries of the page. */
  more?: string
}

const FONTS = '/Font<</F 3 0 R/B 4 0 R>>'

/** A file with these pages; `more` are further objects, numbered from 5. */
export function pagesPdf(pages: PageSource[], more: PdfObject[] = [], trailer = ''): Uint8Array {
  const first = 5 + more.length
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ')
  const font = (name: string): PdfObject => ({
    dictionary: `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`,
  })
  return pdfOf(
    [
      { dictionary: '<</Type/Catalog/Pages 2 0 R>>' },
      { dictionary: `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>` },
      font('Helvetica'),
      font('Helvetica-Bold'),
      ...more,
      ...pages.flatMap(({ content, filter, resources = '', more: entries = '' }, index): PdfObject[] => [
        {
          dictionary: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + index * 2 + 1} 0 R/Resources<<${FONTS}${resources}>>${entries}>>`,
        },
        {
          dictionary: filter ? `<</Filter/${filter}>>` : '<<>>',
          stream: typeof content === 'string' ? encoder.encode(content) : content,
        },
      ]),
    ],
    trailer,
  )
}

/** Operators that show lines of text under one another, from the top left, 14 points apart. */
export function shown(lines: string[], { x = 72, y = 760, size = 11, font = 'F' } = {}): string {
  const escaped = lines.map((line) => line.replace(/[\\()]/g, (sign) => `\\${sign}`))
  return `BT /${font} ${size} Tf 14 TL ${x} ${y} Td ${escaped.map((line) => `(${line}) Tj T*`).join(' ')} ET\n`
}

/** A picture of one colour, `side` by `side` signs, for `resources` as `/XObject<</I N 0 R>>`. */
export function picture(side: number): PdfObject {
  return {
    dictionary: `<</Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode>>`,
    stream: zlibSync(new Uint8Array(Math.min(side * side, 1_000_000))),
  }
}
