// Prints, as JSON, how long the sample reply takes to parse: the first time, and once the code is warm.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { register } from 'tsx/esm/api'
import { median } from './statistics.mjs'

const ROOT = join(import.meta.dirname, '..', '..')
register({ tsconfig: join(ROOT, 'tsconfig.json') })
const { decodeReply, parseReply } = await import('../../lib/parsing/index.ts')
const file = readFileSync(join(ROOT, 'prisma', 'samples', 'cedaw-93-kazakhstan-replies.txt'))

const times = []
let reply
for (let run = 0; run < Number(process.argv[2] ?? 50); run++) {
  const start = performance.now()
  reply = parseReply(decodeReply(file))
  times.push(performance.now() - start)
}
const questions = reply.sections.flatMap((section) => section.questions)
console.log(
  JSON.stringify({
    firstMs: times[0],
    medianMs: median(times.slice(1)),
    bytes: file.length,
    sections: reply.sections.length,
    questions: questions.length,
    paragraphs: questions.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
  }),
)
