import WebSocket from 'ws'
import * as Y from 'yjs'
import { authenticationFrame, readFrame, stepOneFrame, stepTwoFrame, updateFrame } from './frames.mjs'
import { OwnParagraph } from './paragraph.mjs'

/**
 * An editor at a fraction of the cost: it speaks the protocol and types into a document of its own, but keeps nothing
 * of what others write: a character counts as visible here when the frame that carries it has been taken apart.
 */
export class LiteEditor {
  onVisible = () => {}
  onAcknowledged = () => {}
  #doc = new Y.Doc()
  #paragraph
  #socket

  constructor({ url, headers, token, fragment }, name) {
    this.#paragraph = new OwnParagraph(this.#doc, fragment)
    const socket = new WebSocket(url, { headers, perMessageDeflate: false })
    this.#socket = socket
    this.#doc.on('update', (update) => socket.send(updateFrame(name, update)))
    this.ready = new Promise((resolve, reject) => {
      const fail = (why) => reject(new Error(`${name}: ${why}`))
      socket.once('error', (error) => fail(error.message))
      socket.once('close', (code, reason) => fail(`closed (${code} ${String(reason)})`))
      socket.once('open', () => {
        socket.send(authenticationFrame(name, token))
        socket.send(stepOneFrame(name, Y.encodeStateVector(this.#doc)))
      })
      socket.on('message', (data) =>
        readFrame(data, {
          denied: fail,
          stepOne: (stateVector) =>
            socket.send(stepTwoFrame(name, Y.encodeStateAsUpdate(this.#doc, stateVector))),
          stepTwo: resolve,
          update: (update) => this.#see(update),
          status: (applied) => applied && this.onAcknowledged(),
        }),
      )
    })
  }

  get author() {
    return this.#doc.clientID
  }

  /**
   * Types one character and answers its clock; each is acknowledged by one call of `onAcknowledged`, in order. The
   * first synchronisation may be acknowledged too, before anything was typed.
   */
  type(character) {
    return this.#paragraph.type(character)
  }

  end() {
    this.#socket.terminate()
    this.#doc.destroy()
  }

  #see(update) {
    const { from, to } = Y.parseUpdateMeta(update)
    for (const [author, end] of to) this.onVisible(author, from.get(author) ?? 0, end)
  }
}
