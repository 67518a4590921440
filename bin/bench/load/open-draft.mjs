import WebSocket from 'ws'
import * as Y from 'yjs'
import { sleep } from '../statistics.mjs'
import { connectionOf } from './connect.mjs'
import { authenticationFrame, readFrame, stepOneFrame, stepTwoFrame, updateFrame } from './frames.mjs'

/**
 * A draft opened over the wire, by hand and as fast as it goes. `complete` resolves once what the server had at that
 * moment is in `doc` (without a document: has arrived); edits of `doc` are sent, each acknowledged by `onAcknowledged`.
 */
export class OpenDraft {
  onAcknowledged = () => {}
  /** Why the server closed the connection, or null. */
  closed = null
  /** Milliseconds since the start of connecting. */
  times = {}
  bytes = 0
  #socket

  constructor(target, name, doc = null) {
    const { url, headers, token } = connectionOf(target)
    const start = performance.now()
    const since = () => performance.now() - start
    const socket = new WebSocket(url, { headers, perMessageDeflate: false })
    this.#socket = socket
    doc?.on('update', (update, origin) => origin !== this && socket.send(updateFrame(name, update)))
    const answer = (stateVector) => (doc ? Y.encodeStateAsUpdate(doc, stateVector) : Uint8Array.of(0, 0))
    this.complete = new Promise((resolve, reject) => {
      const fail = (why) => {
        this.closed ??= why
        reject(new Error(`${name}: ${why}`))
      }
      socket.once('error', (error) => fail(error.message))
      socket.once('close', (code, reason) => fail(`closed (${code} ${String(reason)})`))
      socket.once('open', () => {
        this.times.connected = since()
        socket.send(authenticationFrame(name, token))
        socket.send(stepOneFrame(name, doc ? Y.encodeStateVector(doc) : Uint8Array.of(0)))
      })
      socket.on('message', (data) => {
        this.bytes += data.byteLength
        readFrame(data, {
          denied: fail,
          stepOne: (stateVector) => socket.send(stepTwoFrame(name, answer(stateVector))),
          stepTwo: (update) => {
            this.times.arrived ??= since()
            if (doc) Y.applyUpdate(doc, update, this)
            this.times.complete ??= since()
            resolve()
          },
          update: (update) => doc && Y.applyUpdate(doc, update, this),
          status: (applied) => applied && this.onAcknowledged(),
        })
      })
    })
    this.complete.catch(() => {})
  }

  /** After this no acknowledgement of the first synchronisation is to be expected any more. */
  settled() {
    return sleep(200)
  }

  /** Sends a frame as it is. */
  send(frame) {
    this.#socket.send(frame)
  }

  end() {
    this.#socket.terminate()
  }
}
