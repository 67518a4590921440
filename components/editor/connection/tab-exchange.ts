import * as Y from 'yjs'

/** `vector`: what the sender has; whoever has more answers. `isAnswer`: it came upon another's, so that it ends there. */
type Message = { update: Uint8Array } | { vector: Uint8Array; isAnswer: boolean }

/**
 * Hands edits of one draft between the tabs of one person while they are away from the server. They arrive in `doc` with
 * this object as their origin: undo leaves them alone, and each tab keeps them and owes them to the server like its own,
 * so that whichever comes back first delivers all; what the server has already is not sent a second time.
 */
export class TabExchange {
  private channel: BroadcastChannel | null

  /** Tabs with the same `name` exchange; it has to tell persons, drafts and versions of the document schema apart. */
  constructor(
    name: string,
    private readonly doc: Y.Doc,
    private readonly isAway: () => boolean,
  ) {
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
    this.channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => this.receive(data))
  }

  /** To be called when this tab has lost the server: it and the others that have then have the same. */
  ask(isAnswer = false): void {
    this.post({ vector: Y.encodeStateVector(this.doc), isAnswer })
  }

  /** An edit of this tab's own. */
  share(update: Uint8Array): void {
    if (this.isAway()) this.post({ update })
  }

  destroy(): void {
    this.channel?.close()
    this.channel = null
  }

  private receive(message: Message): void {
    // With the server there, it is the one to tell.
    if (!this.isAway()) return
    if ('update' in message) return Y.applyUpdate(this.doc, message.update, this)
    this.post({ update: Y.encodeStateAsUpdate(this.doc, message.vector) })
    if (!message.isAnswer) this.ask(true)
  }

  private post(message: Message): void {
    this.channel?.postMessage(message)
  }
}
