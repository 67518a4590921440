import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, temporaryFolder } from '../processes.mjs'

const BENCH = join(import.meta.dirname, '..')
const TIMER = '/usr/bin/time'

/** Programs that turn documents into text, where they are installed: the command for a file and a folder. */
const BESIDE = {
  pandoc: (file, folder) => ['pandoc', file, '-t', 'plain', '-o', join(folder, 'pandoc.txt')],
  LibreOffice: (file, folder) => [
    'soffice',
    `-env:UserInstallation=file://${join(folder, 'office')}`,
    '--headless',
    '--convert-to',
    'txt:Text',
    '--outdir',
    folder,
    file,
  ],
}

/** Reading documents as people bring them, beside other programs that turn the same file into text. */
export async function measureDocuments({ runs, say }) {
  say('reading documents')
  const folder = temporaryFolder()
  const file = join(folder, 'reply.docx')
  await run(process.execPath, [join(BENCH, 'make-document.mjs'), file])
  const own = JSON.parse(await run(process.execPath, [join(BENCH, 'read-document.mjs'), file, String(runs)]))
  return [{ name: 'docx', ...own, beside: await readBeside(file, folder) }]
}

/** How long the others take, their start included, and their memory at most where it can be told. */
async function readBeside(file, folder) {
  const measured = {}
  for (const [name, command] of Object.entries(BESIDE)) {
    const [program, ...args] = command(file, folder)
    if (!isInstalled(program)) continue
    const memory = join(folder, `${name}.memory`)
    const timed = existsSync(TIMER) ? [TIMER, '-f', '%M', '-o', memory, program, ...args] : [program, ...args]
    const start = performance.now()
    await run(timed[0], timed.slice(1), { patience: 120_000 })
    const ms = performance.now() - start
    const peakMb = existsSync(memory) ? Number(readFileSync(memory, 'utf8').trim()) / 1000 : null
    measured[name] = { ms, peakMb }
  }
  return measured
}

function isInstalled(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}
