// The whole product in this process, as `npm start` runs it, with the build that is there, whatever its age.
import { fileURLToPath } from 'node:url'
import { serve } from '../../../bin/steps/serve.mjs'

process.env.NODE_ENV = 'production'
await serve({
  root: fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, ''),
  development: false,
  onFatal: () => process.exit(1),
  foldAfter: process.env.TEST_FOLD_AFTER ? Number(process.env.TEST_FOLD_AFTER) : undefined,
})
process.send?.('ready')
