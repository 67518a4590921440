// A real browser on the workspace page: what it loads until one can type, and how long that takes.
import { gzipSync } from 'node:zlib'
import { installedChromium } from '../steps/chromium.mjs'

const EDITOR = '.ProseMirror[contenteditable="true"]'
const KEY = 'q'
const PATIENCE = 20_000
/** How long a page is left alone, to see what it still fetches. */
const IDLE = 5_000

/** Starts Chromium, or answers null where there is none. */
export async function startBrowser() {
  try {
    const { chromium } = await import('@playwright/test')
    return await chromium.launch({
      executablePath: installedChromium(),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    })
  } catch (error) {
    console.error(`No browser: ${String(error.message).split('\n')[0]}`)
    return null
  }
}

/** A browser without any history, signed in. */
export async function newVisitor(browser, url, cookie) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 } })
  const equals = cookie.indexOf('=')
  await context.addCookies([
    { name: cookie.slice(0, equals), value: cookie.slice(equals + 1), url, httpOnly: true },
  ])
  return context
}

/**
 * Goes to `address` and presses a key as soon as the editor takes one. Milliseconds since the navigation began, by the
 * page's own clock: when the editor could be typed into, when the character was painted in it, and what came before.
 */
export async function typeAfterNavigation(context, address) {
  const page = await context.newPage()
  try {
    const isEditable = new Promise((resolve) => page.exposeFunction('benchEditable', resolve))
    await page.addInitScript(watchEditor, { selector: EDITOR, key: KEY })
    const navigated = page.goto(address, { waitUntil: 'commit', timeout: PATIENCE })
    await navigated
    await within(isEditable, `no editor on ${address}`)
    await page.keyboard.press(KEY)
    const painted = await page.waitForFunction(() => window.benchTimes.painted, null, {
      timeout: PATIENCE,
      polling: 20,
    })
    await painted.dispose()
    return await page.evaluate(milestones)
  } finally {
    await page.close()
  }
}

/**
 * The scripts of a page that nobody types into, with the size of each compressed by gzip: those that were asked for
 * before the text could be typed in, by the page's own clock, and those that followed within five seconds.
 */
export async function scriptsOfVisit(context, address) {
  const page = await context.newPage()
  const bodies = new Map()
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    bodies.set(response.url(), response.body().then(gzipSize))
  })
  try {
    const isEditable = new Promise((resolve) => page.exposeFunction('benchEditable', resolve))
    await page.addInitScript(watchEditor, { selector: EDITOR, key: KEY })
    await page.goto(address, { waitUntil: 'commit', timeout: PATIENCE })
    await within(isEditable, `no editor on ${address}`)
    await page.waitForTimeout(IDLE)
    const asked = await page.evaluate(scriptsAsked)
    // What is only kept for a day without a line is not run, and is fetched when nothing else is.
    const run = asked.filter(({ url }) => bodies.has(url))
    const scripts = await Promise.all(
      run.map(async ({ url, start }) => ({ url, start, bytes: await bodies.get(url) })),
    )
    const editable = await page.evaluate(() => window.benchTimes.editable)
    const untilTyping = scripts.filter(({ start }) => start < editable)
    return { untilTyping, afterwards: scripts.filter(({ start }) => start >= editable) }
  } finally {
    await page.close()
  }
}

/** Bytes after gzip at its usual level. */
export const gzipSize = (content) => gzipSync(content).length

/** Runs in the page, at the end. */
function milestones() {
  const scripts = performance
    .getEntriesByType('resource')
    .filter(({ name, responseEnd }) => name.endsWith('.js') && responseEnd <= window.benchTimes.editable)
  return {
    ...window.benchTimes,
    firstByte: performance.getEntriesByType('navigation')[0].responseStart,
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
    scripts: Math.max(0, ...scripts.map(({ responseEnd }) => responseEnd)),
  }
}

/** Runs in the page: every script that it asked for, once each, with the time at which it did. */
function scriptsAsked() {
  const first = new Map()
  for (const { name, startTime } of performance.getEntriesByType('resource')) {
    if (new URL(name).pathname.endsWith('.js') && !first.has(name)) first.set(name, startTime)
  }
  return [...first].map(([url, start]) => ({ url, start }))
}

/** Runs in the page, before any of its scripts. */
function watchEditor({ selector, key }) {
  performance.setResourceTimingBufferSize(2000)
  const times = { editable: null, painted: null }
  window.benchTimes = times
  let before = 0
  const countKeys = (editor) => editor.textContent.split(key).length
  const look = () => {
    const editor = document.querySelector(selector)
    if (!editor || times.painted) return
    if (times.editable === null) {
      times.editable = performance.now()
      before = countKeys(editor)
      editor.focus()
      window.benchEditable()
    } else if (countKeys(editor) > before) {
      requestAnimationFrame(() => (times.painted ??= performance.now()))
    }
  }
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  })
}

function within(promise, complaint) {
  return Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new Error(complaint)), PATIENCE).unref()),
  ])
}
