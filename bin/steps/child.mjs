import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const guard = fileURLToPath(new URL('./end-with-parent.mjs', import.meta.url))

/**
 * Runs a Node program to its end and answers what it printed; throws that when it fails. It runs in a process group of
 * its own and is ended, with everything it started, when this process is: by a signal, or by kill -9.
 */
export function runNode(args, { cwd, env = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', guard, ...args], {
      cwd,
      env: { ...process.env, ...env, COUNTERPOINT_END_WITH_PARENT: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    })
    const said = []
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      const text = Buffer.concat(said).toString().trim()
      if (code === 0) resolve(text)
      else reject(new ChildFailure(text || `${signal ?? code}`))
    })
  })
}

/** A program's own words about why it failed. */
export class ChildFailure extends Error {}
