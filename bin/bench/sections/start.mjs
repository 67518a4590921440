import { join } from 'node:path'
import { startProduct } from '../product.mjs'
import { temporaryFolder } from '../processes.mjs'
import { median } from '../statistics.mjs'

/**
 * `npm start`, with the production build already made: on a fresh data folder (creates the database, applies the
 * migrations, loads the sample), then again on what that left.
 */
export async function measureStart({ starts, say, quiet }) {
  const folder = join(temporaryFolder(), 'data')
  const begin = async (name) => {
    await quiet()
    say(name)
    const product = await startProduct(folder, { throughNpm: true })
    await product.end()
    return product
  }
  const cold = await begin('npm start, cold')
  const warm = []
  for (let run = 1; run <= starts; run++) warm.push(await begin(`npm start, warm, ${run} of ${starts}`))
  const of = (product) => ({ readyMs: product.readyMs, answeredMs: product.answeredMs })
  return {
    cold: { ...of(cold), said: cold.said },
    warm: {
      readyMs: median(warm.map(({ readyMs }) => readyMs)),
      answeredMs: median(warm.map(({ answeredMs }) => answeredMs)),
      runs: warm.map(of),
    },
  }
}
