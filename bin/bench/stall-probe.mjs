import WebSocket from 'ws'

const EVERY = 10

/**
 * Asks a server every 10 ms, from this process (which does nothing else meanwhile), for the pong that its event loop
 * gives when it comes round. `end()` answers the longest wait in milliseconds, or null when there was no connection.
 */
export async function probeStalls({ url, headers }) {
  const socket = new WebSocket(url, { headers: headers[0], perMessageDeflate: false })
  const isOpen = await new Promise((resolve) => {
    socket.once('open', () => resolve(true))
    socket.on('error', () => resolve(false))
  })
  if (!isOpen) return { end: () => null }
  let longest = 0
  let asked = null
  const answered = () => {
    if (asked !== null) longest = Math.max(longest, performance.now() - asked)
    asked = null
  }
  socket.on('pong', answered)
  const timer = setInterval(() => {
    if (asked !== null || socket.readyState !== WebSocket.OPEN) return
    asked = performance.now()
    socket.ping()
  }, EVERY)
  return {
    end() {
      clearInterval(timer)
      answered()
      socket.terminate()
      return longest
    },
  }
}
