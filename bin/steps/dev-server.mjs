// The development server, a child of bin/dev.mjs: tells it which source files it is made of, and stops when told to or
// when it is left alone.
import { fileURLToPath } from 'node:url'
import { errorMessage } from './messages.mjs'
import { serve } from './serve.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

async function stop(options) {
  const server = await running.catch(() => undefined)
  await server?.stop(options)
  process.exit(0)
}

process.env.NODE_ENV = 'development'
process.on('message', ({ stop: options }) => void stop(options))
process.on('disconnect', () => void stop())
// The terminal's Ctrl-C reaches both processes; the parent passes it on, in the right order.
process.on('SIGINT', () => {})

const running = serve({
  root,
  development: true,
  onImport: (url) =>
    url.startsWith('file:') && process.send?.({ imported: fileURLToPath(url.split('?')[0]) }),
  onFatal: () => void stop(),
})
running.catch((error) => {
  console.error(errorMessage(error))
  process.exit(1)
})
