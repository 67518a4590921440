// Prints, as JSON, how long the claims and contradictions of the sample reply take in a process of its own (the first
// time, and once the code is warm), and the process' memory at most the first time. `baseMb` is what it holds before.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { register } from 'tsx/esm/api'
import { median } from './statistics.mjs'

const ROOT = join(import.meta.dirname, '..', '..')
register({ tsconfig: join(ROOT, 'tsconfig.json') })
const { decodeReply, parseReply } = await import('../../lib/parsing/index.ts')
const { claimsOf, contradictionsOf } = await import('../../lib/claims/index.ts')
const file = readFileSync(join(ROOT, 'prisma', 'samples', 'cedaw-93-kazakhstan-replies.txt'))
const reply = parseReply(decodeReply(file))

const baseMb = process.resourceUsage().maxRSS / 1000
const [claimTimes, bothTimes] = [[], []]
let claims, contradictions, peakMb
for (let run = 0; run < Number(process.argv[2] ?? 20); run++) {
  const start = performance.now()
  claims = claimsOf(reply)
  claimTimes.push(performance.now() - start)
  contradictions = contradictionsOf(reply, claims)
  bothTimes.push(performance.now() - start)
  // What later runs leave behind is collected when memory is short, not before.
  peakMb ??= process.resourceUsage().maxRSS / 1000
}
console.log(
  JSON.stringify({
    firstMs: claimTimes[0],
    medianMs: median(claimTimes.slice(1)),
    firstBothMs: bothTimes[0],
    claims: claims.length,
    contradictions: contradictions.length,
    baseMb,
    peakMb,
  }),
)
