import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCollab, type Collab } from '@/lib/collab'
import { COLLABORATION_PATH } from '@/lib/collab/protocol'

/** The origin that test servers take for their own. */
export const ORIGIN = 'https://counterpoint.test'

export interface TestServer {
  /** Of the socket. */
  url: string
  collab: Collab
  stop(): Promise<void>
}

/** A collaboration server on a real port, with the database that `testDatabase` gave. */
export async function startTestServer(): Promise<TestServer> {
  const collab = createCollab({ appOrigins: [ORIGIN] })
  const server = createServer((_, response) => response.writeHead(404).end())
  server.on('upgrade', (request, socket, head) => collab.handleUpgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}${COLLABORATION_PATH}`,
    collab,
    async stop() {
      await collab.shutdown()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
