// Above these the socket is not read until it is below them again.
const MAX_MESSAGES = 256
const MAX_BYTES = 8 * 1024 * 1024

/** A client's messages that wait for their turn, in order, and whether more may come. */
export class Inbox {
  private messages: Buffer[] = []
  private bytes = 0

  get isEmpty(): boolean {
    return this.messages.length === 0
  }

  get hasRoom(): boolean {
    return this.messages.length < MAX_MESSAGES && this.bytes < MAX_BYTES
  }

  add(message: Buffer): void {
    this.messages.push(message)
    this.bytes += message.length
  }

  /** The first `count`, which wait no longer. */
  take(count: number): Buffer[] {
    const taken = this.messages.splice(0, count)
    for (const { length } of taken) this.bytes -= length
    return taken
  }

  /** What was taken and has to wait after all: it is the first again. */
  putBack(messages: readonly Buffer[]): void {
    this.messages.unshift(...messages)
    for (const { length } of messages) this.bytes += length
  }

  clear(): void {
    this.messages = []
    this.bytes = 0
  }
}
