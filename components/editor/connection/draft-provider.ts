import { HocuspocusProvider, type HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import type * as Y from 'yjs'
import { MAX_MESSAGE_BYTES } from '@/lib/collab/protocol'

const SYNC = 0
const STATE_VECTOR = 0
const SYNC_STATUS = 8
const OPEN = 1
const LARGEST_UPDATE = MAX_MESSAGE_BYTES - 256

export interface DraftProviderOptions {
  name: string
  document: Y.Doc
  token: string
  websocketProvider: HocuspocusProviderWebsocket
}

/**
 * A provider whose `unsyncedChanges` can be believed: it is 0 only when the server has acknowledged everything.
 *
 * The original sends what was typed while offline twice, as queued messages and again within the handshake, and the
 * acknowledgements of the first make the count reach 0 too early. Here nothing is queued: until the server has asked
 * for what it lacks, and been answered with the whole of it, single changes are not sent at all.
 */
export class DraftProvider extends HocuspocusProvider {
  /** The server said that it will never take what this tab sent. */
  rejected = false
  private handshaken = false

  constructor(options: DraftProviderOptions) {
    super(options)
  }

  override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
    if (origin === this) return
    if (update.byteLength > LARGEST_UPDATE) {
      this.emit('tooLarge')
      this.detach()
    }
    const isOpen = this.configuration.websocketProvider.webSocket?.readyState === OPEN
    if (this.handshaken && isOpen) super.documentUpdateHandler(update, origin)
    else if (this.unsyncedChanges === 0) this.incrementUnsyncedChanges()
  }

  override async onOpen(event: Event): Promise<void> {
    this.forgetConnection()
    await super.onOpen(event)
  }

  override onClose(): void {
    this.forgetConnection()
    super.onClose()
  }

  override onMessage(event: MessageEvent<ArrayBuffer>): void {
    const decoder = createDecoder(new Uint8Array(event.data))
    readVarString(decoder)
    const type = readVarUint(decoder)
    if (type === SYNC && readVarUint(decoder) === STATE_VECTOR) {
      // The answer, given within this call, carries all that there is.
      this.handshaken = true
    } else if (type === SYNC_STATUS && readVarUint(decoder) === 0) {
      this.rejected = true
    }
    super.onMessage(event)
    if (this.rejected) this.emit('rejected')
  }

  /** The original detaches whichever provider has the name by now. */
  override detach(): void {
    if (this.isAttached) super.detach()
  }

  private forgetConnection(): void {
    this.handshaken = false
    this.rejected = false
    this.synced = false
  }
}
