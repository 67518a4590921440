import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashOf } from './hash-of'

// What decides about the bytes of a file besides the report: our own programs and words, and the libraries they use.
const FOLDERS = ['lib/export', 'lib/exports', 'lib/inspection', 'lib/richtext', 'lib/i18n']
const FILES = ['package-lock.json']

let known: { root: string; hash: Promise<string> } | undefined

/**
 * A hash of the programs that make files: another one after an update, so that no file of an earlier version is given
 * out as what this one would make. Read once in the life of a process, as the programs are.
 */
export function writersHash(root: string): Promise<string> {
  if (known?.root !== root) known = { root, hash: read(root) }
  return known.hash
}

async function read(root: string): Promise<string> {
  const folders = FOLDERS.map(async (folder) => {
    const files = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
    return files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  })
  const paths = [...(await Promise.all(folders)).flat(), ...FILES.map((file) => join(root, file))].sort()
  // In an order and under names that do not depend on where the installation lies.
  const contents: [string, Uint8Array][] = []
  for (const path of paths) contents.push([path.slice(root.length), await readFile(path)])
  return hashOf(contents)
}
