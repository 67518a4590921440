import { join } from 'node:path'
import { startProduct } from '../product.mjs'
import { message } from '../../steps/messages.mjs'
import { temporaryFolder } from '../processes.mjs'
import { median } from '../statistics.mjs'

/**
 * `npm start`, with the production build already made: on a fresh data folder (creates the database, applies the
 * migrations, loads the sample), then again on what that left.
 */
export async function measureStart({ starts, say, quiet }) {
  const begin = async (name, folder) => {
    await quiet()
    say(name)
    const product = await startProduct(folder, { throughNpm: true })
    await product.end()
    return product
  }
  let [folder, cold] = [null, null]
  // A start that had to install or build first is not the one that is asked for; the next one need not.
  for (let attempt = 1; attempt <= 2 && (!cold || hasPrepared(cold)); attempt++) {
    folder = join(temporaryFolder(), 'data')
    cold = await begin(
      `npm start, cold${attempt > 1 ? ', again: the first one installed or built' : ''}`,
      folder,
    )
  }
  const warm = []
  for (let run = 1; run <= starts; run++)
    warm.push(await begin(`npm start, warm, ${run} of ${starts}`, folder))
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

const hasPrepared = ({ said }) =>
  said.some((line) => ['start.install', 'start.build'].some((key) => line.includes(message(key))))
