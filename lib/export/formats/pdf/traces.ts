const PROGRAM = /Typst \d+\.\d+\.\d+|(?<= x:xmptk=")xmp-writer(?=")/g

/**
 * The same file without the name of the program that made it, as long as before, so that every offset in it stays
 * true. The name stands in two places, neither compressed: the information dictionary and the XMP packet, which also
 * names the library that wrote the packet.
 */
export function withoutTraces(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const clean = new Uint8Array(bytes)
  const text = Buffer.from(clean.buffer, clean.byteOffset, clean.byteLength).toString('latin1')
  for (const match of text.matchAll(PROGRAM)) clean.fill(0x20, match.index, match.index + match[0].length)
  return clean
}
