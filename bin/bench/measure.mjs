// The order in which the sections are measured, and how much of each.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProfile } from './inspector.mjs'
import { quietWithin } from './machine.mjs'
import { temporaryFolder } from './processes.mjs'
import { buildProduct, startProduct, targetOf } from './product.mjs'
import { measureBurst } from './sections/burst.mjs'
import { measureClaims } from './sections/claims.mjs'
import { measureDocuments } from './sections/documents.mjs'
import { measureExport } from './sections/export.mjs'
import { measureFile } from './sections/file.mjs'
import { measureGrowth } from './sections/growth.mjs'
import { measureHistory } from './sections/history.mjs'
import { measurePage } from './sections/page.mjs'
import { measureParse } from './sections/parse.mjs'
import { measurePreview } from './sections/preview.mjs'
import { measureSockets } from './sections/sockets.mjs'
import { measureStart } from './sections/start.mjs'
import { CASES, measureTyping } from './sections/typing.mjs'
import { productTarget, startBeside } from './targets.mjs'

/** The names of `--only`. */
export const SECTIONS = [
  'parse',
  'documents',
  'claims',
  'export',
  'start',
  'page',
  'typing',
  'preview',
  'file',
  'sockets',
  'burst',
  'growth',
  'history',
]
/** What the product's sockets are compared with. */
export const BESIDE = ['relay', 'hocuspocus']

const FULL = {
  patience: 45_000,
  parse: { runs: 60 },
  documents: { runs: 20 },
  claims: { runs: 20 },
  export: { runs: 50, times: 3, formats: ['docx', 'odt', 'pdf', 'html'] },
  start: { starts: 3 },
  page: { visits: 6 },
  typing: { keys: 150, cases: CASES },
  preview: { sizes: [6_600, 30_000], keys: 20 },
  file: { words: 6_600, formats: ['docx', 'pdf', 'html'], times: 6 },
  sockets: { rounds: 2, seconds: 7, budget: 70_000 },
  burst: { count: 20_000, bursts: 5 },
  growth: { sizes: [10_000, 100_000], opens: 3, memoryDrafts: 60, memoryEdits: 10_000 },
}
const QUICK = {
  patience: 10_000,
  parse: { runs: 20 },
  documents: { runs: 5 },
  claims: { runs: 5 },
  export: { runs: 5, times: 1, formats: ['docx', 'pdf', 'html'] },
  start: { starts: 1 },
  page: { visits: 2 },
  preview: { sizes: [6_600], keys: 8 },
  typing: { keys: 60, cases: CASES.filter(({ words }) => words !== 5000) },
  file: { words: 6_600, formats: ['docx', 'pdf', 'html'], times: 2 },
  sockets: { rounds: 1, seconds: 3, budget: 0 },
  burst: { count: 20_000, bursts: 2 },
  growth: { sizes: [10_000], opens: 1, memoryDrafts: 24, memoryEdits: 10_000 },
}

/**
 * Measures what `options` (those of the command line) ask for. A section that fails does not cost the others their
 * figures: it is named in `failures`.
 */
export async function measure(options) {
  const amount = options.quick ? QUICK : FULL
  // Others on the machine are waited for, but not for ever.
  const common = { say: options.say, quiet: quietWithin(amount.patience) }
  const [results, profiles, failures] = [{}, [], []]
  const wants = (name) =>
    options.only.includes(name) && !(options.url && !['sockets', 'burst'].includes(name))
  const section = async (name, work) => {
    if (!wants(name)) return
    try {
      results[name] = await work({ ...amount[name], ...common })
    } catch (error) {
      failures.push({ section: name, error })
    }
  }

  // Reading and writing documents, and their claims, need no build.
  const needsBuild = options.only.some((name) => !['documents', 'claims', 'export', 'history'].includes(name))
  if (!options.url && needsBuild) await buildProduct()
  await section('parse', measureParse)
  await section('documents', measureDocuments)
  await section('claims', measureClaims)
  await section('export', measureExport)
  await section('history', measureHistory)
  await section('start', measureStart)
  if (['page', 'typing', 'preview', 'file', 'sockets', 'burst'].some(wants)) {
    const folder = join(temporaryFolder(), 'data')
    const product = options.url ? null : await startProduct(folder)
    await section('page', (settings) => measurePage(product, folder, settings))
    await section('typing', (settings) => measureTyping(product, folder, settings))
    if (wants('sockets') || wants('burst')) {
      await measureWithBeside({ options, product, folder, section, profiles })
    }
    // Last, because it fills the report.
    await section('preview', (settings) => measurePreview(product, folder, settings))
    await section('file', (settings) => measureFile(product, folder, settings))
    await product?.end()
  }
  await section('growth', (settings) => measureGrowth(join(temporaryFolder(), 'data'), settings))
  return { results, profiles, failures }
}

async function measureWithBeside({ options, product, folder, section, profiles }) {
  const editors = options.editors.split(',').map(Number)
  const target = product ? await targetOf(product, folder, Math.max(...editors) + 10) : namedTarget(options)
  const wanted = options.beside.split(',')
  const beside = await Promise.all(BESIDE.filter((kind) => wanted.includes(kind)).map(startBeside))
  const profile = options.profile && product ? profilerOf(product, options.profile, profiles) : undefined
  await section('sockets', ({ rounds, seconds, ...settings }) =>
    measureSockets([...beside, target], {
      ...settings,
      editors,
      rounds: Number(options.rounds ?? rounds),
      seconds: Number(options.seconds ?? seconds),
      full: Number(options.full),
      profile,
    }),
  )
  await section('burst', async (settings) => {
    const results = {}
    // A relay has nothing to be delayed by.
    const others = options.quick ? [] : beside.filter(({ kind }) => kind === 'hocuspocus')
    for (const each of [target, ...others]) {
      results[each.kind] = await measureBurst(each, { ...settings, profile })
    }
    return results
  })
  for (const each of beside) await each.end()
}

function namedTarget({ docFile, url, cookie, pid }) {
  const documents = readFileSync(docFile, 'utf8').split('\n').filter(Boolean)
  return productTarget({ url, cookies: cookie, documents, watched: () => (pid ? [Number(pid)] : []) })
}

/** `profile(what)` begins to profile the product; the function that it answers ends that. */
function profilerOf(product, folder, profiles) {
  return async (what) => {
    const end = await startProfile(product, folder, what)
    return async () => void profiles.push(await end())
  }
}
