/** What a file is that somebody took for a picture. */
export type ImageKind = 'jpeg' | 'png' | 'gif' | 'webp' | 'tiff' | 'avif' | 'heic' | 'svg' | 'unknown'

// Brands of the ISO file format by which a camera says what it wrote.
const AVIF = new Set(['avif', 'avis'])
const HEIC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'])

/** What these bytes are by their own first words; names and media types are not believed. */
export function recognise(bytes: Uint8Array): ImageKind {
  const at = (offset: number, ...codes: number[]) => codes.every((code, i) => bytes[offset + i] === code)
  const text = (offset: number, length: number) =>
    String.fromCharCode(...bytes.subarray(offset, offset + length))
  if (at(0, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (at(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (/^GIF8[79]a$/.test(text(0, 6))) return 'gif'
  if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return 'webp'
  if (at(0, 0x49, 0x49, 0x2a, 0) || at(0, 0x4d, 0x4d, 0, 0x2a)) return 'tiff'
  if (text(4, 4) === 'ftyp') return isoKind(bytes, text)
  return looksLikeSvg(bytes) ? 'svg' : 'unknown'
}

/** The major brand decides, then the compatible ones: files of both kinds call themselves "mif1" first. */
function isoKind(bytes: Uint8Array, text: (offset: number, length: number) => string): ImageKind {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
  const brands = [text(8, 4)]
  for (let offset = 16; offset + 4 <= Math.min(size, bytes.byteLength, 256); offset += 4)
    brands.push(text(offset, 4))
  if (brands.some((brand) => AVIF.has(brand))) return 'avif'
  return brands.some((brand) => HEIC.has(brand)) ? 'heic' : 'unknown'
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 4096))
  return /^[\s\ufeff]*<(\?xml|!DOCTYPE|!--|svg\b)/i.test(head) && /<(\w+:)?svg[\s>]/i.test(head)
}
