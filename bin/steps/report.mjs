import { message } from './messages.mjs'

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1)

/**
 * Prints what start-up does, in the words of the messages' namespace `start`: one line per step with its time. While a
 * step takes long, a terminal shows a moving sign, and anything else gets a line every ten seconds.
 */
export function createReport(output = process.stdout) {
  async function step(key, work, outcome = () => ({ key })) {
    const from = performance.now()
    const stopProgress = showProgress(key, from)
    try {
      const result = await work()
      stopProgress()
      const line = outcome(result)
      if (line) output.write(`✓ ${message(`start.${line.key}`, line.values)} (${seconds(from)} s)\n`)
      return result
    } catch (error) {
      stopProgress()
      throw error
    }
  }

  function showProgress(key, from) {
    const text = () => `${message(`start.progress.${key}`)} (${seconds(from)} s)`
    let frame = 0
    const timer = output.isTTY
      ? setInterval(() => output.write(`\r\x1b[K${FRAMES[frame++ % FRAMES.length]} ${text()}`), 120)
      : setInterval(() => output.write(`  ${text()}\n`), 10_000)
    return () => {
      clearInterval(timer)
      if (output.isTTY && frame) output.write('\r\x1b[K')
    }
  }

  return { step, say: (key, values) => void output.write(`${message(`start.${key}`, values)}\n`) }
}
