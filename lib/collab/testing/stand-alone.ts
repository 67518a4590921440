/**
 * The collaboration server with its database and without pages, for measuring it from outside:
 *
 *     npx tsx lib/collab/testing/stand-alone.ts FOLDER prepare REPORTS   makes a data folder with drafts to write into
 *     npx tsx lib/collab/testing/stand-alone.ts FOLDER serve PORT        serves it until SIGTERM
 *     npx tsx lib/collab/testing/stand-alone.ts FOLDER database          only its database, until SIGTERM; prints the URL
 *
 * `prepare` leaves the author's Cookie header in FOLDER/cookie and the document names in FOLDER/documents.
 */
import { createServer } from 'node:http'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createCollab } from '@/lib/collab'
import { draftDocument } from '@/lib/collab/protocol'
import { prepareDataFolder } from '@/lib/database/data-folder'
import { startEmbeddedDatabase } from '@/lib/database/embedded'
import { migrate } from '@/lib/database/migrate'
import { closeDatabase, db } from '@/lib/db'
import { provideEnvironment } from '@/lib/env'

const [folder = '', command, argument = ''] = process.argv.slice(2)
const root = resolve(import.meta.dirname, '../../..')
const secret = 'measured on one machine, kept nowhere else'

const dataFolder = join(resolve(folder), 'data')
prepareDataFolder(dataFolder)
// With DATABASE_URL, the database of another process: to measure this one's memory without PostgreSQL's.
const external = process.env.DATABASE_URL
const database = external ? null : await startEmbeddedDatabase({ dataFolder, attached: true })
const databaseUrl = external ?? database?.url ?? ''
provideEnvironment({ root, databaseUrl, authSecret: secret, appUrl: 'http://127.0.0.1' })

if (command === 'prepare') {
  await migrate(databaseUrl, join(root, 'prisma/migrations'))
  const { addMember, createReport, createSession } = await import('@/lib/testing/factories')
  const first = await createReport({ sample: true })
  const author = await addMember(first, 'author')
  for (let made = 1; made < Number(argument); made++) {
    const next = await createReport({ sample: true })
    await addMember(next, 'author', author)
  }
  const drafts = await db.draft.findMany({ select: { id: true } })
  writeFileSync(join(folder, 'documents'), drafts.map(({ id }) => draftDocument(id)).join('\n'))
  writeFileSync(join(folder, 'cookie'), (await createSession(author)).cookie)
  await closeDatabase()
  await database?.stop()
} else if (command === 'database') {
  console.log(databaseUrl)
  process.once('SIGTERM', () => void database?.stop().then(() => process.exit(0)))
} else {
  const origin = 'http://bench.test'
  const collab = createCollab({ appOrigins: [origin, `http://127.0.0.1:${argument}`] })
  const server = createServer((_, response) => response.writeHead(404).end())
  server.on('upgrade', (request, socket, head) => collab.handleUpgrade(request, socket, head))
  server.listen(Number(argument), '127.0.0.1', () => {
    console.log(`ready on ${argument}, cookie ${readFileSync(join(folder, 'cookie'), 'utf8').length} bytes`)
  })
  process.once('SIGTERM', () => {
    server.close()
    void collab
      .shutdown()
      .then(closeDatabase)
      .then(() => database?.stop())
      .then(() => process.exit(0))
  })
}
