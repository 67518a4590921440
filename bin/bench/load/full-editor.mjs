import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { OwnParagraph } from './paragraph.mjs'

/**
 * An editor as a browser has it: the official provider and a whole document. A character counts as visible here when it
 * has been integrated into that document.
 */
export class FullEditor {
  onVisible = () => {}
  onAcknowledged = () => {}
  #doc = new Y.Doc()
  #paragraph
  #provider
  #socket

  constructor({ url, headers, token, fragment }, name) {
    this.#paragraph = new OwnParagraph(this.#doc, fragment)
    this.#socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: socketWith(headers) })
    this.ready = new Promise((resolve, reject) => {
      this.#provider = new HocuspocusProvider({
        websocketProvider: this.#socket,
        name,
        document: this.#doc,
        token,
        onSynced: () => resolve(),
        onAuthenticationFailed: ({ reason }) => reject(new Error(`${name}: ${reason}`)),
      })
    })
    let unsynced = 0
    this.#provider.on('unsyncedChanges', ({ number }) => {
      if (number < unsynced) this.onAcknowledged()
      unsynced = number
    })
    this.#doc.on('afterTransaction', ({ local, beforeState, afterState }) => {
      if (local) return
      for (const [author, end] of afterState) {
        const first = beforeState.get(author) ?? 0
        if (end > first) this.onVisible(author, first, end)
      }
    })
    this.#provider.attach()
  }

  get author() {
    return this.#doc.clientID
  }

  /** See LiteEditor. */
  type(character) {
    return this.#paragraph.type(character)
  }

  end() {
    this.#provider.destroy()
    this.#socket.destroy()
    this.#doc.destroy()
  }
}

const socketWith = (headers) =>
  class extends WebSocket {
    constructor(url, protocols) {
      super(url, protocols, { headers, perMessageDeflate: false })
      // The provider retries by itself; without a listener Node would throw.
      this.on('error', () => {})
    }
  }
