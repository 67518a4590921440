import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './processes.mjs'

const TIMER = '/usr/bin/time'

/** Whether a program can be found. */
export function isInstalled(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}

/** The command by which LibreOffice converts a file into a folder, with settings of its own in there. */
export const office = (file, folder, to, ...more) => [
  'soffice',
  `-env:UserInstallation=file://${join(folder, 'office')}`,
  '--headless',
  ...more,
  '--convert-to',
  to,
  '--outdir',
  folder,
  file,
]

/**
 * How long another program takes, its start included, and its memory at most where it can be told; null when it fails or
 * takes more than two minutes.
 */
export async function timed([program, ...args], folder) {
  const memory = join(folder, `${program}.memory`)
  const command = existsSync(TIMER) ? [TIMER, '-f', '%M', '-o', memory, program, ...args] : [program, ...args]
  const start = performance.now()
  try {
    await run(command[0], command.slice(1), { patience: 120_000 })
  } catch {
    return null
  }
  const ms = performance.now() - start
  const peakMb = existsSync(memory) ? Number(readFileSync(memory, 'utf8').trim()) / 1000 : null
  return { ms, peakMb }
}
