// npm run db:migration NAME: writes a new migration from the changes in prisma/schema.prisma. Needs no running database.
import { join } from 'node:path'
import { register } from 'tsx/esm/api'
import { errorMessage, message } from './steps/messages.mjs'

const root = join(import.meta.dirname, '..')
register({ tsconfig: join(root, 'tsconfig.json') })
const name = process.argv[2] ?? ''
try {
  const { writeMigration } = await import('../lib/database/write-migration.ts')
  const written = await writeMigration(join(root, 'prisma'), name, new Date())
  console.log(
    written ? message('database.migrationWritten', { name: written }) : message('database.migrationUnneeded'),
  )
} catch (error) {
  console.error(errorMessage(error))
  process.exitCode = 1
}
