import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { SCHEMA_VERSION, XML_FRAGMENT } from '@/lib/richtext/version'
import { readDocument } from '@/lib/richtext/ydoc'
import { ORIGIN } from './server'

/**
 * The provider's socket without its queue. What is typed while the socket is away would be sent from it after the
 * handshake that carries the same, be acknowledged twice, and the second time for an edit that is not saved yet.
 */
class UnqueuedSocket extends HocuspocusProviderWebsocket {
  override send(message: unknown): void {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message)
  }
}

export interface EditorOptions {
  url: string
  cookie?: string
  /** Of a document, as in `protocol.ts`. */
  name: string
  origin?: string | null
  token?: string
  /** To go on with a document that was edited offline. */
  doc?: Y.Doc
}

/** A person's editor as far as the server can tell: the real provider, its Y.Doc, and what it was told. */
export class Editor {
  readonly doc: Y.Doc
  readonly provider: HocuspocusProvider
  readonly socket: UnqueuedSocket
  /** Codes of all closes of the socket, in order. */
  readonly closes: number[] = []
  readonly refusals: string[] = []
  readonly statelessMessages: string[] = []
  private cursor: Y.XmlText | null = null

  constructor({
    url,
    cookie,
    name,
    origin = ORIGIN,
    token = String(SCHEMA_VERSION),
    doc = new Y.Doc(),
  }: EditorOptions) {
    this.doc = doc
    const headers = { ...(cookie && { Cookie: cookie }), ...(origin && { Origin: origin }) }
    class Socket extends WebSocket {
      constructor(address: string) {
        super(address, { headers })
        // The provider listens for errors only while it connects.
        this.on('error', () => {})
      }
    }
    this.socket = new UnqueuedSocket({
      url,
      WebSocketPolyfill: Socket,
      delay: 100,
      minDelay: 50,
      maxDelay: 300,
      onClose: ({ event }) => void this.closes.push(event.code),
    })
    this.provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      name,
      document: doc,
      token,
      onAuthenticationFailed: ({ reason }) => void this.refusals.push(reason),
      onStateless: ({ payload }) => void this.statelessMessages.push(payload),
    })
    this.provider.attach()
  }

  get text(): string {
    return textOf(readDocument(this.doc))
  }

  /** Whether the server has acknowledged everything that was typed here. */
  get isSaved(): boolean {
    return this.provider.synced && this.provider.unsyncedChanges === 0
  }

  /** Appends to a paragraph of one's own, in one transaction, so as one update. */
  type(text: string): void {
    this.doc.transact(() => {
      if (!this.cursor) {
        this.cursor = new Y.XmlText()
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [this.cursor])
        this.doc.getXmlFragment(XML_FRAGMENT).push([paragraph])
      }
      this.cursor.insert(this.cursor.length, text)
    })
  }

  /** Resolves when the document has come from the server. */
  async opened(): Promise<this> {
    await until(() => this.provider.synced, 'the document opens')
    return this
  }

  async saved(): Promise<this> {
    await until(() => this.isSaved, 'everything is acknowledged')
    return this
  }

  destroy(): void {
    this.provider.destroy()
    this.socket.destroy()
  }
}

function textOf({ text = '', content = [] }: DocumentNode): string {
  return text + content.map(textOf).join('')
}

/** Waits until `test` holds, on a busy machine too. @throws naming `what` after `ms`. */
export async function until(test: () => unknown, what: string, ms = 20_000): Promise<void> {
  for (
    const end = Date.now() + ms;
    !(await test());
    await new Promise((resolve) => setTimeout(resolve, 10))
  ) {
    if (Date.now() > end) throw new Error(`did not happen within ${ms} ms: ${what}`)
  }
}
