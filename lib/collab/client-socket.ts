import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { DocumentRefused, type Doorkeeper } from './doorkeeper'
import type { FairTurns, Source } from './fair-turns'
import { Inbox } from './inbox'
import type { Channel, LiveDocument } from './live-document'
import type { Person } from './presence'
import { can, type Actor } from '@/lib/policy'
import { modeOf, type Mode } from './modes'
import { CLOSE_CODES, type CloseReason, type Refusal } from './protocol'
import { authenticated, denied, presence, readMessage, type Frame, type Received } from './wire'

const MAX_CHANNELS = 20
// Above this nothing more is worked on until the log has caught up.
const MAX_UNSAVED_BYTES = 16 * 1024 * 1024
// What a client that does not take its messages may keep in our memory.
const MAX_UNSENT_BYTES = 32 * 1024 * 1024
const CLOSE_GRACE_MS = 3_000
const NOBODY_HERE = new Uint8Array([0])

interface OpenChannel extends Channel {
  /** Null while it is being opened. */
  document: LiveDocument | null
  reportId: string | null
  draftId: string | null
  mode: Mode
  actor: Actor
}

/** A signed-in browser's connection, with the documents it has open. Its messages are worked on in fair turns. */
export class ClientSocket implements Source {
  private readonly channels = new Map<string, OpenChannel>()
  private readonly inbox = new Inbox()
  private opening = 0
  private unsavedBytes = 0
  private isCorked = false
  private isClosed = false
  private hasSentSince = false
  private isAlive = true

  constructor(
    private readonly ws: WebSocket,
    private readonly stream: Duplex,
    readonly person: Person & { sessionId: string },
    private readonly doorkeeper: Doorkeeper,
    private readonly turns: FairTurns,
    private readonly onClosed: (socket: ClientSocket) => void,
  ) {
    ws.on('message', (data, isBinary) => this.receive(data as Buffer, isBinary))
    ws.on('close', () => this.end())
    ws.on('error', () => {})
    ws.on('pong', () => (this.isAlive = true))
  }

  /** Reports in which this socket has a document open. */
  get reportIds(): Set<string> {
    return new Set([...this.channels.values()].flatMap(({ reportId }) => reportId ?? []))
  }

  /** Drafts that this socket has open. */
  get draftIds(): Set<string> {
    return new Set([...this.channels.values()].flatMap(({ draftId }) => draftId ?? []))
  }

  /**
   * Whether every open document would still be opened in the same way for who `actorIn` says this person is now, and
   * with the drafts locked that `isLocked` says are.
   */
  mayStay(actorIn: (reportId: string) => Actor, isLocked: (draftId: string) => boolean): boolean {
    return [...this.channels.values()].every(({ document, reportId, draftId, mode, actor: before }) => {
      if (!document || !reportId) return true
      const actor = actorIn(reportId)
      if (!draftId) return can(actor, 'report.view') && actor.role === before.role
      return can(actor, 'draft.view') && modeOf(actor, isLocked(draftId)) === mode
    })
  }

  /** Closes the socket, having said why; nothing that still arrives is read. */
  close(reason: CloseReason): void {
    if (this.isClosed) return
    this.end()
    // Else the client's answer to our goodbye would never be read.
    this.ws.resume()
    this.ws.close(CLOSE_CODES[reason], reason)
    setTimeout(() => this.ws.terminate(), CLOSE_GRACE_MS).unref()
  }

  /**
   * To be called every ten seconds: the provider takes a silent connection for a dead one after 25 s, and we take a
   * client that does not answer a ping for gone.
   */
  keepAlive(): void {
    if (this.isClosed) return
    // One that is not being read cannot answer.
    if (!this.isAlive && !this.ws.isPaused) return this.ws.terminate()
    this.isAlive = false
    this.ws.ping()
    const [channel] = this.channels.values()
    if (!this.hasSentSince && channel?.document) this.send(presence(channel.address, NOBODY_HERE))
    this.hasSentSince = false
  }

  work(count: number): boolean {
    if (this.isClosed || !this.isReadable()) return false
    try {
      this.handle(this.inbox.take(count))
    } catch {
      this.close('badMessage')
    }
    if (this.ws.isPaused && this.inbox.hasRoom) this.ws.resume()
    return !this.inbox.isEmpty && !this.isClosed && this.isReadable()
  }

  private receive(data: Buffer, isBinary: boolean): void {
    if (this.isClosed) return
    if (!isBinary) return this.close('badMessage')
    this.inbox.add(data)
    if (!this.inbox.hasRoom) this.ws.pause()
    if (this.isReadable()) this.turns.add(this)
  }

