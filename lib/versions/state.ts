import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'

/** A draft as `DraftVersion.state` keeps it: all of it as one Yjs update of the second form, deflated. */
export function encodeState(doc: Y.Doc): Buffer {
  return deflateRawSync(Y.encodeStateAsUpdateV2(doc))
}

/** The draft that a version is, as a Y.Doc to be destroyed by the caller. @throws when it cannot be decoded. */
export function openState(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc({ gc: true })
  try {
    Y.applyUpdateV2(doc, inflateRawSync(state))
    return doc
  } catch (error) {
    doc.destroy()
    throw error
  }
}
