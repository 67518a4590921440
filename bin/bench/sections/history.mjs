import { join } from 'node:path'
import { run } from '../processes.mjs'

/** What the history of an hour's typing takes on the disk, before and after the log passes into versions. */
export async function measureHistory({ say }) {
  say('an hour of five people typing into 5 KB')
  return JSON.parse(await run(process.execPath, [join(import.meta.dirname, '..', 'history-sample.mjs')]))
}
