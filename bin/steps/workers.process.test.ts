import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { FORMATS, type FormatName } from '@/lib/export/formats'
import { endPreparedRendering, prepareRendering, renderApart } from '@/lib/exports/render-apart'
import { exportOptions } from '@/lib/exports/schema'
import { runAside } from '@/lib/inspection/aside'
import type { SetAnswer } from '@/lib/previews/process'
import { choicesIn } from '@/lib/previews/schema'
import { richReport, stored } from '@/lib/testing/report-content'
import { doc, p } from '@/lib/testing/richtext'
import { KeptApart } from '@/lib/workers/keep-apart'
import { programAt } from '@/lib/workers/program'
import { runThread } from '@/lib/workers/run-thread'

const { bundle, PROGRAMS } = (await import('./workers.mjs' as string)) as {
  bundle: (root: string, programs: string[], folder: string) => Promise<void>
  PROGRAMS: string[]
}

// A server that was started from a build has its files written by other programs than every other test: they must write the
// same bytes.

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')
mkdirSync(join(root, '.test'), { recursive: true })
const folder = mkdtempSync(join(root, '.test', 'workers-'))
const names = Object.keys(FORMATS) as FormatName[]
const report = stored(richReport())

beforeAll(() => bundle(root, PROGRAMS, folder))
afterAll(() => {
  vi.unstubAllEnvs()
  endPreparedRendering()
  rmSync(folder, { recursive: true, force: true })
})

const fromBuild = () => vi.stubEnv('COUNTERPOINT_WORKERS', folder)
const fromSources = () => vi.stubEnv('COUNTERPOINT_WORKERS', '')

const made = (format: FormatName) =>
  renderApart(
    { stored: report, format, variant: 'public', options: exportOptions.parse({}) },
    { signal: new AbortController().signal, onProgress: () => {} },
  )

test('the programs of a build are used where a server was started from it, and all there are', () => {
  fromSources()
  for (const entry of PROGRAMS) expect(programAt(root, entry)).toMatch(/\.ts$/)
  fromBuild()
  for (const entry of PROGRAMS) expect(programAt(root, entry)).toMatch(/\.test\/workers-.*\.mjs$/)
  expect(programAt(root, 'lib/intake/read-thread.ts')).toMatch(/intake\/read-thread\.ts$/)
})

test.each(names)('%s is the same file from the build', async (format) => {
  fromSources()
  const one = await made(format)
  fromBuild()
  // Once from a process that is ready, as after a look at the page.
  prepareRendering()
  const other = await made(format)
  expect(Buffer.from(other.bytes).equals(Buffer.from(one.bytes))).toBe(true)
  expect(other.inspection).toEqual(one.inspection)
})

test.each(['lib/references/thread-entry.ts', 'lib/export/abbreviations-thread-entry.ts'])(
  'so is what %s finds in the drafts',
  async (entry) => {
    const broken = (error?: unknown) => error as Error
    const refusals = { tooLong: broken, outOfMemory: broken, broken }
    const text = doc(p('The World Health Organization (WHO) counted.'))
    const job = {
      stored: stored({ ...richReport(), chapters: [{ chapter: 'introduction', draftId: 'd', text }] }),
    }
    const answers = []
    for (const choose of [fromSources, fromBuild]) {
      choose()
      answers.push(JSON.stringify(await runThread({ root, entry, job, seconds: 60, refusals })))
    }
    expect(answers[0]).toContain('WHO')
    expect(answers[1]).toEqual(answers[0])
  },
)

test('so are the pages of a preview, and what is found in a file', async () => {
  const { bytes } = await made('docx')
  const answers = []
  for (const choose of [fromSources, fromBuild]) {
    choose()
    const process = new KeptApart({
      ...{ root, entry: 'lib/previews/process.ts', megabytes: 400, mostMegabytes: 900, seconds: 60 },
    })
    const choices = choicesIn(new URLSearchParams())
    const set = await process.ask<SetAnswer>({ set: { stored: report, fresh: [], choices } })
    process.end()
    expect(set.pages?.length).toBeGreaterThan(2)
    const found = await runAside(
      { bytes, name: 'report.docx', clean: { changes: 'reject' } },
      { root, userId: 'one' },
    )
    // Not their hashes: of a page with a picture Typst does not write the same drawing in every process.
    const pages = set.pages?.map(({ width, height }) => ({ width, height }))
    answers.push({ ...set, pages, found })
  }
  expect(answers[1]).toEqual(answers[0])
})
