import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The screen passes axe and fits its width. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page that took the place of another gets its title a moment after its content.
  await expect(page).toHaveTitle(/\S/)
  // What React Aria tells screen readers once; it names an element that may be gone by now.
  const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'scrolls sideways').toBeLessThanOrEqual(0)
}
