import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@/lib/errors'
import type { Launcher } from './launcher'
import { DATABASE_NAME, type Layout } from './layout'

/**
 * Creates the cluster, unless it exists. It is made in a temporary folder and renamed when whole, so that an
 * interrupted creation never leaves half a cluster. Only under the start lock, see start-postmaster.ts.
 * @throws AppError `unavailable` with what initdb said.
 */
export async function createCluster(layout: Layout, launcher: Launcher): Promise<void> {
  if (existsSync(join(layout.cluster, 'PG_VERSION'))) return
  for (const name of readdirSync(layout.folder)) {
    if (name.startsWith('unfinished-')) rmSync(join(layout.folder, name), { recursive: true, force: true })
  }
  const draft = mkdtempSync(join(layout.folder, 'unfinished-'))
  if (launcher.account) chownSync(draft, launcher.account.uid, launcher.account.gid)
  await initdb(draft, layout, launcher)
  renameSync(draft, layout.cluster)
}

/** The password of the product's role; made on first use, atomically, mode 0600. */
export function clusterPassword(layout: Layout, launcher: Launcher): string {
  if (!existsSync(layout.password)) {
    const draft = `${layout.password}.${randomBytes(6).toString('hex')}`
    writeFileSync(draft, randomBytes(24).toString('hex'), { mode: 0o600 })
    if (launcher.account) chownSync(draft, launcher.account.uid, launcher.account.gid)
    try {
      linkSync(draft, layout.password)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(draft, { force: true })
    }
  }
  return readFileSync(layout.password, 'utf8')
}

async function initdb(folder: string, layout: Layout, launcher: Launcher): Promise<void> {
  clusterPassword(layout, launcher)
  const { file, args, options } = launcher.command(launcher.programs.initdb, [
    `--pgdata=${folder}`,
    `--username=${DATABASE_NAME}`,
    `--pwfile=${layout.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The order of code points, the same on every machine; the product sorts for people itself.
    '--locale=C',
  ])
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  rmSync(folder, { recursive: true, force: true })
  const detail = Buffer.concat(said).toString().trim().split('\n').slice(-4).join('\n')
  throw new AppError('unavailable', 'databaseCreate', { folder: layout.folder, detail })
}
