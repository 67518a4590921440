import WebSocket from 'ws'

// As long as a Hocuspocus frame with a draft's name and one typed character.
const FRAME_BYTES = 72

let authors = 0

/** An editor without a document, for the relay: author, clock and character in a frame as long as a real one. */
export class RelayEditor {
  onVisible = () => {}
  author = ++authors
  #clock = 0
  #socket

  constructor({ url }, name) {
    this.#socket = new WebSocket(`${url}/${name}`, { perMessageDeflate: false })
    this.ready = new Promise((resolve, reject) => {
      this.#socket.once('open', () => resolve())
      this.#socket.once('error', reject)
    })
    this.#socket.on('message', (frame) => {
      const clock = frame.readUInt32LE(4)
      this.onVisible(frame.readUInt32LE(0), clock, clock + 1)
    })
  }

  /** See LiteEditor; nobody acknowledges. */
  type(character) {
    const frame = Buffer.alloc(FRAME_BYTES)
    frame.writeUInt32LE(this.author, 0)
    frame.writeUInt32LE(this.#clock, 4)
    frame.write(character, 8)
    this.#socket.send(frame)
    return this.#clock++
  }

  end() {
    this.#socket.terminate()
  }
}
