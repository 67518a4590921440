// Prints, as JSON, how long FILE takes to read and to parse in a process of its own (the first time, and once the code
// is warm), and the process' memory at most. What a process holds that has read nothing is `baseMb`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { register } from 'tsx/esm/api'
import { median } from './statistics.mjs'

register({ tsconfig: join(import.meta.dirname, '..', '..', 'tsconfig.json') })
const { readDocument } = await import('../../lib/parsing/readers/index.ts')
// Loading and compiling the reader is not reading: it is done once in the life of a worker.
const { parseReply } = await import('../../lib/parsing/index.ts')
await import(`../../lib/parsing/readers/${process.argv[2].endsWith('.pdf') ? 'pdf' : 'docx'}/index.ts`)

const bytes = new Uint8Array(readFileSync(process.argv[2]))
const baseMb = process.resourceUsage().maxRSS / 1000
const times = []
let document
for (let run = 0; run < Number(process.argv[3] ?? 10); run++) {
  const start = performance.now()
  document = await readDocument(bytes)
  parseReply(document)
  times.push(performance.now() - start)
}
console.log(
  JSON.stringify({
    firstMs: times[0],
    medianMs: median(times.length > 1 ? times.slice(1) : times),
    bytes: bytes.length,
    words: document.text.split(/\s+/).length,
    baseMb,
    peakMb: process.resourceUsage().maxRSS / 1000,
  }),
)
