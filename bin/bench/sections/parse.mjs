import { join } from 'node:path'
import { run } from '../processes.mjs'

const SAMPLE = join('prisma', 'samples', 'cedaw-93-kazakhstan-replies.txt')

/** Parsing the sample reply: in a warm process, the first time in a process, and as the whole command. */
export async function measureParse({ runs, say }) {
  say('parsing the sample')
  const script = join(import.meta.dirname, '..', 'parse-sample.mjs')
  const parsed = JSON.parse(await run(process.execPath, [script, String(runs)]))
  const start = performance.now()
  await run(process.execPath, [join('bin', 'counterpoint.mjs'), 'parse', SAMPLE, '--json'])
  return { ...parsed, commandMs: performance.now() - start }
}
