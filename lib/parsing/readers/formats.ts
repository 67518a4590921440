import { Package } from './package'

/**
 * Formats told by how a file begins, after white space and a byte order mark. `format` selects the words of the error
 * `replyFormat` for what is not read.
 */
// Signatures of binary formats are control characters in good part.
/* oxlint-disable no-control-regex */
const FORMATS: readonly { format: string; starts: RegExp }[] = [
  { format: 'package', starts: /^PK(?:\x03\x04|\x05\x06)/ },
  { format: 'zip', starts: /^(?:7z\xbc\xaf|Rar!|\x1f\x8b\x08|BZh[1-9]|\xfd7zXZ)/ },
  { format: 'pdf', starts: /^%PDF-/ },
  { format: 'ole', starts: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/ },
  { format: 'doc', starts: /^(?:\xdb\xa5-\0|1\xbe\0\0|\xffWPC)/ },
  // Word's XML of 2003, and a package written as one XML file.
  { format: 'doc', starts: /^<\?xml[^>]{0,200}>\s{0,64}<\?mso-application progid="Word/i },
  { format: 'rtf', starts: /^\{\\rtf/i },
  {
    format: 'html',
    starts:
      /^(?:<\?xml[^>]{0,200}>\s{0,64})?(?:<!--[^]{0,2000}?-->\s{0,64}){0,3}<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6])\b/i,
  },
  { format: 'mhtml', starts: /^(?:From: <Saved|MIME-Version: 1\.0)/i },
  { format: 'image', starts: /^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM[^]{4}\0{4})/ },
  { format: 'image', starts: /^(?:RIFF[^]{4}WEBP|\0\0\0[^]ftyp(?:heic|heix|mif1|avif))/ },
]

const SNIFFED = 4096

/** The format of a file by its first characters, one for each byte; null where none fits, as in plain text. */
function byItsStart(head: string): string | null {
  const start = head.replace(/^(?:\ufeff|\xef\xbb\xbf)?[\s\ufeff]{0,64}/, '')
  return FORMATS.find(({ starts }) => starts.test(start))?.format ?? null
}

/** Bytes as characters, one each; zeros left out where `isWide`, so that UTF-16 reads as its letters. */
function characters(bytes: Uint8Array, start: number, isWide = false): string {
  const some = bytes.subarray(start, start + SNIFFED)
  const kept = isWide ? some.filter((byte) => byte !== 0) : some
  return Array.from(kept, (byte) => String.fromCharCode(byte)).join('')
}

/** What a compound file of Office before 2007 holds, by the names in its directory. */
function inCompoundFile(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 512) return 'doc'
  const sectorSize = 2 ** Math.min(12, Math.max(9, view.getUint16(30, true)))
  const names = characters(bytes, (view.getUint32(48, true) + 1) * sectorSize, true)
  if (names.includes('EncryptedPackage')) return 'encrypted'
  if (/Workbook|Book\b/.test(names)) return 'spreadsheet'
  return names.includes('PowerPoint Document') ? 'slides' : 'doc'
}

function inPackage(file: Package): string {
  const names = file.names
  const holds = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))
  if (holds(/^word\/|^_rels\/\.rels$|^\[content_types\]\.xml$/)) {
    if (holds(/^word\//)) return 'docx'
    if (holds(/^xl\//)) return 'spreadsheet'
    return holds(/^ppt\//) ? 'slides' : 'docx'
  }
  if (holds(/^index\/document\.iwa$|^index\.zip$|^index\.xml$/)) return 'pages'
  if (holds(/^meta-inf\/container\.xml$/)) return 'epub'
  return holds(/^content\.xml$/) ? 'odt' : 'zip'
}

/** What a file is, by its content alone; `file` is the package that a `docx` is. */
export function recognise(
  bytes: Uint8Array,
): { format: 'docx'; file: Package } | { format: string; file: null } {
  const format = byItsStart(characters(bytes, 0)) ?? byItsStart(wideStart(bytes)) ?? 'txt'
  if (format === 'ole') return { format: inCompoundFile(bytes), file: null }
  if (format !== 'package') return { format, file: null }
  const file = new Package(bytes)
  const inside = inPackage(file)
  return inside === 'docx' ? { format: inside, file } : { format: inside, file: null }
}

/** The start of a web page in UTF-16. */
function wideStart(bytes: Uint8Array): string {
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return isMarked ? characters(bytes, 2, true) : ''
}
