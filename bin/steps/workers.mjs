// The programs that processes apart run, each with all that it imports in few files of JavaScript: loaded from their sources
// they take four times as long to start and twice the memory.
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** From their sources. */
export const PROGRAMS = [
  'lib/export/abbreviations-thread-entry.ts',
  'lib/exports/thread-entry.ts',
  'lib/exports/thread-warm.ts',
  'lib/inspection/aside-entry.ts',
  'lib/previews/process.ts',
  'lib/references/thread-entry.ts',
]
// What brings programs of the machine's own kind stays where it is.
const APART = ['@myriaddreamin/*', '@node-rs/*', 'sharp']
// Packages written for `require` are put among modules, which have none.
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);"

/** Where `bundleWorkers` puts them: below the installation, because they find packages from there. */
export const workersOf = (root) => join(root, '.next', 'workers')

/** Makes them of the sources as they are. */
export const bundleWorkers = (root) => bundle(root, PROGRAMS, workersOf(root))

/** Makes such programs of others, into a folder below the installation; each lies there under the path of its source. */
export async function bundle(root, programs, folder) {
  // The compiler with which tsx loads the same sources.
  const { build } = createRequire(createRequire(import.meta.url).resolve('tsx/package.json'))('esbuild')
  rmSync(folder, { recursive: true, force: true })
  await build({
    absWorkingDir: root,
    entryPoints: programs,
    outdir: folder,
    outbase: root,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: REQUIRE },
    external: APART,
    // Node keeps what it read of a program; the names in it stay, for what breaks.
    ...{ minifyWhitespace: true, minifySyntax: true },
    logLevel: 'silent',
  })
}
