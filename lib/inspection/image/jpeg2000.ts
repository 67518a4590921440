import type { Findings } from '../finding'
import { printable } from '../zip/inspect-zip'
import { behindBoxes, boxesIn } from './boxes'
import { COMMENT, commentIn, readCodestream } from './codestream'
import { inspectExif } from './exif'

const DRAWN = /^(?:jP {2}|ftyp|jp2h|jp2c|rreq)$/
const HEAD = /^(?:ihdr|bpcc|colr|pclr|cmap|cdef|res )$/
const XMP = 'be7acfcb97a942e89c71999491e3afac'
const EXIF = Buffer.from('JpgTiffExif->JP2').toString('hex')
const GEO = 'b14bf8bd083d4b43a5ae8cd7d5a6ce03'

/** What a picture in JPEG 2000 says beside its points: boxes of text, of Exif and of places, and comments of what packed it. */
export function inspectJpeg2000(data: Buffer, part: string, findings: Findings): void {
  const boxes = boxesIn(data)
  const rest = behindBoxes(boxes, data)
  if (rest.length > 0) findings.add('hiddenBytes', part, `${rest.length} B: ${printable(rest)}`)
  for (const { kind, content } of boxes) {
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

/** The packed points alone: comments before and in their parts, and what is behind them. */
export function inspectCodestream(data: Buffer, part: string, findings: Findings): void {
  const { segments, end } = readCodestream(data)
  for (const each of segments) {
    const text = each.marker === COMMENT ? commentIn(data, each) : Buffer.alloc(0)
    if (text.length > 0) findings.add('imageMetadata', part, `comment ${printable(text)}`)
  }
  const rest = data.subarray(end)
  if (rest.length > 0) findings.add('hiddenBytes', part, `${rest.length} B: ${printable(rest)}`)
}
