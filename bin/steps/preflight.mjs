import { accessSync, constants, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { isAbsolute, join } from 'node:path'
import { takeProcessLock } from '../../lib/database/process-lock.mjs'
import { message } from './messages.mjs'

/** A failure with its text for the person; nothing else about it is of use to them. */
export class StartFailure extends Error {}

/**
 * Checks cheaply, before minutes are spent on installing and building, what would make the start fail at its end: a
 * data folder that cannot be written or is in use, and a port that is taken. The server checks again, for good.
 */
export async function checkPlace(root) {
  const folder = dataFolder(root)
  try {
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartFailure(message('errors.dataFolder', { folder, detail: error.message }))
  }
  const release = await takeProcessLock(folder, 'instance')
  if (!release) throw new StartFailure(message('errors.instanceRunning', { folder }))
  await release()
  await checkPort(process.env.HOST || '127.0.0.1', Number(process.env.PORT || 3000))
}

/** As lib/env.ts understands COUNTERPOINT_DATA. */
function dataFolder(root) {
  const folder = process.env.COUNTERPOINT_DATA?.trim() || 'data'
  return isAbsolute(folder) ? folder : join(root, folder)
}

function checkPort(host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    // What else may be wrong with an address is said, better, by the server itself.
    server.once('error', ({ code }) =>
      code === 'EADDRINUSE'
        ? reject(new StartFailure(message('errors.portTaken', { host, port })))
        : resolve(),
    )
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()))
  })
}
