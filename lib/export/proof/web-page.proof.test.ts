import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from '@playwright/test'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, figure, lang, link, note, p, table, td, th, tr, withAttrs } from '@/lib/testing/richtext'
import { compile } from '../compile'
import { FORMATS } from '../formats'
import { exportWording } from '../wording'

// The web page as a browser lays it out, on a screen, on a phone and on paper.

const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium'
const hasBrowser = existsSync(executablePath)
if (!hasBrowser) console.log('no Chromium on this machine: how the web page is laid out is left out')

const wording = exportWording()
const ADDRESS = 'https://example.org/shelters/survey'

const heads = Array.from({ length: 12 }, (_, index) => `Distribution ${index}`)
const wide = withAttrs(
  table(tr(...heads.map((head) => th(head))), tr(...heads.map((_, index) => td(String(1_234_567 * index))))),
  { caption: 'Orders by region' },
)
const text = doc(
  p('See ', link(ADDRESS, ADDRESS), ', ', link('example.org/shelters/survey/', ADDRESS), note('One.'), '.'),
  p('And ', link('the survey', ADDRESS), '.'),
  wide,
  p(lang('لا يوجد مأوى', 'ar')),
  figure({ image: 'tall', alt: 'A wall', width: 100 }, 'The entrance'),
)

async function pageOf(language: string, blocks: DocumentNode = text): Promise<string> {
  const tree = compile(
    {
      report: reportFacts({ language }),
      chapters: [{ chapter: 'introduction', text: blocks }],
      sections: [],
      images: { tall: { bytes: TALL, mime: 'image/svg+xml', width: 600, height: 3000 } },
    },
    wording,
  )
  return new TextDecoder().decode(await FORMATS.html.render(tree, wording.t))
}

// Nothing but its size matters.
const TALL = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="3000"><rect width="600" height="3000"/></svg>',
)

test('a table in a box of its own is valid HTML', async () => {
  const rules = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'require-sri': 'off', 'no-inline-style': 'off' },
  })
  const { results } = await rules.validateString(await pageOf('en'))
  expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => [ruleId, message]))).toEqual(
    [],
  )
})

describe.skipIf(!hasBrowser)('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu']
    browser = await chromium.launch({ executablePath, args })
    page = await (await browser.newContext()).newPage()
  })
  afterAll(() => browser?.close())

  const open = async (language: string, width: number) => {
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width, height: 800 })
    await page.setContent(await pageOf(language))
  }

  test.each(['en', 'ar'])('in %s the page is as wide as its window, also on a phone', async (language) => {
    for (const width of [1280, 390, 320]) {
      await open(language, width)
      const widths = await page.evaluate(() => {
        const { scrollWidth } = document.documentElement
        scrollTo(-10_000, 0)
        return [scrollWidth, Math.abs(scrollX)]
      })
      expect(widths).toEqual([width, 0])
    }
  })

  test('a wide table is moved with the keyboard, and axe finds nothing on a phone', async () => {
    await open('en', 390)
    const box = page.getByRole('group', { name: 'Table 1. Orders by region' })
    await box.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
    await page.evaluate(axe.source)
    const found = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document)
      return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
    })
    expect(found).toEqual([])
  })

  test.each(['en', 'ar'])('in %s the way past the contents is seen by who comes to it', async (language) => {
    await open(language, 1280)
    const skip = page.locator('a[href="#text"]')
    const area = () => skip.evaluate((element) => element.getBoundingClientRect().width)
    expect(await area()).toBeLessThan(2)
    await page.keyboard.press('Tab')
    expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await area()).toBeGreaterThan(50)
    const { x } = (await skip.boundingBox())!
    expect(x < 640).toBe(language === 'en')
  })

  test('on paper nothing is cut, no picture is taller than a page, and an address stands there once', async () => {
    await open('en', 794)
    await page.emulateMedia({ media: 'print' })
    const seen = await page.evaluate(() => ({
      box: getComputedStyle(document.querySelector('table')!.parentElement!).overflowX,
      picture: document.querySelector('img')!.getBoundingClientRect().height,
      addresses: Array.from(document.querySelectorAll('main a[href^="http"]'), (link) =>
        getComputedStyle(link, '::after').content.includes('example.org'),
      ),
    }))
    expect(seen.box).toBe('visible')
    // Of a Letter page within its margins 229 mm are left, its caption with them.
    expect(seen.picture).toBeLessThan((210 * 96) / 25.4)
    expect(seen.picture).toBeGreaterThan((150 * 96) / 25.4)
    expect(seen.addresses).toEqual([false, false, true])
  })
})
