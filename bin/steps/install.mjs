import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ChildFailure, runNode } from './child.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Whether `install` has nothing to do; `development` asks for the developers' packages too. */
export function isInstalled({ development = false } = {}) {
  return existsSync(join(root, 'lib', 'generated', 'prisma', 'client.ts')) && packagesMatch(development)
}

/** Whether node_modules holds what package-lock.json says. */
function packagesMatch(development) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  const missing = Object.entries(wanted).filter(
    ([path, { version }]) => path && present[path]?.version !== version,
  )
  const stray = Object.keys(present).some((path) => !(path in wanted))
  // Other machines' programs are never here; developers' packages may have been left out on purpose.
  const excused = ({ optional, devOptional, dev, link }) =>
    optional || link || (!development && (dev || devOptional))
  return !stray && missing.every(([path, entry]) => !present[path] && excused(entry))
}

/**
 * Installs exactly what the lock file says (`npm ci`), and the generated database client. Does nothing when it is there.
 * Throws npm's own words when that fails.
 */
export async function install({ development = true } = {}) {
  if (!packagesMatch(development)) {
    const npm = npmProgram()
    if (!npm) throw new ChildFailure('npm')
    // Also the developers' packages, whatever NODE_ENV says: one clone serves to start, to develop and to test.
    await runNode([npm, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root })
  }
  await runNode([join(root, 'bin', 'generate.mjs')], { cwd: root })
}

/** npm's own script: named by npm when it runs us, else what `npm` on the path leads to, else the one beside this Node. */
function npmProgram() {
  const candidates = [
    process.env.npm_execpath ?? '',
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm')),
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  return candidates
    .filter((file) => file && existsSync(file))
    .map((file) => realpathSync(file))
    .find((file) => basename(file) === 'npm-cli.js')
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}
