import { join } from 'node:path'
import { isInstalled, office, timed } from '../beside.mjs'
import { bundle, PROGRAMS } from '../../steps/workers.mjs'
import { ROOT, run, temporaryFolder } from '../processes.mjs'
import { median } from '../statistics.mjs'

const BENCH = join(import.meta.dirname, '..')

/**
 * Compiling and writing the large report in each format, each in a process of its own, `runs` times for the memory;
 * `times` over, making and inspecting it in the processes of a started server; beside it pandoc, and pandoc with
 * LibreOffice, from our HTML file of the same report.
 */
export async function measureExport({ runs, times, formats, say, quiet }) {
  say('writing the large report')
  const folder = temporaryFolder()
  const content = join(folder, 'report.content')
  await run(process.execPath, [join(BENCH, 'make-report.mjs'), content])
  // As a started server has its programs, and in an environment as theirs.
  const programs = join(ROOT, '.next', 'bench')
  await bundle(ROOT, [...PROGRAMS, 'bin/bench/export-report.mjs'], programs)
  const env = { MALLOC_ARENA_MAX: '1' }
  const measured = {}
  for (const format of formats) {
    const write = async (count, ...options) => {
      const out = join(folder, `report.${format}`)
      const args = [
        ...options,
        join(programs, 'bin', 'bench', 'export-report.mjs'),
        content,
        format,
        String(count),
        out,
      ]
      return JSON.parse(await run(process.execPath, args, { env, patience: 300_000 }))
    }
    const once = await write(1)
    const many = await write(runs, '--expose-gc')
    await quiet()
    const whole = await inProcesses({ file: `${content}.stored`, format, programs, times })
    measured[format] = { ...once, medianMs: many.medianMs, heldMb: many.heldMb, whole }
  }
  return { formats: measured, beside: await besideExports(join(folder, 'report.html'), folder, say) }
}

async function inProcesses({ file, format, programs, times }) {
  const made = []
  for (let time = 0; time < times; time++) {
    const args = [join(BENCH, 'export-process.mjs'), file, format, programs]
    made.push(JSON.parse(await run(process.execPath, args, { patience: 300_000 })))
  }
  const { idleMb, sumMb, processesMb } = made.reduce((one, other) => (other.sumMb > one.sumMb ? other : one))
  return { medianMs: median(made.map(({ ms }) => ms)), idleMb, sumMb, processesMb }
}

async function besideExports(html, folder, say) {
  if (!isInstalled('pandoc')) return { missing: 'pandoc is not installed: nothing to compare with' }
  say('pandoc and LibreOffice with the same report')
  const docx = join(folder, 'pandoc.docx')
  const word = await timed(['pandoc', html, '-o', docx], folder)
  if (!isInstalled('soffice')) return { docx: word, missing: 'LibreOffice is not installed: no PDF by it' }
  const pdf = word && (await timed(office(docx, folder, 'pdf'), folder))
  return {
    docx: word,
    pdf: pdf && { ms: word.ms + pdf.ms, peakMb: word.peakMb && Math.max(word.peakMb, pdf.peakMb) },
  }
}
