// Writes the large report, as `compile` takes it, to FILE.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { register } from 'tsx/esm/api'

register({ tsconfig: join(import.meta.dirname, '..', '..', 'tsconfig.json') })
const { largeReport } = await import('../../lib/testing/large-report.ts')
writeFileSync(process.argv[2], serialize(largeReport()))
