// Makes the production build of the pages, and of the programs that processes apart run, when the sources changed since
// the last one. Run by `npm start` and `npm test`.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runNode } from './steps/child.mjs'
import { sourcesHash } from './steps/sources.mjs'
import { bundleWorkers } from './steps/workers.mjs'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')
// Written last and removed first, so that an interrupted build never counts.
const stamp = join(root, '.next', 'counterpoint-sources')

/** Whether .next is a complete build of exactly these sources. */
export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash(root)
}

/** Builds, if that is needed. Throws Next's own words when it fails. */
export async function build() {
  if (isBuilt()) return
  const hash = sourcesHash(root)
  rmSync(stamp, { force: true })
  await runNode([join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    cwd: root,
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  })
  await bundleWorkers(root)
  writeFileSync(stamp, hash)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await build()
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
