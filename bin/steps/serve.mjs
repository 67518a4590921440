import { join } from 'node:path'
import { createReport } from './report.mjs'

/**
 * Runs the server in this very process until it is told to stop: a process of its own would outlive kill -9 and keep
 * the port. Answers how to stop it; `onImport` hears of every source file that the server is made of. With `foldAfter` the
 * log of a draft is folded after so many edits: tests fold all the time.
 */
export async function serve({ root, development, onImport, onFatal, foldAfter }) {
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  // Saves a fraction of a second and leaves files in the system's temporary folder.
  process.env.TSX_DISABLE_CACHE ??= '1'
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: join(root, 'tsconfig.json'), onImport })
  const { startServer } = await import('../../lib/server/main.ts')
  return startServer({ root, development, report: createReport(), onFatal, foldAfter })
}
