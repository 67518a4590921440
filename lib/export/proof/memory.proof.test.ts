import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serialize } from 'node:v8'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { largeReport } from '@/lib/testing/large-report'
import { stored } from '@/lib/testing/report-content'

// What writing the report of the limits takes of a machine's memory, in a process as a started server has it.

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '')
mkdirSync(join(root, '.test'), { recursive: true })
const folder = mkdtempSync(join(root, '.test', 'memory-'))
const program = 'bin/bench/export-report.mjs'

beforeAll(async () => {
  const { bundle, PROGRAMS } = (await import(join(root, 'bin/steps/workers.mjs'))) as {
    bundle: (root: string, programs: string[], folder: string) => Promise<void>
    PROGRAMS: string[]
  }
  await bundle(root, [...PROGRAMS, program], folder)
  const report = largeReport()
  writeFileSync(join(folder, 'report.content'), serialize(report))
  writeFileSync(join(folder, 'report.stored'), serialize({ ...report, ...stored(report) }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.runIf(process.platform === 'linux').each([
  ['docx', 200],
  ['pdf', 300],
  ['html', 150],
])('%s takes %i MB at most, and no more after many exports than after some', async (format, mostMb) => {
  const args = ['--expose-gc', join(folder, program), join(folder, 'report.content'), format, '14']
  const said = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, MALLOC_ARENA_MAX: '1' },
  })
  const { peakMb, heldMb } = JSON.parse(said) as { peakMb: number; heldMb: number[] }
  // The first one, as each process of the product makes one and ends.
  expect(peakMb).toBeLessThan(mostMb)
  expect(heldMb.at(-1)! - heldMb[8]!).toBeLessThan(30)
})

test.runIf(process.platform === 'linux')(
  'the processes in which a server writes a PDF and inspects it take 300 MB at most, both together at any moment',
  () => {
    const args = [join(root, 'bin/bench/export-process.mjs'), join(folder, 'report.stored'), 'pdf', folder]
    const said = execFileSync(process.execPath, args, { encoding: 'utf8' })
    const { sumMb, processesMb } = JSON.parse(said) as { sumMb: number; processesMb: number[] }
    expect(processesMb).toHaveLength(2)
    expect(sumMb).toBeLessThan(300)
  },
)
