import { fileURLToPath } from 'node:url'
import { KeptApart } from '../keep-apart'

// For the test of `KeptApart`: a server that is killed while what it asked has no end.
setInterval(() => undefined, 1_000)
const apart = new KeptApart({
  ...{
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    entry: 'lib/workers/testing/remembering.ts',
  },
  ...{ megabytes: 80, mostMegabytes: 400, seconds: 600 },
})
process.send?.(await apart.ask<number>('process'))
await apart.ask('endless').catch(() => undefined)
