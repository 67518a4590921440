import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import { install, type Kinds } from './in-page'

/**
 * axe itself, given to a page once and asked only for what is wrong: `@axe-core/playwright` hands it over anew for
 * every question and carries back all that is right, which takes five times as long.
 */
const require = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** Everything that was judged in this run, by the kinds of elements that stood on the screen. */
const known = new Map<string, Set<number>>()
/** The same for what passed while a journey was on its way, and may not have been judged with all that is around it. */
const passed = new Map<string, Set<number>>()

/** The pages of which a journey asks just now. */
const asked = new WeakSet<Page>()

/** The screen passes axe and fits its width; in its other colours, all of it can be read. */
export async function expectAccessible(page: Page): Promise<void> {
  await judgeAll(page, await newKinds(page))
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' })
  try {
    expect(await violations(page, { runOnly: ['color-contrast'] }), 'in the other colours').toEqual([])
  } finally {
    await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' })
  }
}

/** Like `expectAccessible`, and nothing if no kind of element is there that was not judged before: at the end of tests. */
export async function expectAccessibleIfNew(page: Page): Promise<void> {
  const kinds = await newKinds(page)
  if (kinds.found.length > 0) await judgeAll(page, kinds)
}

async function judgeAll(page: Page, { remember }: NewKinds): Promise<void> {
  asked.add(page)
  try {
    // A page that took the place of another gets its title a moment after its content.
    await expect(page).toHaveTitle(/\S/)
    expect(await violations(page)).toEqual([])
  } finally {
    asked.delete(page)
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'scrolls sideways').toBeLessThanOrEqual(0)
  remember()
}

async function violations(page: Page, options: object = {}): Promise<string[]> {
  await prepare(page)
  return page.evaluate((given) => judge!.violations(given), options)
}

/** Gives the page axe, and what asks it. */
async function prepare(page: Page): Promise<void> {
  await page.evaluate(install)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
}

interface NewKinds {
  found: number[]
  remember(those?: number[]): void
}

/** The kinds of visible elements (tag, classes, role and states, within what) that were not judged before on such a page. */
async function newKinds(page: Page): Promise<NewKinds> {
  await page.evaluate(install)
  return notYet(known, await page.evaluate(() => judge!.kinds()))
}

function notYet(where: typeof known, { look, kinds }: Kinds): NewKinds {
  const judged = where.get(look) ?? new Set()
  where.set(look, judged)
  return {
    found: kinds.filter((kind) => !judged.has(kind)),
    remember: (those = kinds) => those.forEach((kind) => judged.add(kind)),
  }
}

const GONE = /closed|destroyed|navigat|detached|crashed/i
const pause = () => new Promise((resolve) => setTimeout(resolve, 400))

/**
 * Judges what comes onto this page while a journey is on its way, a moment after it came: every kind of element once.
 * What is wrong and stays wrong is one of the `offences`. Gives what ends it.
 */
export function judgeAlways(page: Page, offences: string[]): () => Promise<void> {
  let isOver = false
  let end = () => {}
  const ended = new Promise<void>((resolve) => (end = resolve))
  const watch = async () => {
    while (!isOver && !page.isClosed()) {
      await Promise.race([ended, pause()])
      await look(page, offences).catch(({ message }: Error) => {
        // What took the place of another page is looked at when it stands.
        if (!GONE.test(message)) offences.push(`not judged: ${message}`)
      })
    }
  }
  const watching = watch()
  return async () => {
    isOver = true
    end()
    await watching
  }
}

async function look(page: Page, offences: string[]): Promise<void> {
  if (!page.url().startsWith('http') || asked.has(page)) return
  await page.evaluate(install)
  const changed = await page.evaluate(() => judge!.changed())
  if (!changed) return
  const fresh = notYet(passed, changed)
  const all = known.get(changed.look)
  const found = fresh.found.filter((kind) => !all?.has(kind))
  if (found.length === 0) return
  await prepare(page)
  const suspects = await page.evaluate((kinds) => judge!.suspects(kinds), found)
  if (suspects === null) return
  if (suspects.count > 0) {
    await pause()
    const confirmed = await page.evaluate(() => judge!.confirmed())
    offences.push(...confirmed.map((each) => `${changed.look}: ${each}`))
  }
  fresh.remember(suspects.judged)
}
