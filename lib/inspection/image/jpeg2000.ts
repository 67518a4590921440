import type { Findings } from '../finding'
import { printable } from '../zip/inspect-zip'
import { boxesIn } from './boxes'
import { inspectExif } from './exif'

const DRAWN = /^(?:jP {2}|ftyp|jp2h|jp2c|rreq)$/
const HEAD = /^(?:ihdr|bpcc|colr|pclr|cmap|cdef|res )$/
const XMP = 'be7acfcb97a942e89c71999491e3afac'
const EXIF = Buffer.from('JpgTiffExif->JP2').toString('hex')
const GEO = 'b14bf8bd083d4b43a5ae8cd7d5a6ce03'

/** What a picture in JPEG 2000 says beside its points: boxes of text, of Exif and of places, and comments of what packed it. */
export function inspectJpeg2000(data: Buffer, part: string, findings: Findings): void {
  for (const { kind, content } of boxesIn(data)) {
    if (kind === 'uuid') inspectUuid(content, part, findings)
    else if (kind === 'jp2c') inspectCodestream(content, part, findings)
    else if (kind === 'jp2h') {
      for (const each of boxesIn(content)) {
        if (each.kind === 'colr' && each.content[0] !== 1)
          findings.add('imageMetadata', part, 'colour profile')
        else if (!HEAD.test(each.kind))
          findings.add('imageMetadata', part, `${each.kind} ${printable(each.content)}`)
      }
    } else if (!DRAWN.test(kind)) findings.add('imageMetadata', part, `${kind.trim()} ${printable(content)}`)
  }
}

function inspectUuid(content: Buffer, part: string, findings: Findings): void {
  const id = content.toString('hex', 0, 16)
  const rest = content.subarray(16)
  if (id === EXIF)
    inspectExif(rest.toString('latin1', 0, 4) === 'Exif' ? rest.subarray(6) : rest, part, findings)
  else if (id === GEO) findings.add('imagePlace', part, 'GeoJP2')
  else findings.add('imageMetadata', part, `${id === XMP ? 'XMP' : `uuid ${id}`} ${printable(rest)}`)
}

/** The packed points alone: segments stand before the first tile. */
export function inspectCodestream(data: Buffer, part: string, findings: Findings): void {
  for (let at = 2; at + 4 <= data.length && data[at] === 0xff && data[at + 1] !== 0x90;) {
    const length = data.readUInt16BE(at + 2)
    if (data[at + 1] === 0x64)
      findings.add('imageMetadata', part, `comment ${printable(data.subarray(at + 6, at + 2 + length))}`)
    at += 2 + length
  }
}
