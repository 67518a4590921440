import { type ChildProcess, fork } from 'node:child_process'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { provideEnvironment } from '@/lib/env'
import { readFileBytes, sweepFiles } from '@/lib/files/storage'
import { testDatabase } from '@/lib/testing/database'
import { createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { awaitExport } from './await-export'
import { type ExportKeeper, keepExports } from './keep-exports'
import { exportOptions } from './schema'
import { startExport } from './start-export'

const database = testDatabase()
// Each starts processes.
vi.setConfig({ testTimeout: 90_000 })

let coordinator: TestUser
let server: ChildProcess | undefined
let keeper: ExportKeeper | undefined
beforeAll(async () => {
  provideEnvironment({ root: process.cwd() })
  coordinator = await createUser()
})
afterEach(async () => {
  server?.kill('SIGKILL')
  await keeper?.stop()
  keeper = undefined
})

const until = async (condition: () => Promise<boolean>) => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 1))
}

test.each([
  ['it is begun', async (id: string) => (await rowOf(id)).state === 'running'],
  ['it is written', async (id: string) => (await rowOf(id)).share > 0.5],
  [
    'its file is being kept',
    async () => (await db.storedFile.count({ where: { name: { contains: 'alternative' } } })) > 0,
  ],
  ['it is done', async (id: string) => (await rowOf(id)).state === 'done'],
])('a server that is killed as soon as %s leaves it to the next, once and whole', async (_, isTime) => {
  await db.storedFile.deleteMany()
  const reportId = await createReport({ coordinator })
  const { exportId } = await startExport(coordinator.id, {
    ...{ reportId, format: 'docx', variant: 'confidential', options: exportOptions.parse({}) },
  })
  server = fork('lib/exports/testing/keeps.ts', {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: database.url() },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await until(() => isTime(exportId))
  server.kill('SIGKILL')
  await new Promise((resolve) => server!.once('exit', resolve))
  // As if its claim had run out.
  await db.reportExport.updateMany({
    where: { id: exportId, state: 'running' },
    data: { leasedUntil: new Date(0) },
  })
  keeper = keepExports()
  await awaitExport(exportId)
  const { fileId, size } = await rowOf(exportId)
  expect((await readFileBytes(fileId!)).byteLength).toBe(size)
  expect(await db.auditEvent.count({ where: { reportId, action: 'report.exported' } })).toBe(1)
  // What the killed one had begun to keep goes with the files to which nothing refers.
  await db.$executeRaw`update stored_files set created_at = now() - interval '2 days' where name like '%alternative%'`
  await sweepFiles()
  expect(await db.storedFile.findMany({ where: { name: { contains: 'alternative' } } })).toMatchObject([
    { id: fileId },
  ])
})

const rowOf = (id: string) => db.reportExport.findUniqueOrThrow({ where: { id } })
