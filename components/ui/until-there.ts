const RETRY_MS = 5_000

/**
 * What `load` gives, however long that takes: a part of the page that is asked for while there is no line to the server is
 * asked for again when one is back, and every five seconds. Without this the refusal of one part, given to `next/dynamic`,
 * takes the whole page away. On the server there is no other time: there a refusal stands.
 */
export async function untilThere<Module>(load: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      return await load()
    } catch (error) {
      if (typeof window === 'undefined') throw error
      await lineOrPause()
    }
  }
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
