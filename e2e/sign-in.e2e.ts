import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type DemoHouse, openDemoHouse } from '../src/app/testing/demo-house.ts'
import { launchBrowser } from '../src/platform/testing/browser.ts'
import { violations } from './accessibility.ts'

let demo: DemoHouse
let browser: Browser
let context: BrowserContext
/** What the browser refused because of the content security policy. */
let refused: string[]

beforeAll(async () => {
  demo = await openDemoHouse()
  browser = await launchBrowser()
})

afterEach(async () => {
  await context?.close()
})

afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

async function open(look: { width?: number; theme?: 'light' | 'dark' } = {}): Promise<Page> {
  context = await browser.newContext({
    viewport: { width: look.width ?? 1440, height: 900 },
    colorScheme: look.theme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'nl-NL',
  })
  const page = await context.newPage()
  refused = []
  page.on('console', message => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text())
  })
  return page
}

test('somebody logs in with the keyboard alone, lands where they were going, and logs out', async () => {
  const page = await open()
  await page.goto(`${demo.url}/vandaag`)
  await page.getByRole('link', { name: 'Gemeente Voorbeeldstad en partners' }).press('Enter')
  await page.getByRole('heading', { name: 'Als wie wilt u inloggen?' }).waitFor()
  const samira = page.getByRole('button', { name: /Samira Bakker/ })
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab')
    if (await samira.evaluate(element => element === document.activeElement)) break
  }
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /Samira/ }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/vandaag')

  await page.getByRole('button', { name: /Samira Bakker/ }).click()
  await page.getByRole('menuitem', { name: /log uit|uitloggen/i }).click()
  await page.getByRole('link', { name: 'Gemeente Voorbeeldstad en partners' }).waitFor()
  await page.goto(`${demo.url}/vandaag`)
  await page.getByRole('link', { name: 'Gemeente Voorbeeldstad en partners' }).waitFor()
  expect(refused).toEqual([])
})

test('somebody of two organisations chooses one before anything else', async () => {
  const page = await open()
  await page.goto(`${demo.url}/auth/login?provider=demo&return=/vandaag`)
  await page.getByRole('button', { name: /Lieke Postma/ }).click()
  await page.getByRole('heading', { name: /Voor wie werkt u/ }).waitFor()
  await page.getByRole('button', { name: /Thuiszorg Nabij/ }).click()
  await page.getByRole('heading', { name: /Lieke/ }).waitFor()
  expect(refused).toEqual([])
})

describe.each([
  { width: 1440, theme: 'light' },
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'light' },
  { width: 390, theme: 'dark' },
] as const)('at $width pixels, $theme', look => {
  test.each([
    ['/auth/login', 'Voordeur'],
    ['/auth/login?provider=demo', 'Als wie wilt u inloggen?'],
    ['/auth/callback/demo', 'Inloggen is niet gelukt'],
    ['/demo/mail', 'Mail van de demonstratie'],
  ])('%s passes the accessibility scan and needs no sideways scrolling', async (path, title) => {
    const page = await open(look)
    await page.goto(demo.url + path)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    for (const summary of await page.locator('summary').all()) await summary.click()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(refused).toEqual([])
  })
})
