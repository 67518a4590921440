const TRACES = [
  /Typst \d+\.\d+\.\d+/g,
  /(?<= x:xmptk=")xmp-writer(?=")/g,
  // The date that Typst wants for the archives' standard, which itself asks for none, and the steps of its making.
  /\/(?:Creation|Mod)Date \(D:19800101000000Z\)/g,
  /<xmp:(?:Create|Modify)Date>1980-01-01T00:00:00Z<\/xmp:(?:Create|Modify)Date>/g,
  /<xmp:CreatorTool>Typst [^<]*<\/xmp:CreatorTool>/g,
  /<xmpMM:History>.*?<\/xmpMM:History>/gs,
]

/**
 * The same bytes, of which the name of the program that made the file, its dates and the steps of its making are
 * overwritten: as long as before, so that every offset in it stays true. They stand in two places, neither compressed: the
 * information dictionary and the XMP packet, which also names the library that wrote the packet.
 */
export function withoutTraces(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  for (const trace of TRACES)
    for (const match of text.matchAll(trace)) bytes.fill(0x20, match.index, match.index + match[0].length)
  return bytes
}
