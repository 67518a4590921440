import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { workersFolder } from '@/lib/env'

/**
 * The address of a program that a thread or process apart runs (`entry`, from `root`): what was made of it when the
 * installation was built, where the server was started from that build; otherwise its source.
 */
export function programAt(root: string, entry: string): string {
  const folder = workersFolder()
  const built = folder && join(/* turbopackIgnore: true */ folder, entry.replace(/\.ts$/, '.mjs'))
  const path = built && existsSync(/* turbopackIgnore: true */ built) ? built : join(root, entry)
  return pathToFileURL(path).href
}
