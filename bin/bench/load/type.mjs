import { monitorEventLoopDelay } from 'node:perf_hooks'
import { seededRandom, sleep, waitUntil } from '../statistics.mjs'
import { connectEditors } from './connect.mjs'
import { Keystrokes } from './keystrokes.mjs'

const LOOP_RESOLUTION = 2

/**
 * People typing: `each` editors in every document of `groups`, `rate` characters a second each, on a schedule that does
 * not wait for the server. Tells `measuring` and `measured`; measures for `seconds`, or until it hears `stop`. Answers
 * the delays of each group of documents, and how late this process itself was.
 */
export async function perform(options, { tell, heard }) {
  const { target, groups, each, full, rate, seconds, warmup = 1.5, seed = 1 } = options
  const rooms = await Promise.all(groups.map((names) => connectEditors(target, names, { each, full })))
  const all = rooms.map((editorsByDocument) => {
    const keystrokes = new Keystrokes()
    for (const editors of editorsByDocument) keystrokes.follow(editors)
    return { keystrokes, editors: editorsByDocument.flat() }
  })
  await sleep(300)
  const typists = all.flatMap(({ keystrokes, editors }) =>
    editors.map((editor, index) => () => keystrokes.type(editor, characterOf(index), each - 1)),
  )
  const stopTyping = keepTyping(typists, rate, seed)
  await sleep(warmup * 1000)

  const loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION })
  tell('measuring')
  loop.enable()
  for (const { keystrokes } of all) keystrokes.open()
  await (seconds ? sleep(seconds * 1000) : heard('stop'))
  for (const { keystrokes } of all) keystrokes.close()
  loop.disable()
  tell('measured')

  stopTyping()
  await waitUntil(
    () => all.every(({ keystrokes: { missing, unacknowledged } }) => missing + unacknowledged === 0),
    5_000,
  )
  for (const { editors } of all) for (const editor of editors) editor.end()
  const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - LOOP_RESOLUTION)
  return {
    groups: all.map(({ keystrokes }) => keystrokes.result()),
    harnessLate: { p99: late(loop.percentile(99)), max: late(loop.max) },
  }
}

// Everybody has a character of their own (from U+4E00 on).
const characterOf = (index) => String.fromCharCode(0x4e00 + (index % 20_000))

function keepTyping(typists, rate, seed) {
  const random = seededRandom(seed)
  const timers = new Map()
  const period = 1000 / rate
  for (const type of typists) {
    let due = performance.now() + random() * period
    const next = () => {
      const wait = Math.max(0, due - performance.now())
      const press = () => {
        type()
        due = Math.max(due + period * (0.7 + 0.6 * random()), performance.now() - 1000)
        next()
      }
      timers.set(type, setTimeout(press, wait))
    }
    next()
  }
  return () => timers.forEach((timer) => clearTimeout(timer))
}
