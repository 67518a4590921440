import { join } from 'node:path'
import { isInstalled, office, timed } from '../beside.mjs'
import { run, temporaryFolder } from '../processes.mjs'

const BENCH = join(import.meta.dirname, '..')

/** Programs that turn documents into text, where they are installed: the command for a file and a folder. */
const BESIDE = {
  docx: {
    pandoc: (file, folder) => ['pandoc', file, '-t', 'plain', '-o', join(folder, 'pandoc.txt')],
    LibreOffice: (file, folder) => office(file, folder, 'txt:Text'),
  },
  pdf: {
    pdftotext: (file, folder) => ['pdftotext', '-layout', file, join(folder, 'pdftotext.txt')],
    LibreOffice: (file, folder) => office(file, folder, 'txt:Text', '--infilter=writer_pdf_import'),
  },
}

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

async function readBeside(programs, file, folder) {
  const measured = {}
  for (const [name, command] of Object.entries(programs)) {
    const parts = command(file, folder)
    const took = isInstalled(parts[0]) ? await timed(parts, folder) : null
    if (took) measured[name] = took
  }
  return measured
}
