// Writes the large report, as `compile` takes it, to FILE, and as the database holds it to FILE.stored.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { register } from 'tsx/esm/api'

register({ tsconfig: join(import.meta.dirname, '..', '..', 'tsconfig.json') })
const { largeReport } = await import('../../lib/testing/large-report.ts')
const { stored } = await import('../../lib/testing/report-content.ts')
const [file] = process.argv.slice(2)
const report = largeReport()
writeFileSync(file, serialize(report))
writeFileSync(`${file}.stored`, serialize({ ...report, ...stored(report) }))
