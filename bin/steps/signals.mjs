// One Ctrl-C arrives twice under npm: from the terminal, and passed on by npm.
const SAME_PRESS = 1000

/** Calls `stop` at the first SIGINT or SIGTERM; a second one, pressed by somebody impatient, ends the process at once. */
export function onStopSignal(stop) {
  let first
  const handle = () => {
    if (first === undefined) {
      first = Date.now()
      void stop()
    } else if (Date.now() - first > SAME_PRESS) {
      process.exit(130)
    }
  }
  process.on('SIGINT', handle)
  process.on('SIGTERM', handle)
  if (process.platform !== 'win32') process.on('SIGHUP', handle)
}
