// A process that runs one thread and watches it: for `runApart`. Plain JavaScript, because it must start at once.
import { Worker } from 'node:worker_threads'

const WATCH_MS = 100

let worker

// A job; or first what to load for one, and the job when there is one.
process.on('message', ({ warm, entry, job, megabytes }) => {
  if (worker) worker.postMessage({ entry, job })
  else start({ warm, entry, job }, megabytes)
})

function start(workerData, megabytes) {
  worker = new Worker(new URL('start.mjs', import.meta.url), {
    workerData,
    execArgv: [],
    // What is young fills all the room that it is given before it is looked through.
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 12 },
  })
  // What lies outside of the thread's heap (files, pictures, what was inflated) counts as well.
  setInterval(() => {
    if (process.memoryUsage.rss() > (2 * megabytes + 256) * 1024 * 1024) end({ outOfMemory: true })
  }, WATCH_MS)
  worker.on('message', (message) => process.send(message))
  worker.once('error', (error) =>
    end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { outOfMemory: true } : { broken: String(error.stack) }),
  )
  worker.once('exit', (code) => end({ broken: `The thread ended with code ${code} and no answer.` }))
}

let hasEnded = false

// What was said before is on its way in the same channel; the parent takes the first answer and no other.
function end(message) {
  if (hasEnded) return
  hasEnded = true
  process.send(message, () => process.exit())
}

// The server is gone: nobody waits for this any more.
process.once('disconnect', () => process.exit())
