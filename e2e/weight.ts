import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'

/**
 * What the browser may ask for, in scripts compressed by gzip, before the text of a workspace can be typed in. React,
 * Next, ProseMirror, Tiptap and Yjs are 270 KB of it. Whoever needs more here should first look what can come later
 * (`components/editor/calm.ts`); `npm run bench -- --only page` lists the figures.
 */
export const SCRIPT_BUDGET = 389_000

/** The bytes of script, after gzip, that a page had asked for when its text could first be typed in. */
export async function scriptUntilTyping(page: Page): Promise<number> {
  const mark = await page.waitForFunction(() => performance.getEntriesByName('text-is-there')[0]?.startTime)
  const scripts = await page.evaluate(
    (moment) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => new URL(name).pathname.endsWith('.js') && startTime < moment)
        .map(({ name }) => name),
    (await mark.jsonValue()) ?? 0,
  )
  const sizes = await Promise.all(
    [...new Set(scripts)].map(async (url) => gzipSync(await (await page.request.get(url)).body()).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
