import { randomBytes } from 'node:crypto'
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
import { join } from 'node:path'

/** Gives the lock back. The end of the process, however it comes, does the same. */
export type Release = () => Promise<void>

// The flag of BSD and macOS that takes flock(2) while opening; Node has no name for it.
const O_EXLOCK = 0x20

/**
 * Takes the lock `name` of a data folder, or answers undefined when another process (or another part of this one) has
 * it. The kernel holds it for the process, so that nothing stale is left behind after kill -9: an abstract socket on
 * Linux, a named pipe on Windows, flock elsewhere. Holds between processes of one machine and one network namespace.
 */
export async function takeProcessLock(folder: string, name: string): Promise<Release | undefined> {
  if (process.platform === 'linux') return listenOn(`\0counterpoint-${lockKey(folder)}-${name}`)
  if (process.platform === 'win32') return listenOn(`\\\\.\\pipe\\counterpoint-${lockKey(folder)}-${name}`)
  return openLocked(join(folder, `${name}.lock`))
}

/** As `takeProcessLock`, but waits for it as long as `patience` milliseconds. */
export async function waitForProcessLock(
  folder: string,
  name: string,
  patience: number,
): Promise<Release | undefined> {
  const end = Date.now() + patience
  for (;;) {
    const release = await takeProcessLock(folder, name)
    if (release || Date.now() > end) return release
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** A secret name for the folder, so that no other account of the machine can squat on the lock. Made once, atomically. */
function lockKey(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lock-key')
  try {
    return readFileSync(file, 'utf8')
  } catch {
    const draft = `${file}.${randomBytes(6).toString('hex')}`
    writeFileSync(draft, randomBytes(16).toString('hex'), { mode: 0o600 })
    try {
      linkSync(draft, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(draft, { force: true })
    }
    return readFileSync(file, 'utf8')
  }
}

function listenOn(path: string): Promise<Release | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.unref()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(path, () => resolve(() => new Promise((closed) => server.close(() => closed()))))
  })
}

function openLocked(path: string): Release | undefined {
  try {
    const handle = openSync(
      path,
      constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK,
      0o600,
    )
    return () => Promise.resolve(closeSync(handle))
  } catch (error) {
    if (['EAGAIN', 'EWOULDBLOCK'].includes(String((error as NodeJS.ErrnoException).code))) return undefined
    throw error
  }
}
