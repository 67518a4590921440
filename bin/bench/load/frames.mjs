// Hocuspocus' frames: the document's name, a kind, and what belongs to the kind.
import {
  createDecoder,
  hasContent,
  readVarInt,
  readVarString,
  readVarUint,
  readVarUint8Array,
} from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'

const KIND = { sync: 0, auth: 2, syncReply: 4, close: 7, syncStatus: 8 }
const STEP = { one: 0, two: 1, update: 2 }
const AUTH = { token: 0, denied: 1 }

const frame = (name, kind, write) => {
  const encoder = createEncoder()
  writeVarString(encoder, name)
  writeVarUint(encoder, kind)
  write(encoder)
  return toUint8Array(encoder)
}

const syncFrame = (name, step, bytes) =>
  frame(name, KIND.sync, (encoder) => {
    writeVarUint(encoder, step)
    writeVarUint8Array(encoder, bytes)
  })

/** Asks to be let into a document. */
export const authenticationFrame = (name, token) =>
  frame(name, KIND.auth, (encoder) => {
    writeVarUint(encoder, AUTH.token)
    writeVarString(encoder, token)
  })

/** Says what this side has, and so asks for the rest. */
export const stepOneFrame = (name, stateVector) => syncFrame(name, STEP.one, stateVector)

/** What the other side asked for. */
export const stepTwoFrame = (name, update) => syncFrame(name, STEP.two, update)

/** One change. */
export const updateFrame = (name, update) => syncFrame(name, STEP.update, update)

/**
 * Hands a frame to the one of `on` it is for: `stepOne(stateVector)`, `stepTwo(update)`, `update(update)`,
 * `status(applied)`, `denied(reason)`; other frames (cursors, permissions) are for none.
 */
export function readFrame(data, on) {
  const decoder = createDecoder(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  readVarString(decoder)
  const kind = readVarUint(decoder)
  if (kind === KIND.syncStatus) return on.status?.(readVarInt(decoder) === 1)
  if (kind === KIND.close) return on.denied?.(readVarString(decoder))
  if (kind === KIND.auth) {
    return readVarUint(decoder) === AUTH.denied ? on.denied?.(readVarString(decoder)) : undefined
  }
  if (kind !== KIND.sync && kind !== KIND.syncReply) return undefined
  const step = readVarUint(decoder)
  if (!hasContent(decoder)) return undefined
  const bytes = readVarUint8Array(decoder)
  if (step === STEP.one) return on.stepOne?.(bytes)
  return step === STEP.two ? on.stepTwo?.(bytes) : on.update?.(bytes)
}
