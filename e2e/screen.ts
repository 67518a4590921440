import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

/**
 * axe itself, given to a page once and asked only for what is wrong: `@axe-core/playwright` hands it over anew for
 * every question and carries back all that is right, which takes five times as long.
 */
const require = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(context: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

/** Everything that was found well in this run, by the kinds of elements that stood on the screen. */
const known = new Map<string, Set<number>>()

/** The screen passes axe and fits its width; in its other colours, all of it can be read. */
export async function expectAccessible(page: Page): Promise<void> {
  await judge(page, await newKinds(page))
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
  if (kinds.found.length > 0) await judge(page, kinds)
}

async function judge(page: Page, { remember }: Kinds): Promise<void> {
  // A page that took the place of another gets its title a moment after its content.
  await expect(page).toHaveTitle(/\S/)
  expect(await violations(page)).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'scrolls sideways').toBeLessThanOrEqual(0)
  remember()
}

async function violations(page: Page, options: object = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(async (given) => {
    // Colours on their way say nothing of those where they end.
    for (const each of document.getAnimations()) {
      if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish()
    }
    const { axe } = window as unknown as { axe: Axe }
    // What React Aria tells screen readers once; it names an element that may be gone by now.
    const context = { include: [document], exclude: [['[data-live-announcer]']] }
    const found = await axe.run(context, { resultTypes: ['violations'], preload: false, ...given })
    return found.violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html}`))
  }, options)
}

interface Kinds {
  found: number[]
  remember(): void
}

/** The kinds of visible elements (tag, classes, role and states, within what) that were not judged before on such a page. */
async function newKinds(page: Page): Promise<Kinds> {
  const { kinds, look } = await page.evaluate(() => {
    const nameOf = (element: Element | null) =>
      element === null
        ? ''
        : [element.tagName, element.getAttribute('class'), ...element.getAttributeNames()]
            .concat(['role', 'aria-expanded', 'aria-pressed'].map((name) => element.getAttribute(name) ?? ''))
            .join(' ')
    const hash = (text: string) => {
      let sum = 7
      for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) | 0
      return sum
    }
    const all = new Set<number>()
    for (const element of document.body.querySelectorAll('*')) {
      if (element.checkVisibility()) all.add(hash(`${nameOf(element.parentElement)} > ${nameOf(element)}`))
    }
    const path = location.pathname.replace(/[0-9a-f-]{36}/g, 'id').replace(/(questions|chapters)\/.*/, '$1')
    const scheme = matchMedia('(prefers-color-scheme: dark)').matches
    return { kinds: [...all], look: `${path} ${innerWidth} ${scheme}` }
  })
  const judged = known.get(look) ?? new Set()
  known.set(look, judged)
  return {
    found: kinds.filter((kind) => !judged.has(kind)),
    remember: () => kinds.forEach((kind) => judged.add(kind)),
  }
}
