import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { CLOSE_CODES, COLLABORATION_PATH } from '@/lib/collab/protocol'
import { Observable } from './observable'

/** The line to the server as a person would put it. `failing`: it answers, but cannot save at the moment. */
export type Line = 'connecting' | 'online' | 'offline' | 'failing'

const MIN_DELAY = 200
const MAX_DELAY = 15_000
// A connection that lasted this long was a good one.
const GOOD_AFTER = 10_000
// An attempt that has not got through by then never will: networks that swallow packets say nothing.
const ATTEMPT_TIMEOUT = 10_000
// When the machine wakes, an attempt older than this began in another world.
const FRESH = 2000
// Nothing heard for this long when the tab wakes: the line may be dead without having said so.
const STALE_AFTER = 15_000

/**
 * The one socket of a tab, which all drafts share. Reconnects by itself: at a random moment within two seconds at
 * first, so that a restarted server is not met by everybody at once, then ever more rarely up to a quarter of a minute, also
 * when connections open and break at once; and without waiting when `wake` is called.
 */
export class CollaborationSocket extends HocuspocusProviderWebsocket {
  readonly line = new Observable<Line>('connecting')
  private quickCloses = 0
  private openedAt = 0
  // Not a field of its own: the first attempt begins within the constructor of the original.
  declare private attemptAt: number | undefined

  constructor(private readonly onClosed: (code: number, wasOpen: boolean) => void) {
    super({
      url: socketUrl(),
      delay: 1000,
      minDelay: MIN_DELAY,
      maxDelay: MAX_DELAY,
      messageReconnectTimeout: 25_000,
    })
    this.on('open', () => {
      this.openedAt = Date.now()
    })
    this.on('status', ({ status }: { status: string }) => {
      if (status === 'connected') this.line.set('online')
    })
  }

  override onClose(data: { event: { code: number; reason: string } }): void {
    const wasOpen = this.openedAt > 0
    const lasted = wasOpen && Date.now() - this.openedAt > GOOD_AFTER
    // The server asks for a new connection: that is no trouble.
    const isAsked = data.event.code === CLOSE_CODES.rightsChanged
    this.quickCloses = lasted || isAsked ? 0 : this.quickCloses + 1
    this.openedAt = 0
    const longest = isAsked ? 1 : Math.min(MAX_DELAY, 1000 * 2 ** Math.min(this.quickCloses, 5))
    this.configuration.delay = MIN_DELAY + Math.floor(Math.random() * longest)
    super.onClose(data)
    this.onClosed(data.event.code, wasOpen)
  }

  // Several roads lead here, a timer of the original's among them: an attempt under way is left to finish.
  override async connect(): Promise<unknown> {
    if (this.isAttempting(ATTEMPT_TIMEOUT)) return undefined
    return super.connect()
  }

  override createWebSocketConnection(): Promise<unknown> {
    this.attemptAt = Date.now()
    const connection = super.createWebSocketConnection()
    const { identifier } = this
    setTimeout(() => {
      if (this.status !== 'connecting' || this.identifier !== identifier) return
      this.emit('close', { event: { code: 4408, reason: 'no answer' } })
    }, ATTEMPT_TIMEOUT)
    return connection
  }

  /** Opens a new connection at once; the one that there was is taken for dead. */
  renew(): void {
    if (!this.shouldConnect) return
    // Through the event, so that the providers hear of it too.
    if (this.status !== 'disconnected') this.emit('close', { event: { code: 4408, reason: 'renewed' } })
    void super.connect()
  }

  /** Call it when the tab or the machine woke up, or the network came back. */
  wake(): void {
    if (!this.shouldConnect || this.isAttempting(FRESH)) return
    const isStale = this.lastMessageReceived > 0 && Date.now() - this.lastMessageReceived > STALE_AFTER
    if (this.status !== 'connected' || isStale) this.renew()
  }

  private isAttempting(forLessThan: number): boolean {
    return this.status === 'connecting' && Date.now() - (this.attemptAt ?? 0) < forLessThan
  }
}

function socketUrl(): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}${COLLABORATION_PATH}`
}
