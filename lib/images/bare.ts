/**
 * The same picture with nothing in its file but what is needed to draw it. The encoder was told to write nothing else;
 * this is what makes sure of it, whatever a later version of the encoder thinks useful (resolution, time, its name).
 */
export function bare(bytes: Uint8Array, mime: 'image/png' | 'image/jpeg'): Uint8Array<ArrayBuffer> {
  return joined(mime === 'image/png' ? pngParts(bytes) : jpegParts(bytes))
}

// IHDR, PLTE, IDAT and IEND draw the picture, tRNS says what is transparent.
const PNG_CHUNKS = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

function pngParts(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = [bytes.subarray(0, 8)]
  for (let offset = 8; offset + 12 <= bytes.byteLength;) {
    const end = offset + 12 + view.getUint32(offset)
    if (PNG_CHUNKS.has(String.fromCharCode(...bytes.subarray(offset + 4, offset + 8))))
      parts.push(bytes.subarray(offset, end))
    offset = end
  }
  return parts
}

function jpegParts(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = [bytes.subarray(0, 2)]
  let offset = 2
  while (offset + 4 <= bytes.byteLength) {
    const marker = bytes[offset + 1]!
    // From the first scan on there is only the picture.
    if (marker === 0xda) break
    const end = offset + 2 + view.getUint16(offset + 2)
    // Every "application" segment (JFIF's resolution among them) and every comment is left out.
    if (!(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe) parts.push(bytes.subarray(offset, end))
    offset = end
  }
  parts.push(bytes.subarray(offset))
  return parts
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.byteLength
  }
  return whole
}
