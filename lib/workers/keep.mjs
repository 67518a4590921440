// A process that answers one question after the other until nobody needs it: for `keepApart`.
import { Worker } from 'node:worker_threads'

const waiting = []
let answer = null
let last = Promise.resolve()

process.on('message', (message) => {
  if ('entry' in message) start(message)
  else if (answer) take(message)
  else waiting.push(message)
})

// The server is gone, or needs this no more.
process.once('disconnect', () => process.exit())

function start({ entry, mostBytes }) {
  const workerData = { mostBytes, parent: process.ppid }
  new Worker(new URL('watch.mjs', import.meta.url), { workerData, execArgv: [] }).unref()
  void load(entry)
}

async function load(entry) {
  // What a build made of a program is JavaScript already.
  if (entry.endsWith('.ts')) (await import('tsx/esm/api')).register()
  answer = (await import(entry)).default
  waiting.splice(0).forEach(take)
}

function take({ id, question }) {
  last = last.then(async () => {
    const bytes = () => process.memoryUsage.rss()
    try {
      process.send({ id, answer: await answer(question), bytes: bytes() })
    } catch (error) {
      const { name, code, reason, values, stack } = error
      const isKnown = name === 'AppError'
      process.send({
        id,
        bytes: bytes(),
        ...(isKnown ? { refusal: { code, reason, values } } : { broken: String(stack) }),
      })
    }
  })
}
