import type { ServerMessage } from './protocol'
import { LiveDocument, type Channel } from './live-document'
import { missingState, saved, stateless, stateVector } from './wire'

const NOTHING = new Uint8Array([0, 0])
const NO_VECTOR = new Uint8Array([0])

/** The channel of a report: presence and the server's messages. To the provider it looks like an empty document. */
export class LiveReport extends LiveDocument {
  /** @param onJoined hears of everybody who comes: they know the report as it was when their page was made, or kept. */
  constructor(
    name: string,
    onEmpty: () => void,
    private readonly onJoined: (channel: Channel) => void,
  ) {
    super(name, onEmpty)
  }

  override join(channel: Channel): void {
    super.join(channel)
    this.onJoined(channel)
  }

  receiveVector(channel: Channel, _vector: Uint8Array, wantsOurs: boolean): void {
    if (wantsOurs) channel.send(stateVector(channel.address, NO_VECTOR))
    channel.send(missingState(channel.address, NOTHING))
  }

  /** It holds no text: whatever is not empty is refused. */
  receiveUpdates(channel: Channel, updates: readonly Uint8Array[]): void {
    for (const update of updates) channel.send(saved(channel.address, isNothing(update)))
  }

  /** Tells everybody here, or those for whom `isFor` holds. */
  tell(message: ServerMessage, isFor: (channel: Channel) => boolean = () => true): void {
    const payload = JSON.stringify(message)
    const others = new Set([...this.channels].filter((channel) => !isFor(channel)))
    this.broadcast((address) => stateless(address, payload), others)
  }
}

/** Whether an update is the one that says nothing: how a client that has no more than we have answers. */
export function isNothing(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}
