// Writes the Prisma client of prisma/schema.prisma into lib/generated/prisma. Runs after every `npm ci`, without any
// network, prints nothing when it works, and does nothing when the client already belongs to this schema.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const schema = join(root, 'prisma', 'schema.prisma')
const output = join(root, 'lib', 'generated', 'prisma')
const stamp = join(output, '.schema-hash')

const require = createRequire(join(root, 'package.json'))
const prisma = require.resolve('prisma/package.json')
const hash = createHash('sha256')
  .update(readFileSync(schema))
  .update(JSON.parse(readFileSync(prisma, 'utf8')).version)
  .digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
  const result = spawnSync(
    process.execPath,
    [join(dirname(prisma), 'build', 'index.js'), 'generate', '--no-hints'],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        // Any executable will do: Prisma then does not download its schema engine, which `generate` does not use.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  )
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}\n`)
    process.exit(1)
  }
  mkdirSync(output, { recursive: true })
  writeFileSync(stamp, hash)
}
