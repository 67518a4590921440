import { join } from 'node:path'
import { run } from '../processes.mjs'

/** Finding the claims of the sample reply, in a process of its own. */
export async function measureClaims({ runs, say }) {
  say('finding the claims of the sample')
  const script = join(import.meta.dirname, '..', 'claims-sample.mjs')
  return JSON.parse(await run(process.execPath, [script, String(runs)]))
}
