#!/usr/bin/env node
// The administrator's command line. Works after `npm ci` alone and from any folder; `--help` says what it can do.
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
try {
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: `${root}tsconfig.json` })
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error
  console.error(`counterpoint: the dependencies are missing. Run \`npm ci\` in ${root}`)
  process.exit(1)
}
const { main } = await import('../lib/cli/main.ts')
process.exitCode = await main(process.argv.slice(2))
