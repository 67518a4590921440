import { inflateSync } from 'node:zlib'

/**
 * Whatever a picture's file holds besides the picture, by a reader that knows the containers and nothing of our encoder:
 * "APP1 Exif", "tEXt Author". Empty for a file that says nothing. For tests.
 */
export function tracesIn(bytes: Uint8Array): string[] {
  const data = Buffer.from(bytes)
  if (data.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return tracesInPng(data)
  if (data.readUInt16BE(0) === 0xffd8) return tracesInJpeg(data)
  throw new Error('neither PNG nor JPEG')
}

function tracesInPng(data: Buffer): string[] {
  const traces: string[] = []
  let offset = 8
  let isOver = false
  const pixels: Buffer[] = []
  while (offset < data.length) {
    const length = data.readUInt32BE(offset)
    const name = data.toString('latin1', offset + 4, offset + 8)
    const content = data.subarray(offset + 8, offset + 8 + length)
    if (isOver) traces.push(`${name} after the end`)
    else if (name === 'IDAT') pixels.push(content)
    else if (name === 'IEND') isOver = true
    else if (!['IHDR', 'PLTE', 'tRNS'].includes(name)) traces.push(`${name} ${printable(content)}`)
    offset += 12 + length
  }
  if (offset !== data.length) traces.push('bytes after the end')
  // The stream must hold the rows and nothing behind them.
  const [width, height, depth, colour] = [data.readUInt32BE(16), data.readUInt32BE(20), data[24]!, data[25]!]
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour]!
  const expected = height * (1 + Math.ceil((width * channels * depth) / 8))
  if (inflateSync(Buffer.concat(pixels)).length !== expected) traces.push('more than the rows')
  return traces
}

function tracesInJpeg(data: Buffer): string[] {
  const traces: string[] = []
  let offset = 2
  while (offset < data.length) {
    if (data[offset] !== 0xff) throw new Error(`no marker at ${offset}`)
    const marker = data[offset + 1]!
    if (marker === 0xd9) {
      if (offset + 2 !== data.length) traces.push(`${data.length - offset - 2} bytes after the end`)
      return traces
    }
    const length = data.readUInt16BE(offset + 2)
    const content = data.subarray(offset + 4, offset + 2 + length)
    if (marker >= 0xe0 && marker <= 0xef) traces.push(`APP${marker - 0xe0} ${printable(content)}`)
    if (marker === 0xfe) traces.push(`COM ${printable(content)}`)
    offset += 2 + length
    if (marker !== 0xda) continue
    // The scan ends at a marker that is neither a stuffed byte nor a restart.
    while (data[offset] !== 0xff || data[offset + 1] === 0 || (data[offset + 1]! & 0xf8) === 0xd0) {
      if (++offset >= data.length) throw new Error('the scan does not end')
    }
  }
  throw new Error('the file does not end')
}

const printable = (content: Buffer) => content.toString('latin1', 0, 24).replace(/[^\x20-\x7e]+/g, '.')
