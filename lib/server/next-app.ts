import { EventEmitter } from 'node:events'
import type { RequestListener, Server } from 'node:http'
import next from 'next'

/** Next, running inside this process. */
export type NextApp = {
  handleRequest: RequestListener
  /** Where Next listens for upgrades; only its development sockets ever come there. */
  upgrades: EventEmitter
  close(): Promise<void>
}

/**
 * Prepares Next for the pages. It is given an event emitter for an HTTP server, because it would attach an upgrade
 * listener to a real one and end the collaboration's sockets.
 */
export async function prepareNext(
  root: string,
  development: boolean,
  hostname: string,
  port: number,
): Promise<NextApp> {
  const upgrades = new EventEmitter()
  const app = next({
    dev: development,
    dir: root,
    hostname,
    port,
    quiet: true,
    httpServer: upgrades as unknown as Server,
  })
  await (development ? app.prepare() : quietly(() => app.prepare()))
  const handle = app.getRequestHandler()
  return {
    handleRequest: (request, response) => void handle(request, response),
    upgrades,
    close: () => app.close(),
  }
}

/** Next announces on the console how long its configuration took, between our own lines. Warnings and errors stay. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { log } = console
  console.log = () => {}
  try {
    await work()
  } finally {
    console.log = log
  }
}
