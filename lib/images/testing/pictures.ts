import sharp, { type Sharp } from 'sharp'

/** What somebody must never be given away by: it stands in every field that a format has. */
export const SECRET = 'SECRETPLACE'

const EXIF = {
  IFD0: { Artist: SECRET, Copyright: SECRET, Make: SECRET, Model: SECRET, ImageDescription: SECRET },
  IFD2: { DateTimeOriginal: '2025:06:01 10:00:00', UserComment: SECRET },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '43/1 15/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '76/1 54/1 0/1',
  },
}

const XMP = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about=""><dc:creator>${SECRET}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

/** Pixels that hardly repeat, as a camera's do not; the same each time. */
export function noise(width: number, height: number, channels = 3): Buffer {
  const data = Buffer.alloc(width * height * channels)
  let state = 42
  for (let index = 0; index < data.length; index++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    data[index] = state >>> 24
  }
  return data
}

/** A picture without metadata: a photograph's noise, a chart's two colours, or one that lets half through. */
export function picture(what: 'photograph' | 'chart' | 'glass', width = 64, height = 48): Sharp {
  if (what === 'glass')
    return sharp({ create: { width, height, channels: 4, background: { r: 11, g: 79, b: 138, alpha: 0.5 } } })
  if (what === 'photograph') return sharp(noise(width, height), { raw: { width, height, channels: 3 } })
  const bar = { create: { width: Math.ceil(width / 4), height, channels: 3, background: '#0b4f8a' } } as const
  return sharp({ create: { width, height, channels: 3, background: '#fff' } }).composite([
    { input: bar, left: 0, top: 0 },
  ])
}

/** The same with everything that a camera or a program writes beside it, turned a quarter (orientation 6). */
export const tellTale = (image: Sharp): Sharp =>
  image
    .withExif(EXIF)
    .withXmp(XMP)
    .withIccProfile('p3', { attach: true })
    .withMetadata({ orientation: 6, density: 240 })

/** A JPEG with a text and a thumbnail in segments that the encoder does not write: comment, IPTC, JFIF extension. */
export async function chattyJpeg(): Promise<Buffer> {
  const thumbnail = await picture('photograph', 16, 12).jpeg().toBuffer()
  const plain = await tellTale(picture('photograph')).jpeg().toBuffer()
  const iptc = `Photoshop 3.0\0` + '8BIM\x04\x04\0\0\0\0\0\x10' + `\x1c\x02\x50\0\x0b${SECRET}`
  return Buffer.concat([
    plain.subarray(0, 2),
    segment(0xe0, Buffer.concat([Buffer.from('JFXX\0\x10', 'latin1'), thumbnail])),
    segment(0xed, Buffer.from(iptc, 'latin1')),
    segment(0xfe, Buffer.from(SECRET)),
    plain.subarray(2),
    Buffer.from(`\n${SECRET} after the end`),
  ])
}

/** A PNG with texts, a time and bytes behind its end. */
export async function chattyPng(): Promise<Buffer> {
  const plain = await tellTale(picture('chart')).png().toBuffer()
  return Buffer.concat([
    plain.subarray(0, 33),
    chunk('tEXt', Buffer.from(`Author\0${SECRET}`)),
    chunk('iTXt', Buffer.from(`Comment\0\0\0\0\0${SECRET}`)),
    chunk('tIME', Buffer.from([7, 0xe9, 6, 1, 10, 0, 0])),
    plain.subarray(33),
    Buffer.from(SECRET),
  ])
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, crc])
}

function crc32(data: Buffer): number {
  let crc = ~0
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
