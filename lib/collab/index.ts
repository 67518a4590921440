import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { createDraftPool } from '@/lib/drafts/connections'
import { UnreadableDraft } from '@/lib/drafts/load-draft'
import { PostgresLogWriter } from '@/lib/drafts/log-writer'
import { UpdateLog } from '@/lib/drafts/update-log'
import { admit, refuseUpgrade, UpgradeRefused } from './admit'
import { authorizeDocument } from './authorize-document'
import { ClientSocket } from './client-socket'
import { DocumentRefused, type Doorkeeper } from './doorkeeper'
import { FairTurns } from './fair-turns'
import { LiveDocuments } from './live-documents'
import { MAX_MESSAGE_BYTES, REFUSALS } from './protocol'
import { Revocations } from './revocations'

// A provider that heard nothing for 25 s reconnects, and what was sent just after one beat is not repeated at the next.
const KEEP_ALIVE_MS = 10_000
// Tabs of one browser, and measurements, which are one person with hundreds; more is a program gone wrong.
const MAX_SOCKETS_PER_SESSION = 1_000
// For each of three steps; lib/server waits for 3 s in all.
const SHUTDOWN_MS = 900

export interface CollabOptions {
  appOrigins: readonly string[]
  foldAfter?: number | undefined
}

export interface Collab {
  /** Takes over an HTTP upgrade of COLLABORATION_PATH, or refuses it with 401, 403, 429 or 503. Never throws. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Finds what no message told: who lost their session or rights, what commands wrote. Done by itself twice a minute. */
  sweep(): Promise<void>
  /** Counts the drafts that were counted in another way, by an older version of the program. Never throws. */
  countAnew(): Promise<void>
  /** Closes every socket (1012), waits for what is on its way to the log, counts and folds, ends the connections. */
  shutdown(): Promise<void>
}

/**
 * The collaboration server: speaks with @hocuspocus/provider over the sockets that the HTTP server hands it. One Y.Doc
 * per draft, every edit in the update log before it is acknowledged. lib/collab/README.md says why it is our own.
 * @param options.foldAfter so many rows of an open draft's log are folded, if not as many as usual.
 */
export function createCollab({ appOrigins, foldAfter }: CollabOptions): Collab {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  })
  const pool = createDraftPool()
  const log = new UpdateLog(new PostgresLogWriter())
  const documents = new LiveDocuments(pool, log, foldAfter)
  const sockets = new Set<ClientSocket>()
  const revocations = new Revocations(sockets)
  const turns = new FairTurns()
  const doorkeeper = createDoorkeeper(documents, revocations)
  const keepAlive = setInterval(() => sockets.forEach((socket) => socket.keepAlive()), KEEP_ALIVE_MS)
  keepAlive.unref()
  let isStopping = false

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const since = Date.now()
    if (isStopping) throw new UpgradeRefused(503, 'Service Unavailable')
    const person = await admit(request, appOrigins)
    if (isStopping) throw new UpgradeRefused(503, 'Service Unavailable')
    if (revocations.hasEnded(person.sessionId, since)) throw new UpgradeRefused(401, 'Unauthorized')
    const others = [...sockets].filter((other) => other.person.sessionId === person.sessionId)
    if (others.length >= MAX_SOCKETS_PER_SESSION) throw new UpgradeRefused(429, 'Too Many Requests')
    if (socket.destroyed) return
    server.handleUpgrade(request, socket, head, (ws) => {
      sockets.add(
        new ClientSocket(ws, socket, person, doorkeeper, turns, (closed) => void sockets.delete(closed)),
      )
    })
  }

  return {
    handleUpgrade(request, socket, head) {
      socket.on('error', () => {})
      upgrade(request, socket, head).catch((error: unknown) => {
        if (error instanceof UpgradeRefused) return refuseUpgrade(socket, error)
        console.error('collab: a socket could not be admitted:', (error as Error).message)
        refuseUpgrade(socket, new UpgradeRefused(503, 'Service Unavailable'))
      })
    },

    async sweep() {
      await revocations.sweep()
      await documents.sweep()
    },

    countAnew: () => documents.countAnew(),

    async shutdown() {
      if (isStopping) return
      isStopping = true
      clearInterval(keepAlive)
      revocations.close()
      for (const socket of Array.from(sockets)) socket.close('restart')
      await Promise.race([
        log.whenSettled(),
        new Promise((resolve) => setTimeout(resolve, SHUTDOWN_MS).unref()),
      ])
      await documents.close(SHUTDOWN_MS)
      for (const ws of server.clients) ws.terminate()
      await log.close()
      await pool.end()
    },
  }
}

function createDoorkeeper(documents: LiveDocuments, revocations: Revocations): Doorkeeper {
  return {
    async open(person, name, token) {
      for (;;) {
        const since = Date.now()
        const right = await authorizeDocument(person.userId, name, token)
        const document = await documents.open(right.name).catch((error: unknown) => {
          if (!(error instanceof UnreadableDraft)) throw error
          console.error('collab:', error.message)
          throw new DocumentRefused(REFUSALS.unreadable)
        })
        const isOutdated =
          revocations.haveChanged(right.reportId, person.userId, since) ||
          (right.draftId !== null && revocations.hasLockChanged(right.draftId, since))
        if (!isOutdated) return { ...right, document }
        document.dismiss()
      }
    },
  }
}
