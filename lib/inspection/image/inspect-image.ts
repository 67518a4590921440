import type { FindingKind, Findings } from '../finding'
import { printable } from '../zip/inspect-zip'
import { inspectBitmap } from './bitmap'
import { inspectExif } from './exif'
import { inspectHeif } from './heif'
import { inspectCodestream, inspectJpeg2000 } from './jpeg2000'
import { inspectEmf, inspectWmf } from './metafile'
import { inspectSvg, isSvg } from './svg'

/** What is looked for in the file of a picture. */
export const IMAGE_CHECKS: readonly FindingKind[] = [
  'person', 'editTime', 'imagePlace', 'imageMetadata', 'thumbnail', 'hiddenBytes', 'hiddenText', 'remark', 'script', 'externalContent', 'path',
  'unreadable',
] // prettier-ignore

/** What the file of a picture says beside the picture, by its containers alone. Only headers are read, nothing is decoded. */
export function inspectImage(bytes: Uint8Array, part: string, findings: Findings): void {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const begins = (text: string, at = 0) => data.subarray(at, at + text.length).toString('latin1') === text
  if (data.length === 0) return
  try {
    if (begins('\x89PNG\r\n\x1a\n')) inspectPng(data, part, findings)
    else if (data[0] === 0xff && data[1] === 0xd8) inspectJpeg(data, part, findings)
    else if (begins('GIF8')) inspectGif(data, part, findings)
    else if (begins('RIFF') && begins('WEBP', 8)) inspectWebp(data, part, findings)
    else if (begins('II*\0') || begins('MM\0*')) inspectExif(data, part, findings, { isWholeFile: true })
    else if (begins('jP  ', 4)) inspectJpeg2000(data, part, findings)
    else if (begins('\xff\x4f\xff\x51')) inspectCodestream(data, part, findings)
    else if (begins('ftyp', 4)) inspectHeif(data, part, findings)
    else if (begins('BM')) inspectBitmap(data, part, findings)
    else if (isSvg(data)) inspectSvg(data, part, findings, inspectImage)
    else if (data.readUInt32LE(0) === 1 && begins(' EMF', 40)) inspectEmf(data, part, findings, inspectImage)
    else if (data.readUInt32LE(0) === 0x9ac6_cdd7 || data.readUInt32LE(0) === 0x0009_0001)
      inspectWmf(data, part, findings)
    else findings.add('unreadable', part, printable(data.subarray(0, 40)))
  } catch (error) {
    // Reading beyond the end: the picture is cut off, or made to mislead.
    if (!(error instanceof RangeError)) throw error
    findings.add('unreadable', part)
  }
}

const DRAWN = new Set([
  'IHDR',
  'PLTE',
  'tRNS',
  'IDAT',
  'IEND',
  'gAMA',
  'sRGB',
  'cHRM',
  'sBIT',
  'bKGD',
  'hIST',
])

function inspectPng(data: Buffer, part: string, findings: Findings): void {
  let at = 8
  while (at < data.length) {
    const length = data.readUInt32BE(at)
    const name = data.toString('latin1', at + 4, at + 8)
    const content = data.subarray(at + 8, at + 8 + length)
    at += 12 + length
    if (name === 'IEND') break
    if (name === 'eXIf') inspectExif(content, part, findings)
    else if (!DRAWN.has(name)) findings.add('imageMetadata', part, `${name} ${printable(content)}`)
  }
  behind(data, at, part, findings)
}

function inspectJpeg(data: Buffer, part: string, findings: Findings): void {
  let at = 2
  while (at + 4 <= data.length) {
    if (data[at] !== 0xff) return findings.add('unreadable', part)
    const marker = data[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return behind(data, at + 2, part, findings)
    const content = data.subarray(at + 4, at + 2 + data.readUInt16BE(at + 2))
    at += 2 + data.readUInt16BE(at + 2)
    if (marker >= 0xe0 && marker <= 0xef) inspectSegment(marker - 0xe0, content, part, findings)
    if (marker === 0xfe) findings.add('imageMetadata', part, `comment ${printable(content)}`)
    if (marker === 0xda) at = behindScan(data, at)
  }
  if (at + 2 > data.length) return
  behind(data, at + 2, part, findings)
}

function inspectSegment(number: number, content: Buffer, part: string, findings: Findings): void {
  const head = content.toString('latin1', 0, 6)
  if (number === 1 && head === 'Exif\0\0') inspectExif(content.subarray(6), part, findings)
  // What every encoder writes: version, density, and whether colours were transformed.
  else if (number === 0 && head.startsWith('JFIF\0')) {
    if (content.length > 14) findings.add('thumbnail', part, 'JFIF')
  } else if (number === 14 && head.startsWith('Adobe') && content.length <= 12) return
  else if (number === 0 && head.startsWith('JFXX')) findings.add('thumbnail', part, 'JFXX')
  else findings.add('imageMetadata', part, `APP${number} ${printable(content)}`)
}

/** A scan ends at a marker that is neither a stuffed byte nor a restart. */
function behindScan(data: Buffer, from: number): number {
  let at = data.indexOf(0xff, from)
  while (at !== -1 && at + 1 < data.length) {
    const next = data[at + 1]!
    if (next !== 0 && (next & 0xf8) !== 0xd0 && next !== 0xff) return at
    at = data.indexOf(0xff, at + 1)
  }
  return data.length
}

function inspectGif(data: Buffer, part: string, findings: Findings): void {
  let at = 13 + tableSize(data.readUInt8(10))
  const blocks = (from: number): [text: Buffer, next: number] => {
    const pieces: Buffer[] = []
    let next = from
    for (let size = data.readUInt8(next); size > 0; size = data.readUInt8(next)) {
      pieces.push(data.subarray(next + 1, next + 1 + size))
      next += 1 + size
    }
    return [Buffer.concat(pieces), next + 1]
  }
  while (at < data.length) {
    const kind = data.readUInt8(at)
    if (kind === 0x3b) return behind(data, at + 1, part, findings)
    if (kind === 0x2c) at = blocks(at + 11 + tableSize(data.readUInt8(at + 9)))[1]
    else if (kind === 0x21) {
      const label = data.readUInt8(at + 1)
      const [text, next] = blocks(at + 2)
      const isMotion = label === 0xff && /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)/.test(text.toString('latin1', 0, 11))
      if (label !== 0xf9 && !isMotion) findings.add('imageMetadata', part, printable(text))
      at = next
    } else return findings.add('unreadable', part)
  }
}

const tableSize = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))

function inspectWebp(data: Buffer, part: string, findings: Findings): void {
  const end = Math.min(data.length, 8 + data.readUInt32LE(4))
  for (let at = 12; at + 8 <= end;) {
    const name = data.toString('latin1', at, at + 4)
    const length = data.readUInt32LE(at + 4)
    const content = data.subarray(at + 8, at + 8 + length)
    if (name === 'EXIF')
      inspectExif(
        content.toString('latin1', 0, 6) === 'Exif\0\0' ? content.subarray(6) : content,
        part,
        findings,
      )
    else if (!/^(?:VP8[ LX]|ALPH|ANIM|ANMF)$/.test(name))
      findings.add('imageMetadata', part, `${name} ${printable(content)}`)
    at += 8 + length + (length % 2)
  }
  behind(data, end, part, findings)
}

function behind(data: Buffer, at: number, part: string, findings: Findings): void {
  if (at < data.length)
    findings.add('hiddenBytes', part, `${data.length - at} B: ${printable(data.subarray(at))}`)
}
