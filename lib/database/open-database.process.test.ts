import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { prepareDataFolder } from './data-folder'
import { startEmbeddedDatabase } from './embedded'
import { layoutOf } from './embedded/layout'
import { runningPostmaster } from './embedded/postmaster'
import { openDatabase } from './open-database'

let data: string
const inherited = { ...process.env }

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'open-'))
  chmodSync(folder, 0o711)
  data = join(folder, 'data')
  process.env.COUNTERPOINT_DATA = data
})
afterEach(() => {
  process.env = { ...inherited }
  rmSync(join(data, '..'), { recursive: true })
})

const pid = () => runningPostmaster(layoutOf(data).cluster)?.pid

test('starts, migrates and stops the database of an installation that does not run', async () => {
  const { close } = await openDatabase()
  expect(await db.user.count()).toBe(0)
  expect(pid()).toBeDefined()
  await close()
  expect(pid()).toBeUndefined()
})

test('uses the database of a running server and leaves it running', async () => {
  prepareDataFolder(data)
  // The server is another process than the command.
  const program = `
    const { openDatabase } = await import('@/lib/database/open-database')
    const { db } = await import('@/lib/db')
    const { close } = await openDatabase()
    console.log(await db.user.count())
    await close()`
  const server = await startEmbeddedDatabase({ dataFolder: data })
  const before = pid()
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', program],
    { encoding: 'utf8', env: { ...process.env, TSX_DISABLE_CACHE: '1' } },
  )
  expect(stderr).toBe('')
  expect(stdout.trim()).toBe('0')
  expect(pid()).toBe(before)
  expect(await server.stop()).toBe(true)
  expect(pid()).toBeUndefined()
})
