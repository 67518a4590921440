import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** `npm start` running as a process of its own. */
export type Installation = {
  child: ChildProcess
  /** Everything printed so far, both streams. */
  output(): string
  /** Resolves with the output when it holds `text`; rejects when the process ends before. */
  said(text: string): Promise<string>
  /** Resolves with the exit code, or the signal's name. */
  ended: Promise<number | NodeJS.Signals>
}

/**
 * Runs `bin/start.mjs` (or another program) with these settings and nothing of the test's own. A production build must exist, or it is made
 * first. The caller ends it.
 */
export function startInstallation(
  settings: Record<string, string>,
  nodeOptions: string[] = [],
  program = 'bin/start.mjs',
): Installation {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [...nodeOptions, join(ROOT, program)], {
    env: { PATH, HOME, ...settings } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => void (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => void (text += chunk.toString()))
  let over = false
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('close', (code, signal) => {
      over = true
      resolve(signal ?? code ?? 0)
    }),
  )
  const said = async (wanted: string) => {
    while (!text.includes(wanted)) {
      if (over) throw new Error(`ended without saying “${wanted}”:\n${text}`)
      await sleep(20)
    }
    return text
  }
  return { child, output: () => text, said, ended }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
