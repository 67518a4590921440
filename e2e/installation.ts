import { type ChildProcess, fork, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

/** A free port on loopback. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

export interface Installation {
  url: string
  /** What it printed so far. */
  output(): string
  /** Ctrl-C; resolves with the exit code when all of it has ended. */
  stop(): Promise<number | null>
  /** kill -9 of the process (not of its database). */
  kill(): Promise<void>
}

/** Starts the built product with `npm start`'s own program on `dataFolder`; resolves when it says that it is ready. */
export async function startInstallation(dataFolder: string, port: number): Promise<Installation> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/start.mjs')], {
    cwd: ROOT,
    env: {
      ...process.env,
      COUNTERPOINT_DATA: dataFolder,
      PORT: String(port),
      HOST: '127.0.0.1',
      APP_URL: '',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = `http://localhost:${port}`
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk
      if (output.includes(url)) setTimeout(resolve, 100)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${output}`)))
    setTimeout(() => reject(new Error(`not ready after two minutes:\n${output}`)), 120_000).unref()
  })
  return {
    url,
    output: () => output,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** A person with a session cookie, as the browsers of the tests receive them. */
export interface Person {
  id: string
  name: string
  email: string
  cookie: { name: string; value: string }
}

/** What the tests do behind the product's back, in a process that shares its database: see people-process.ts. */
export interface People {
  person(name: string): Promise<Person>
  /** A report with the sample (or the small) reply and these members; its id. */
  report(options: { sample: boolean; members: { userId: string; role: string }[] }): Promise<string>
  removePerson(userId: string): Promise<void>
  removeReport(reportId: string): Promise<void>
  /** Ends all sessions of a person as the administrator would, without telling the server. */
  endSessions(userId: string): Promise<void>
  /** The plain text of a draft as the update log has it. */
  draftText(reportId: string, slug: string): Promise<string>
  draftId(reportId: string, slug: string): Promise<string>
}

/** Starts that process on the data folder of a running installation. */
export function startPeople(dataFolder: string): { people: People; stop: () => Promise<void> } {
  const child: ChildProcess = fork(join(ROOT, 'e2e/people-process.ts'), {
    cwd: ROOT,
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      COUNTERPOINT_DATA: dataFolder,
      COUNTERPOINT_ROOT: ROOT,
      DATABASE_URL: '',
      NODE_OPTIONS: '',
    },
  })
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let next = 0
  child.on('message', ({ id, value, error }: { id: number; value: never; error?: string }) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (error) call?.reject(new Error(error))
    else call?.resolve(value)
  })
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the people process ended with ${code}`))
  })
  const people = new Proxy({} as People, {
    get: (_, name) => (argument: unknown, more: unknown) =>
      new Promise((resolve, reject) => {
        next += 1
        waiting.set(next, { resolve, reject })
        child.send({ id: next, name: String(name), arguments: [argument, more] })
      }),
  })
  return {
    people,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.disconnect()
      }),
  }
}
