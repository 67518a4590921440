// The browser that the browser tests drive: one that is on the machine, else what Playwright can fetch, else Debian's.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of a Chromium on this machine, or undefined: CHROMIUM_PATH, the PATH, the usual places. */
export function installedChromium() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [process.env.CHROMIUM_PATH, ...onPath, ...MAC].find((path) => path && isProgram(path))
}

async function fetchedByPlaywright() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

const tries = {
  playwright: () =>
    spawnSync('npx', ['--no', 'playwright', 'install', 'chromium'], { encoding: 'utf8', timeout: 300_000 }),
  apt: () => {
    if (process.getuid?.() !== 0) return { status: 1, stderr: 'apt needs root' }
    const options = {
      encoding: 'utf8',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    spawnSync('apt-get', ['update', '-qq'], options)
    return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
  },
}

/** The path of a Chromium, installing one where there is none. @throws with what was tried when none can be had. */
export async function provideChromium() {
  const found = installedChromium() ?? (await fetchedByPlaywright())
  if (found) return found
  const said = []
  for (const [name, run] of Object.entries(tries)) {
    const result = run()
    const path = installedChromium() ?? (await fetchedByPlaywright())
    if (path) return path
    said.push(`${name}: ${(result.stderr || result.stdout || '').trim().split('\n').at(-1)}`)
  }
  throw new Error(
    `No Chromium for the browser tests. Install one or set CHROMIUM_PATH. Tried ${said.join('; ')}`,
  )
}
