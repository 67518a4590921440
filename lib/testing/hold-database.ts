// A program for tests: starts the embedded database of the folder named first, prints a line of JSON, and holds it until
// it is killed, or (with `stop`) stops it at once.
import { prepareDataFolder } from '@/lib/database/data-folder'
import { startEmbeddedDatabase } from '@/lib/database/embedded'
import { isAppError } from '@/lib/errors'

const [dataFolder = '', mode] = process.argv.slice(2)
try {
  prepareDataFolder(dataFolder)
  const database = await startEmbeddedDatabase({ dataFolder })
  const stopped = mode === 'stop' ? await database.stop() : undefined
  console.log(JSON.stringify({ url: database.url, adopted: database.adopted, pid: database.pid(), stopped }))
  if (mode !== 'stop') setInterval(() => {}, 60_000)
} catch (error) {
  console.log(
    JSON.stringify(
      isAppError(error) ? { reason: error.reason, values: error.values } : { error: String(error) },
    ),
  )
  process.exitCode = 1
}
