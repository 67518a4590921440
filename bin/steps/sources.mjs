import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

// Everything that a production build is made of. The folder itself counts: Next writes absolute paths into a build.
const SOURCES = [
  'app',
  'components',
  'lib',
  'bin/steps/workers.mjs',
  'public',
  'prisma/schema.prisma',
  'package-lock.json',
  'next.config.js',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
]
const IGNORED = /(^|\/)(generated|testing|decisions)$|\.test\.tsx?$|\.md$/

/** A fingerprint of the sources of the build in `root`. */
export function sourcesHash(root) {
  const hash = createHash('sha256').update(root)
  for (const file of SOURCES.flatMap((path) => filesBelow(root, path)).toSorted(byName)) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

const byName = (left, right) => (left < right ? -1 : 1)

function filesBelow(root, path) {
  const absolute = join(root, path)
  if (!existsSync(absolute) || IGNORED.test(path)) return []
  if (!statSync(absolute).isDirectory()) return [path]
  return readdirSync(absolute).flatMap((name) => filesBelow(root, `${path}/${name}`))
}
