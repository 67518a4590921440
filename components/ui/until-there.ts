const RETRY_MS = 5_000

// The parts that are waited for and that the server does not know.
const missing = new Set<object>()
const listeners = new Set<() => void>()
// Those that were refused and will be asked for again.
const waited = new Set<object>()

// The bundler's own promises of the files that make up such a part are refused as well, and some of them nobody holds.
if (typeof window !== 'undefined')
  window.addEventListener('unhandledrejection', (event) => {
    if (waited.size > 0 && isRefusal(event.reason)) event.preventDefault()
  })

/** Whether the server has no longer the parts of which this page is made: it was updated since the page was opened. */
export const oldPage = {
  get: () => missing.size > 0,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}

/**
 * What `load` gives, however long that takes: a part of the page that is asked for while there is no line to the server is
 * asked for again when one is back, and every five seconds. Without this the refusal of one part, given to `next/dynamic`,
 * takes the whole page away. Of a part that the server does not know, `oldPage` tells, too. A part that came and failed
 * does so again: its error stands. On the server there is no other time: there every refusal stands.
 */
export async function untilThere<Module>(load: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      const part = await load()
      waited.delete(load)
      if (missing.delete(load)) tell()
      return part
    } catch (error) {
      if (typeof window === 'undefined' || !isRefusal(error)) throw error
      waited.add(load)
      await Promise.all([lineOrPause(), noteIfUnknown(error as Error, load)])
    }
  }
}

const isRefusal = (error: unknown): boolean => (error as Error | undefined)?.name === 'ChunkLoadError'

// Nothing says why a script did not come, but its address is in the message.
async function noteIfUnknown({ message }: Error, load: object): Promise<void> {
  const [address] = /\/\S+\.(?:js|css)/.exec(message) ?? []
  if (!address || missing.has(load)) return
  const signal = AbortSignal.timeout(RETRY_MS)
  const answer = await fetch(address, { method: 'HEAD', cache: 'no-store', signal }).catch(() => null)
  if (answer?.status !== 404) return
  missing.add(load)
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

function lineOrPause(): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      window.removeEventListener('online', goOn)
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(goOn, RETRY_MS)
    window.addEventListener('online', goOn)
  })
}
