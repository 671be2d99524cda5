import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** One readable line per violation of WCAG 2.2 AA; none is what we want. */
export async function violations(page: Page, part?: string): Promise<string[]> {
  // Our pages have no frames, and what is right needs no telling: without both a scan takes half the time.
  const scan = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .setLegacyMode(true)
  const { violations: found } = await (part ? scan.include(part) : scan).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`))
}

/** Nothing is on its way any more and the page has its heading: between two screens there is a moment without. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

/** The page as it stands passes the scan and fits its width. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await drawn(page)
  expect(await violations(page), name).toEqual([])
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    `${name} scrolls sideways`,
  ).toBeLessThanOrEqual(0)
}

export const looks = [
  { narrow: false, theme: 'light' },
  { narrow: true, theme: 'dark' },
  { narrow: true, theme: 'light' },
  { narrow: false, theme: 'dark' },
] as const
export type Look = (typeof looks)[number]

/** `npm run prove` looks at every screen in every way; `npm test` at each in one, in turn. */
export const inEveryLook = process.env['VOORDEUR_EVERY_LOOK'] !== undefined

export async function takeOn(page: Page, look: Look): Promise<void> {
  await page.setViewportSize(look.narrow ? { width: 390, height: 844 } : { width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: look.theme })
}
