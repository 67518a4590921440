// A load generator's process: waits to be told its task, does it, answers and waits to be ended. See ../processes.mjs.
const tasks = {
  type: () => import('./type.mjs'),
  burst: () => import('./burst.mjs'),
  grow: () => import('./grow.mjs'),
  open: () => import('./open.mjs'),
  hold: () => import('./hold.mjs'),
  typists: () => import('./typists.mjs'),
}
const waiting = new Map()
const tell = (event, data) => process.connected && process.send({ event, data })
const heard = (event) => new Promise((resolve) => waiting.set(event, resolve))

process.on('disconnect', () => process.exit(0))
process.on('unhandledRejection', (error) => tell('error', error?.stack ?? String(error)))
process.on('message', ({ event, data }) => {
  if (event === 'task') void work(data)
  else waiting.get(event)?.(data)
})

async function work({ task, options }) {
  try {
    const { perform } = await tasks[task]()
    tell('result', await perform(options, { tell, heard }))
  } catch (error) {
    tell('error', error?.stack ?? String(error))
  }
}
