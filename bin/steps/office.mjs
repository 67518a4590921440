// The programs that prove exported files, which are nobody's dependency: LibreOffice, qpdf and poppler, from Debian where we may.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const PROGRAMS = { soffice: 'libreoffice-writer-nogui', qpdf: 'qpdf', pdftoppm: 'poppler-utils' }

const isHere = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder && existsSync(join(folder, program)))
const missing = () => Object.keys(PROGRAMS).filter((program) => !isHere(program))

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const child = spawn('apt-get', args, { env, stdio: 'ignore', timeout: 600_000 })
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}

/** Sees to it that the programs are there; gives those that could not be had, for whose part of the proof is left out. */
export async function provideOffice() {
  if (missing().length === 0 || process.getuid?.() !== 0) return missing()
  await apt('update', '-qq')
  const packages = missing().map((program) => PROGRAMS[program])
  await apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  return missing()
}
