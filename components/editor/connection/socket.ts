import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { COLLABORATION_PATH } from '@/lib/collab/protocol'
import { Observable } from './observable'

/** The line to the server as a person would put it. `failing`: it answers, but cannot save at the moment. */
export type Line = 'connecting' | 'online' | 'offline' | 'failing'

const MAX_DELAY = 30_000
// A connection that lasted this long was a good one.
const GOOD_AFTER = 10_000
// Nothing heard for this long when the tab wakes: the line may be dead without having said so.
const STALE_AFTER = 15_000

/**
 * The one socket of a tab, which all drafts share. Reconnects by itself: at a random moment within two seconds at
 * first, so that a restarted server is not met by everybody at once, then ever more rarely up to half a minute, also
 * when connections open and break at once; and without waiting when `wake` is called.
 */
export class CollaborationSocket extends HocuspocusProviderWebsocket {
  readonly line = new Observable<Line>('connecting')
  private quickCloses = 0
  private openedAt = 0

  constructor(private readonly onClosed: (code: number, wasOpen: boolean) => void) {
    super({
      url: socketUrl(),
      delay: 1000,
      minDelay: 200,
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
    this.quickCloses = lasted ? 0 : this.quickCloses + 1
    this.openedAt = 0
    const longest = Math.min(MAX_DELAY, 1000 * 2 ** Math.min(this.quickCloses, 5))
    this.configuration.delay = 200 + Math.random() * longest
    super.onClose(data)
    this.onClosed(data.event.code, wasOpen)
  }

  /** Takes the connection for dead and opens a new one at once. */
  renew(): void {
    if (!this.shouldConnect) return
    // Through the event, so that the providers hear of it too.
    this.emit('close', { event: { code: 4408, reason: 'renewed' } })
    void this.connect()
  }

  /** Call it when the tab or the machine woke up, or the network came back. */
  wake(): void {
    if (!this.shouldConnect) return
    if (this.status === 'disconnected') void this.connect()
    else if (this.lastMessageReceived > 0 && Date.now() - this.lastMessageReceived > STALE_AFTER) this.renew()
  }
}

function socketUrl(): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}${COLLABORATION_PATH}`
}
