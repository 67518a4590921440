const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** A grey JPEG of 8 by 8 pixels, whole, with `said` in a comment; without one it says nothing. */
export function pictureSaying(said: string): Uint8Array {
  const quantisation = segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)]))
  const frame = segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]))
  // One code of one bit, in either table: "no difference" and "nothing more in this block".
  const lengths = [1, ...Array.from({ length: 15 }, () => 0)]
  const tables = [0x00, 0x10].map((id) => segment(0xc4, Buffer.from([id, ...lengths, 0])))
  const scan = segment(0xda, Buffer.from([1, 1, 0x00, 0, 63, 0]))
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(said === '' ? [] : [segment(0xfe, Buffer.from(said))]),
    quantisation,
    frame,
    ...tables,
    scan,
    Buffer.from([0b0011_1111, 0xff, 0xd9]),
  ])
}
