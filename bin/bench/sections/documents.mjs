import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, temporaryFolder } from '../processes.mjs'

const BENCH = join(import.meta.dirname, '..')
const TIMER = '/usr/bin/time'

/** Programs that turn documents into text, where they are installed: the command for a file and a folder. */
const BESIDE = {
  docx: {
    pandoc: (file, folder) => ['pandoc', file, '-t', 'plain', '-o', join(folder, 'pandoc.txt')],
    LibreOffice: (file, folder) => office(file, folder),
  },
  pdf: {
    pdftotext: (file, folder) => ['pdftotext', '-layout', file, join(folder, 'pdftotext.txt')],
    LibreOffice: (file, folder) => office(file, folder, '--infilter=writer_pdf_import'),
  },
}

const office = (file, folder, ...more) => [
  'soffice',
  `-env:UserInstallation=file://${join(folder, 'office')}`,
  '--headless',
  ...more,
  '--convert-to',
  'txt:Text',
  '--outdir',
  folder,
  file,
]

/** Reading and parsing documents as people bring them, beside other programs that turn the same file into text. */
export async function measureDocuments({ runs, say }) {
  say('reading documents')
  const folder = temporaryFolder()
  const measured = []
  for (const [name, maker, atMost] of [
    ['docx', 'make-document.mjs', runs],
    // Each takes a second.
    ['pdf', 'make-pdf.mjs', Math.min(runs, 3)],
  ]) {
    const file = join(folder, `reply.${name}`)
    await run(process.execPath, [join(BENCH, maker), file])
    const read = (times) => run(process.execPath, [join(BENCH, 'read-document.mjs'), file, String(times)])
    const warm = JSON.parse(await read(atMost))
    // Memory of a process that reads it once, as a worker does.
    const { peakMb, firstMs } = JSON.parse(await read(1))
    measured.push({ name, ...warm, firstMs, peakMb, beside: await readBeside(BESIDE[name], file, folder) })
  }
  return measured
}

/** How long the others take, their start included, and their memory at most where it can be told. */
async function readBeside(programs, file, folder) {
  const measured = {}
  for (const [name, command] of Object.entries(programs)) {
    const [program, ...args] = command(file, folder)
    if (!isInstalled(program)) continue
    const memory = join(folder, `${name}.memory`)
    const timed = existsSync(TIMER) ? [TIMER, '-f', '%M', '-o', memory, program, ...args] : [program, ...args]
    const start = performance.now()
    try {
      await run(timed[0], timed.slice(1), { patience: 120_000 })
    } catch {
      // It cannot read this file, or not in two minutes.
      continue
    }
    const ms = performance.now() - start
    const peakMb = existsSync(memory) ? Number(readFileSync(memory, 'utf8').trim()) / 1000 : null
    measured[name] = { ms, peakMb }
  }
  return measured
}

function isInstalled(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}
