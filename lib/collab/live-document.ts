import type { Actor } from '@/lib/policy'
import type { Mode } from './modes'
import { Presence, type Person } from './presence'
import type { CloseReason, Refusal } from './protocol'
import { presence as presenceFrame, type Frame } from './wire'

/** One document on one socket: what a live document knows of who listens to it. */
export interface Channel extends Person {
  /** What messages to this client begin with. */
  readonly address: string
  readonly mode: Mode
  /** With the role of when the document was opened; when that changes, the socket closes. */
  readonly actor: Actor
  /** After the socket closed it does nothing. */
  send(frame: Frame): void
  /** `bytes` of this client's edits are on their way to the database (negative: no longer). */
  unsaved(bytes: number): void
  /** Takes this document from the client, having said why; the rest of the socket goes on. */
  refuse(reason: Refusal): void
  /** Closes the whole socket. */
  close(reason: CloseReason): void
}

/** A document that at least one channel has open. */
export abstract class LiveDocument {
  readonly channels = new Set<Channel>()
  private expected = 0
  protected readonly presence = new Presence<Channel>((states, except) =>
    this.broadcast((address) => presenceFrame(address, states), except),
  )

  /** @param name as in `protocol.ts` @param onEmpty called when the last channel left. */
  constructor(
    readonly name: string,
    private readonly onEmpty: () => void,
  ) {}

  /** So many channels were promised this document: it stays open until each has joined or was dismissed. */
  expect(count: number): void {
    this.expected += count
  }

  /** An expected channel comes. */
  join(channel: Channel): void {
    this.expected--
    this.channels.add(channel)
    this.tellWhoIsHere(channel)
  }

  /** An expected channel does not come after all. */
  dismiss(): void {
    this.expected--
    this.closeIfEmpty()
  }

  leave(channel: Channel): void {
    if (!this.channels.delete(channel)) return
    this.presence.leave(channel)
    this.closeIfEmpty()
  }

  receivePresence(channel: Channel, message: Uint8Array): void {
    this.presence.receive(channel, channel, message)
  }

  tellWhoIsHere(channel: Channel): void {
    const states = this.presence.everybody()
    if (states) channel.send(presenceFrame(channel.address, states))
  }

  /** Answers a client that says what it has; `wantsOurs`: and asks it for what we lack. */
  abstract receiveVector(channel: Channel, vector: Uint8Array, wantsOurs: boolean): void

  /** Takes edits, each of which is to be acknowledged. Never throws for what a client sent: it closes the channel. */
  abstract receiveUpdates(channel: Channel, updates: readonly Uint8Array[]): void

  private closeIfEmpty(): void {
    if (this.channels.size > 0 || this.expected > 0) return
    this.presence.destroy()
    this.onEmpty()
  }

  /** Sends to everybody; the frame is made once for all who share an address, which is nearly always everybody. */
  protected broadcast(
    frameFor: (address: string) => Frame,
    except: ReadonlySet<Channel> | Channel | null = null,
  ): void {
    let address: string | undefined
    let frame: Frame | undefined
    for (const channel of this.channels) {
      if (except !== null && (except === channel || (except instanceof Set && except.has(channel)))) continue
      if (frame === undefined || address !== channel.address) frame = frameFor((address = channel.address))
      channel.send(frame)
    }
  }
}
