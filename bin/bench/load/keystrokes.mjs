import { summary } from '../statistics.mjs'

/** Follows typed characters until each has appeared to everybody else and is acknowledged; counts those of its window. */
export class Keystrokes {
  #visible = []
  #acknowledged = []
  #timesByAuthor = new Map()
  #unacknowledged = new Map()
  #expected = 0
  #open = false
  #typed = 0

  /** From now on, until `close`, what is typed counts. */
  open() {
    this.#open = true
  }

  close() {
    this.#open = false
  }

  /** How many appearances are still awaited. */
  get missing() {
    return this.#expected - this.#visible.length
  }

  /** How many acknowledgements are still awaited, of editors that get any. */
  get unacknowledged() {
    return [...this.#unacknowledged.values()].flat().filter((at) => at !== null).length
  }

  /** Follows these editors of one document. */
  follow(editors) {
    for (const editor of editors) {
      const waiting = []
      this.#timesByAuthor.set(editor.author, new Map())
      editor.onVisible = (author, first, end) => this.#see(author, first, end)
      if (!('onAcknowledged' in editor)) continue
      this.#unacknowledged.set(editor.author, waiting)
      editor.onAcknowledged = () => {
        const at = waiting.shift()
        if (at) this.#acknowledged.push(performance.now() - at)
      }
    }
  }

  /** Lets an editor type, seen by `observers` others. */
  type(editor, character, observers) {
    const at = performance.now()
    // Noted before it is sent: an acknowledgement may come back at once.
    this.#unacknowledged.get(editor.author)?.push(this.#open ? at : null)
    const clock = editor.type(character)
    if (!this.#open) return
    this.#timesByAuthor.get(editor.author).set(clock, { at, observers })
    this.#typed++
    this.#expected += observers
  }

  /** Delays in milliseconds, and what never arrived. */
  result() {
    return {
      typed: this.#typed,
      missing: this.missing,
      unacknowledged: this.unacknowledged,
      propagation: summary(this.#visible),
      acknowledgement: summary(this.#acknowledged),
    }
  }

  #see(author, first, end) {
    const times = this.#timesByAuthor.get(author)
    if (!times) return
    const now = performance.now()
    for (let clock = first; clock < end; clock++) {
      const typed = times.get(clock)
      if (!typed) continue
      this.#visible.push(now - typed.at)
      if (--typed.observers === 0) times.delete(clock)
    }
  }
}
