import { createDecoder, readVarString, readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** The messages of @hocuspocus/provider 4.7.0; each begins with the address of a document. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  close: 7,
  syncStatus: 8,
  pong: 10,
} as const

/** What a sync message carries. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

const AUTH = { token: 0, denied: 1, authenticated: 2 } as const

export type Received =
  | { type: 'token'; token: string }
  | { type: 'state-vector'; data: Uint8Array; wantsOurs: boolean }
  | { type: 'update'; data: Uint8Array }
  | { type: 'presence'; data: Uint8Array }
  | { type: 'who' }
  | { type: 'leave' }
  | { type: 'ignored' }

/**
 * Reads a client's message. `data` are views into `message`, not copies. Null is the bare pong, which has no address.
 * @throws when it is none.
 */
export function readMessage(message: Uint8Array): { address: string; received: Received } | null {
  if (message.length === 1 && message[0] === MESSAGE.pong) return null
  const decoder = createDecoder(message)
  const address = readVarString(decoder)
  return { address, received: readBody(decoder) }
}

function readBody(decoder: Decoder): Received {
  const type = readVarUint(decoder)
  switch (type) {
    case MESSAGE.sync:
    case MESSAGE.syncReply:
      return readSync(decoder, type === MESSAGE.sync)
    case MESSAGE.awareness:
      return { type: 'presence', data: readVarUint8Array(decoder) }
    case MESSAGE.auth:
      if (readVarUint(decoder) !== AUTH.token) throw new Error('unexpected authentication message')
      return { type: 'token', token: readVarString(decoder) }
    case MESSAGE.queryAwareness:
      return { type: 'who' }
    case MESSAGE.close:
      return { type: 'leave' }
    // We have nothing to be told by clients in this way; a page of another version may think otherwise.
    case MESSAGE.stateless:
      return { type: 'ignored' }
    default:
      throw new Error(`unknown message ${type}`)
  }
}

function readSync(decoder: Decoder, wantsOurs: boolean): Received {
  const step = readVarUint(decoder)
  const data = readVarUint8Array(decoder)
  if (step === SYNC.step1) return { type: 'state-vector', data, wantsOurs }
  if (step === SYNC.step2 || step === SYNC.update) return { type: 'update', data }
  throw new Error(`unknown sync message ${step}`)
}

/**
 * A message as it goes over the wire: a whole WebSocket frame, made once for all who receive it where ws would make one for
 * each.
 */
export type Frame = Buffer & { readonly kind: 'frame' }

// One frame, unfragmented, uncompressed, binary; servers do not mask.
const BINARY = 0x82

function toFrame(message: Uint8Array): Frame {
  const { length } = message
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(header + length)
  frame[0] = BINARY
  frame[1] = header === 2 ? length : header === 4 ? 126 : 127
  if (header === 4) frame.writeUInt16BE(length, 2)
  if (header === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(message, header)
  return frame as Frame
}

/** The message in a frame, for tests. */
export function messageIn(frame: Frame): Uint8Array {
  return frame.subarray(frame[1]! < 126 ? 2 : frame[1] === 126 ? 4 : 10)
}

function frame(address: string, type: number, write: (encoder: encoding.Encoder) => void): Frame {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, address)
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return toFrame(encoding.toUint8Array(encoder))
}

function syncFrame(address: string, step: number, data: Uint8Array): Frame {
  return frame(address, MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, data)
  })
}

/** The answer to a token that lets the person in. */
export function authenticated(address: string, readOnly: boolean): Frame {
  return frame(address, MESSAGE.auth, (encoder) => {
    encoding.writeVarUint(encoder, AUTH.authenticated)
    encoding.writeVarString(encoder, readOnly ? 'readonly' : 'read-write')
  })
}

/** The answer to a token that does not. */
export function denied(address: string, reason: string): Frame {
  return frame(address, MESSAGE.auth, (encoder) => {
    encoding.writeVarUint(encoder, AUTH.denied)
    encoding.writeVarString(encoder, reason)
  })
}

/** "This is what I have": asks the client for the rest. */
export function stateVector(address: string, vector: Uint8Array): Frame {
  return syncFrame(address, SYNC.step1, vector)
}

/** "This is what you lack." */
export function missingState(address: string, update: Uint8Array): Frame {
  return syncFrame(address, SYNC.step2, update)
}

/** Somebody else's edit. */
export function edit(address: string, update: Uint8Array): Frame {
  return syncFrame(address, SYNC.update, update)
}

/** One message of the client is saved (or is refused, and never will be). */
export function saved(address: string, isSaved: boolean): Frame {
  return frame(address, MESSAGE.syncStatus, (encoder) => encoding.writeVarUint(encoder, isSaved ? 1 : 0))
}

/** The same frame so many times: the client counts them. */
export function repeat(once: Frame, times: number): Frame {
  return (times === 1 ? once : Buffer.alloc(once.length * times, once)) as Frame
}

/** Presence states; without any it only says that the connection lives. */
export function presence(address: string, states: Uint8Array): Frame {
  return frame(address, MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, states))
}

/** A `ServerMessage`, as JSON. */
export function stateless(address: string, payload: string): Frame {
  return frame(address, MESSAGE.stateless, (encoder) => encoding.writeVarString(encoder, payload))
}
