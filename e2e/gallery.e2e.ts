import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../src/platform/testing/browser.ts'
import { inEveryLook, violations } from './accessibility.ts'

const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url))
const pages = ['vandaag', 'huishouden', 'tabellen', 'velden', 'onderdelen']
const wide = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

let server: PreviewServer
let browser: Browser
let context: BrowserContext | undefined

beforeAll(async () => {
  await build({ configFile, mode: 'gallery', logLevel: 'error' })
  server = await preview({ configFile, mode: 'gallery', logLevel: 'error', preview: { host: '127.0.0.1', port: 4390 } })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

afterEach(async () => {
  await context?.close()
  context = undefined
})

type Look = { theme?: 'light' | 'dark'; viewport?: { width: number; height: number } }

async function open(page: string, { theme = 'light', viewport = wide }: Look = {}): Promise<Page> {
  context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce', locale: 'nl-NL' })
  const opened = await context.newPage()
  await opened.goto(`${server.resolvedUrls?.local[0]}gallery.html?pagina=${page}`)
  await opened.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

// The other theme is looked at by `npm run prove`.
describe.each(inEveryLook ? (['light', 'dark'] as const) : (['light'] as const))('in the %s theme', theme => {
  test.each(pages)('%s passes the accessibility scan, wide and on a phone', async name => {
    const page = await open(name, { theme })
    expect(await violations(page)).toEqual([])
    await page.setViewportSize(phone)
    expect(await violations(page)).toEqual([])
  })

  test('what opens over the page passes it too', async () => {
    const page = await open('velden', { theme })
    await page.getByRole('button', { name: 'Verstuur melding' }).click()
    await page.getByText('Er kloppen nog 3 dingen niet').waitFor()
    expect(await violations(page)).toEqual([])

    await page.getByRole('button', { name: 'Vraag het eerst' }).click()
    await page.getByRole('alertdialog', { name: 'Dossier sluiten?' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')

    await page.keyboard.press('Control+k')
    await page.getByRole('option', { name: /Familie Yilmaz/ }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: /mijn menu/ }).click()
    await page.getByRole('menuitem', { name: 'Donker' }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('lists, toasts and drawers pass it too', async () => {
    const page = await open('onderdelen', { theme })
    await page.getByRole('button', { name: 'Sluit taak' }).click()
    await page.getByRole('button', { name: 'Ongedaan maken' }).waitFor()
    expect(await violations(page)).toEqual([])

    // While the list is open the rest of the page is hidden from screen readers, and Tab closes the list; the scan would
    // call that rest focusable. So the list is looked at by itself.
    await page.getByRole('combobox', { name: /Organisatie/ }).fill('s')
    await page.getByRole('option', { name: /School De Linde/ }).waitFor()
    expect(await violations(page, '.vd-combo-box-list')).toEqual([])
    await page.keyboard.press('Tab')
    await page.getByRole('option').first().waitFor({ state: 'detached' })

    await page.goto(page.url().replace('onderdelen', 'tabellen'))
    await page
      .getByRole('button', { name: /^Bekijk/ })
      .first()
      .click()
    await page.getByRole('complementary').waitFor()
    expect(await violations(page)).toEqual([])
  })
})

test.each(pages)('%s needs no sideways scrolling at 320 pixels', async name => {
  const page = await open(name, { viewport: { width: 320, height: 700 } })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test('a form that is not right keeps the work and goes to the first error', async () => {
  const page = await open('velden')
  await page.getByRole('textbox', { name: 'Wat ziet u?' }).fill('Het licht is uit.')
  await page.getByRole('button', { name: 'Verstuur melding' }).click()

  const name = page.getByRole('textbox', { name: 'Naam' })
  await expect.poll(() => name.evaluate(element => element === document.activeElement)).toBe(true)
  expect(await name.getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByRole('textbox', { name: 'Wat ziet u?' }).inputValue()).toBe('Het licht is uit.')

  const summary = page.getByRole('form').getByRole('listitem')
  expect(await summary.allInnerTexts()).toEqual([
    'Vul een naam in, of schrijf "onbekend".',
    'Kies hoe de melding binnenkwam.',
    'Kies wat er met de melding gebeurt.',
  ])
  await page.getByRole('link', { name: 'Kies hoe de melding binnenkwam.' }).click()
  expect(
    await page.getByRole('combobox', { name: 'Hoe kwam de melding binnen?' }).evaluate(it => it === document.activeElement),
  ).toBe(true)

  await name.fill('Ayşe')
  await expect.poll(() => summary.count()).toBe(2)
})

test('a second click while sending does nothing', async () => {
  const page = await open('velden')
  const button = page.getByRole('button', { name: /Verstuur melding|wordt verstuurd/ })
  await button.dblclick()
  expect(await button.innerText()).toBe('Melding wordt verstuurd…')
  expect(await button.getAttribute('aria-disabled')).toBe('true')
  await page.getByText('Er kloppen nog 3 dingen niet').waitFor()
  expect(await page.getByTestId('sent').innerText()).toBe('1 keer verstuurd')
})

test('a date is read as people type it, and refused in words', async () => {
  const page = await open('onderdelen')
  const field = page.getByRole('textbox', { name: /Geboortedatum/ })
  await field.fill('3 mei 88')
  await field.blur()
  expect(await field.inputValue()).toBe('03-05-1988')
  await field.fill('31-2-1988')
  await field.blur()
  expect(await page.getByText('31 februari bestaat niet. Kijk de dag na.').isVisible()).toBe(true)
  expect(await field.inputValue()).toBe('31-2-1988')
})

test('a score is chosen with one digit and moved with arrows', async () => {
  const page = await open('velden')
  await page.getByRole('radio', { name: '2 moeilijk' }).focus()
  await page.keyboard.press('4')
  expect(await page.getByRole('radio', { name: '4 redelijk' }).isChecked()).toBe(true)
  await page.keyboard.press('ArrowRight')
  expect(await page.getByRole('radio', { name: '5 goed' }).isChecked()).toBe(true)
})

test('Ctrl+K finds and chooses by keyboard', async () => {
  const page = await open('vandaag')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('noteer')
  await page.getByRole('option', { name: /Noteer een telefoongesprek/ }).waitFor()
  await expect.poll(() => page.getByRole('option').count()).toBe(1)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.getByTestId('chosen').innerText()).toBe('Noteer een telefoongesprek')
})

test('text written in place is kept on leaving, and can be undone', async () => {
  const page = await open('onderdelen')
  const field = page.getByRole('textbox', { name: 'Bereikbaar' })
  await field.fill('Belt liever in de middag.')
  expect(await page.getByText('concept, alleen voor u').isVisible()).toBe(true)
  await field.press('Enter')
  await page.getByText(/^bewaard \d\d\.\d\d$/).waitFor()
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect.poll(() => field.inputValue()).toBe('Belt liever in de ochtend.')

  await field.fill('Toch niet')
  await field.press('Escape')
  expect(await field.inputValue()).toBe('Belt liever in de ochtend.')

  const failing = page.getByRole('textbox', { name: 'Werkt niet' })
  await failing.fill('Mijn tekst')
  await failing.press('Enter')
  await page.getByText(/Joep schreef om 10.41 uur.*Uw tekst staat nog in het veld/).waitFor()
  expect(await failing.inputValue()).toBe('Mijn tekst')
})

test('details open beside the list and give the focus back', async () => {
  const page = await open('tabellen')
  const button = page.getByRole('button', { name: /^Bekijk/ }).first()
  await button.click()
  const drawer = page.getByRole('complementary')
  expect(await drawer.getByRole('heading').evaluate(element => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
})

test('a sorted column says so and puts Dutch names in order', async () => {
  const page = await open('tabellen')
  await page.getByRole('button', { name: 'Huishouden' }).click()
  expect(await page.getByRole('columnheader', { name: 'Huishouden' }).getAttribute('aria-sort')).toBe('ascending')
  const names = await page.getByRole('rowheader').allInnerTexts()
  expect(names).toEqual(names.toSorted(new Intl.Collator('nl').compare))
})

test('the chosen theme wins over the system and survives a reload', async () => {
  const page = await open('vandaag', { theme: 'light' })
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await paper()
  await page.getByRole('button', { name: /mijn menu/ }).click()
  await page.getByRole('menuitem', { name: 'Donker' }).click()
  await expect.poll(paper).not.toBe(light)
  const dark = await paper()
  await page.reload()
  expect(await paper()).toBe(dark)
})

test('a municipality’s own tokens take over', async () => {
  const page = await open('velden')
  await page.addStyleTag({ content: ':root { --utrecht-button-primary-action-background-color: rgb(0, 70, 153) }' })
  const colour = await page
    .getByRole('button', { name: 'Pak op' })
    .evaluate(element => new Promise(resolve => setTimeout(() => resolve(getComputedStyle(element).backgroundColor), 200)))
  expect(colour).toBe('rgb(0, 70, 153)')
})