  /** Not while a document is being opened, whose messages would have to wait somewhere; nor while the log lags behind. */
  private isReadable(): boolean {
    return this.opening === 0 && this.unsavedBytes < MAX_UNSAVED_BYTES
  }

  private handle(messages: readonly Buffer[]): void {
    // Edits that arrived together are applied together: one broadcast and one row instead of hundreds.
    let edited: OpenChannel | null = null
    let edits: Uint8Array[] = []
    const finishRun = () => {
      edited?.document?.receiveUpdates(edited, edits)
      edited = null
      edits = []
    }
    for (const [index, message] of messages.entries()) {
      const read = readMessage(message)
      if (!read) continue
      const channel = this.channels.get(read.address)
      if (channel && read.received.type === 'update') {
        if (edited !== channel) finishRun()
        edited = channel
        edits.push(read.received.data)
        continue
      }
      finishRun()
      if (this.isClosed) return
      if (channel) this.dispatch(channel, read.received)
      else if (read.received.type === 'token') {
        // The rest waits until the document is open.
        this.inbox.putBack(messages.slice(index + 1))
        void this.openChannel(read.address, read.received.token)
        return
      }
      // Otherwise it is for a document that was refused or has been left: the client will know by now.
    }
    finishRun()
  }

  private dispatch(channel: OpenChannel, received: Received): void {
    const { document } = channel
    if (!document) return
    if (received.type === 'state-vector') document.receiveVector(channel, received.data, received.wantsOurs)
    else if (received.type === 'presence') document.receivePresence(channel, received.data)
    else if (received.type === 'who') document.tellWhoIsHere(channel)
    else if (received.type === 'leave') this.leave(channel)
  }

  private async openChannel(address: string, token: string): Promise<void> {
    if (this.channels.size >= MAX_CHANNELS) return this.close('tooMuch')
    const channel = this.createChannel(address)
    this.channels.set(address, channel)
    this.opening++
    try {
      // Several providers may have the same document on one socket: name, NUL, their own id.
      const name = address.split('\0', 1)[0]!
      const opened = await this.doorkeeper.open(this.person, name, token)
      const { document, mode, actor, reportId, draftId } = opened
      if (this.isClosed) return document.dismiss()
      Object.assign(channel, { document, mode, actor, reportId, draftId })
      this.send(authenticated(address, mode === 'read'))
      document.join(channel)
    } catch (error) {
      this.channels.delete(address)
      if (error instanceof DocumentRefused) this.send(denied(address, error.reason))
      else {
        console.error(`collab: ${address} could not be opened:`, (error as Error).message)
        this.close('notSaved')
      }
    } finally {
      this.opening--
      if (!this.inbox.isEmpty) this.turns.add(this)
    }
  }

  private createChannel(address: string): OpenChannel {
    return {
      address,
      userId: this.person.userId,
      name: this.person.name,
      mode: 'read',
      actor: { userId: this.person.userId, role: null },
      document: null,
      reportId: null,
      draftId: null,
      send: (frame) => this.send(frame),
      unsaved: (bytes) => this.countUnsaved(bytes),
      refuse: (reason) => this.refuse(address, reason),
      close: (reason) => this.close(reason),
    }
  }

  private refuse(address: string, reason: Refusal): void {
    const channel = this.channels.get(address)
    if (!channel) return
    this.leave(channel)
    this.send(denied(address, reason))
  }

  private leave(channel: OpenChannel): void {
    this.channels.delete(channel.address)
    channel.document?.leave(channel)
  }

  private countUnsaved(bytes: number): void {
    const wasReadable = this.isReadable()
    this.unsavedBytes += bytes
    if (!wasReadable && this.isReadable() && !this.inbox.isEmpty) this.turns.add(this)
  }

  private send(frame: Frame): void {
    if (this.isClosed || this.ws.readyState !== this.ws.OPEN) return
    if (this.stream.writableLength > MAX_UNSENT_BYTES) return this.close('tooMuch')
    // Whatever the rest of this turn sends goes out with it, in one write.
    if (!this.isCorked) {
      this.isCorked = true
      this.stream.cork()
      queueMicrotask(this.uncork)
    }
    this.hasSentSince = true
    this.stream.write(frame)
  }

  private readonly uncork = () => {
    this.isCorked = false
    this.stream.uncork()
  }

  private end(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.inbox.clear()
    for (const channel of [...this.channels.values()]) this.leave(channel)
    this.onClosed(this)
  }
}
