// Plain JavaScript, because `npm start` takes a lock before TypeScript (or any dependency) is installed.
import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

// The flag of BSD and macOS that takes flock(2) while opening; Node has no name for it.
const O_EXLOCK = 0x20

export async function takeProcessLock(folder, name) {
  if (process.platform !== 'linux' && process.platform !== 'win32')
    return openLocked(join(folder, `${name}.lock`))
  const key = createHash('sha256')
    .update(`${folderKey(folder)} ${name}`)
    .digest('hex')
    .slice(0, 32)
  return listenOn(process.platform === 'linux' ? `\0counterpoint-${key}` : `\\\\.\\pipe\\counterpoint-${key}`)
}

export async function waitForProcessLock(folder, name, patience) {
  const end = Date.now() + patience
  for (;;) {
    const release = await takeProcessLock(folder, name)
    if (release || Date.now() > end) return release
    await sleep(25)
  }
}

/** A secret for the folder, so that no other account of the machine can squat on its locks. Made once, atomically. */
function folderKey(folder) {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lock-key')
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, randomBytes(16).toString('hex'), { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8')
}

function listenOn(path) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.unref()
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(path, () => resolve(() => new Promise((closed) => void server.close(() => closed()))))
  })
}

function openLocked(path) {
  mkdirSync(dirname(path), { recursive: true })
  try {
    const handle = openSync(
      path,
      constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK,
      0o600,
    )
    return async () => closeSync(handle)
  } catch (error) {
    if (error.code === 'EAGAIN' || error.code === 'EWOULDBLOCK') return undefined
    throw error
  }
}
