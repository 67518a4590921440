// How long a pressed key takes to be painted in a real page, while others type into the same draft over real sockets.
import { newVisitor, startBrowser } from '../browser.mjs'
import { startLoad } from '../processes.mjs'
import { listDrafts, targetOf } from '../product.mjs'
import { sleep, summary } from '../statistics.mjs'

const EDITOR = '.ProseMirror[contenteditable="true"]'
const RATE = 5
const PAUSE_MS = 90
const SETTLE_MS = 3000

/** The cases, each in a draft of its own: the words it has, and how many people are in it, the measured one included. */
export const CASES = [
  { words: 1000, people: 7 },
  { words: 4000, people: 7 },
  { words: 5000, people: 7 },
  { words: 20_000, people: 7 },
  { words: 20_000, people: 10 },
]

/**
 * Types `keys` characters into the middle of the draft in each case, in a page of Chromium, and answers the milliseconds
 * from the key to the frame that shows it. Null without a browser.
 */
export async function measureTyping(product, folder, { keys, cases, say, quiet }) {
  const { reportId, drafts } = await listDrafts(folder)
  const target = await targetOf(product, folder, 20)
  const [headers] = target.client.headers
  const browser = await startBrowser()
  if (!browser) return null
  try {
    const results = []
    for (const [index, { words, people }] of cases.entries()) {
      const { id, slug } = drafts.filter((draft) => draft.slug !== null)[20 + index]
      say(`typing into ${words} words with ${people} people`)
      await quiet()
      const load = startLoad('typists', {
        target: target.client,
        name: `draft:${id}`,
        words,
        people: people - 1,
        rate: RATE,
        seed: index + 1,
      })
      await load.heard('ready')
      const context = await newVisitor(browser, product.url, headers.Cookie)
      const times = await typeIn(context, `${product.url}/reports/${reportId}/questions/${slug}`, words, keys)
      await context.close()
      load.tell('stop')
      await load.result
      results.push({ words, people, ...times })
    }
    return results
  } finally {
    await browser.close()
  }
}

async function typeIn(context, address, words, keys) {
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForFunction(
    ({ selector, length }) => (document.querySelector(selector)?.textContent.length ?? 0) >= length,
    { selector: EDITOR, length: words * 4 },
    { timeout: 60_000 },
  )
  await page.evaluate(placeCaret, EDITOR)
  await page.evaluate(watchKeys, EDITOR)
  await sleep(SETTLE_MS)
  await page.evaluate(() => void (window.benchKeys.length = 0))
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press(key % 6 === 5 ? ' ' : 'w')
    await sleep(PAUSE_MS)
  }
  await sleep(300)
  const { painted, longTasks } = await page.evaluate(() => ({
    painted: window.benchKeys,
    longTasks: window.benchLongTasks,
  }))
  return { ...summary(painted), longTasks: longTasks.length }
}

/** Runs in the page: the caret at the end of the paragraph in the middle of the draft, in view. */
function placeCaret(selector) {
  const editor = document.querySelector(selector)
  const blocks = editor.querySelectorAll(':scope > p')
  const block = blocks[Math.floor(blocks.length / 2)]
  editor.focus()
  block.scrollIntoView({ block: 'center' })
  const range = document.createRange()
  range.selectNodeContents(block)
  range.collapse(false)
  const selection = getSelection()
  selection.removeAllRanges()
  selection.addRange(range)
}

/** Runs in the page: notes how long after its event each key is painted. */
function watchKeys(selector) {
  window.benchKeys = []
  window.benchLongTasks = []
  new PerformanceObserver((list) =>
    window.benchLongTasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({ type: 'longtask' })
  let pressed = null
  document.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true })
  document.querySelector(selector).addEventListener('input', () => {
    const at = pressed
    if (at === null) return
    pressed = null
    requestAnimationFrame(() => {
      // A message is handled once the frame has been painted.
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => window.benchKeys.push(performance.now() - at))
      port1.start()
      port2.postMessage(null)
    })
  })
}
