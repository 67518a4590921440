import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { migrate } from './migrate'

let folder: string
let client: Client
let url: string

const query = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  const name = `migrate_${Math.random().toString(36).slice(2)}`
  const admin = new Client({ connectionString: inject('testClusterUrl') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const target = new URL(inject('testClusterUrl'))
  target.pathname = `/${name}`
  url = target.href
  client = new Client({ connectionString: url })
  await client.connect()
})

afterEach(async () => {
  await client.end()
  rmSync(folder, { recursive: true })
})

function write(name: string, sql: string) {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

test('applies what is missing, in order, once', async () => {
  write('2_second', 'alter table a add column more int')
  write('1_first', 'create table a (id int)')
  expect(await migrate(url, folder)).toEqual(['1_first', '2_second'])
  expect(await migrate(url, folder)).toEqual([])
  write('3_third', 'drop table a')
  expect(await migrate(url, folder)).toEqual(['3_third'])
})

test('keeps the table that Prisma keeps', async () => {
  write('1_first', 'create table a (id int)')
  await migrate(url, folder)
  expect(await query('select * from _prisma_migrations')).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      // sha256sum of the file
      checksum: '1a2f7426649c1960ad2dbbbbb3ff8d4c757d44e04dfa52ee60ee2132e71b3300',
      migration_name: '1_first',
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      finished_at: expect.any(Date),
      applied_steps_count: 1,
    },
  ])
})

test('takes a failing migration back whole, and keeps those before it', async () => {
  write('1_first', 'create table a (id int)')
  write('2_second', 'create table b (id int); insert into a values (1); select 1 / 0')
  await expect(migrate(url, folder)).rejects.toMatchObject({
    reason: 'migrationFailed',
    values: { name: '2_second', detail: 'division by zero' },
  })
  expect(await query(`select migration_name from _prisma_migrations`)).toEqual([
    { migration_name: '1_first' },
  ])
  expect(await query(`select to_regclass('b') as b, count(*)::int from a`)).toEqual([{ b: null, count: 0 }])
  write('2_second', 'create table b (id int)')
  expect(await migrate(url, folder)).toEqual(['2_second'])
})

test('two at once: one applies, the other waits and finds nothing to do', async () => {
  write('1_first', 'create table a (id int); select pg_sleep(0.3)')
  const results = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)])
  expect(results.flat()).toEqual(['1_first'])
})

test('refuses a migration that was edited after it was applied', async () => {
  write('1_first', 'create table a (id int)')
  await migrate(url, folder)
  write('1_first', 'create table a (id bigint)')
  write('2_second', 'create table b (id int)')
  await expect(migrate(url, folder)).rejects.toMatchObject({
    reason: 'migrationEdited',
    values: { name: '1_first' },
  })
  expect(await query(`select to_regclass('b') as b`)).toEqual([{ b: null }])
})

test('refuses a database that a newer version migrated', async () => {
  write('1_first', 'create table a (id int)')
  write('2_second', 'create table b (id int)')
  await migrate(url, folder)
  rmSync(join(folder, '2_second'), { recursive: true })
  await expect(migrate(url, folder)).rejects.toMatchObject({
    reason: 'migrationUnknown',
    values: { name: '2_second' },
  })
})

test('refuses a database in which a migration failed, as Prisma would have left it', async () => {
  write('1_first', 'create table a (id int)')
  await migrate(url, folder)
  await query('update _prisma_migrations set finished_at = null')
  await expect(migrate(url, folder)).rejects.toMatchObject({ reason: 'migrationFailedEarlier' })
})
