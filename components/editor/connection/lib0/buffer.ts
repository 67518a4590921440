import { createDecoder, readAny } from 'lib0/decoding'
import { encode, writeAny } from 'lib0/encoding'

// In the browser this is `lib0/buffer`, as far as Yjs and its binding to ProseMirror use it (next.config.js). The original
// also names Node's Buffer, of which the bundler would send a copy. A test compares the two.

/** The same bytes in memory of their own. */
export const copyUint8Array = (bytes: Uint8Array) => bytes.slice()

/** Bytes as letters of base64. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** A value as bytes, as Yjs writes one. */
export const encodeAny = (value: unknown) =>
  encode((encoder) => writeAny(encoder, value as Parameters<typeof writeAny>[1]))

/** The value that `encodeAny` wrote. */
export const decodeAny = (bytes: Uint8Array): unknown => readAny(createDecoder(bytes))
