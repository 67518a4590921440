import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { Pool, type QueryResult } from 'pg'
import type { Migration } from './migration-files'
import { runStatement } from './run-statement'

// Where the migrations are replayed to see what they lead to.
const REPLAY = 'counterpoint_replayed_migrations'

type Engine = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')

// The glue keeps views of one instance's memory: a second instance would read the first one's.
let engine: Promise<Engine> | undefined

/**
 * The SQL that leads from the end of `migrations` to `schemaFile`; empty when nothing changed. Uses Prisma's schema
 * engine from its npm package (a developer's dependency), hence without the download that Prisma's command line does.
 * `url` is a PostgreSQL whose role may create databases: the migrations are replayed in one that is dropped again.
 */
export async function sqlOfChanges(
  url: string,
  migrations: Migration[],
  schemaFile: string,
): Promise<string> {
  const { SchemaEngine } = await (engine ??= loadEngine())
  await runStatement(url, `create database "${REPLAY}"`)
  const replay = new URL(url)
  replay.pathname = `/${REPLAY}`
  const pools = { main: openPool(url), replay: openPool(replay.href) }
  const main = new PrismaPg(pools.main)
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: main.provider,
    adapterName: main.adapterName,
    connect: () => main.connect(),
    connectToShadowDb: () => new PrismaPg(pools.replay).connect(),
  })
  const content = readFileSync(schemaFile, 'utf8')
  const filters = { externalTables: [], externalEnums: [] }
  const instance = await SchemaEngine.new({ datamodels: [[schemaFile, content]] }, () => {}, adapter)
  try {
    const { stdout } = await instance.diff({
      from: { tag: 'migrations', ...migrationList(migrations) },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaFile, content }] },
      script: true,
      exitCode: null,
      filters,
    })
    // The engine's way of saying that there is nothing to do is a comment.
    return stdout?.split('\n').some((line) => line.trim() && !line.startsWith('--')) ? stdout : ''
  } finally {
    instance.free()
    await pools.main.end()
    await pools.replay.end()
    await runStatement(url, `drop database "${REPLAY}"`)
  }
}

/**
 * The engine reads PostgreSQL's catalogue, where columns of the type "char" (18) stand, which Prisma's adapter does not
 * know; as text (25) they are the same to both.
 */
function openPool(connectionString: string): Pool {
  const pool = new Pool({ connectionString })
  pool.on('error', () => {})
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<QueryResult>
  return Object.assign(pool, {
    query: async (...args: unknown[]) => {
      const result = await query(...args)
      for (const field of result.fields ?? []) if (field.dataTypeID === 18) field.dataTypeID = 25
      return result
    },
  })
}

function migrationList(migrations: Migration[]) {
  return {
    baseDir: '/',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  }
}

/** Node cannot import WebAssembly by itself yet, so its glue is put together by hand, once. */
async function loadEngine(): Promise<Engine> {
  const engine: Engine = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const compiled = new WebAssembly.Module(readFileSync(glue.replace(/\.js$/, '.wasm')))
  const instance = new WebAssembly.Instance(compiled, { './schema_engine_bg.js': engine as never })
  const glued = engine as unknown as { __wbg_set_wasm: (exports: WebAssembly.Exports) => void }
  glued.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) },
  })
  return engine
}
