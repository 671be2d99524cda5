import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, openHouse } from './house.ts'

let house: House

beforeAll(async () => {
  house = await openHouse({ histories: true })
})
afterAll(() => house?.close())

describe('a session that ends while somebody is at work', () => {
  test('keeps the screen and what was typed, and goes on after logging in beside it', async () => {
    const context = await house.visitor()
    const page = await house.logIn(context, 'hans')
    await page.goto('/cijfers')
    await page.getByRole('button', { name: 'Wijzig de planning' }).click()
    const field = page.getByRole('group', { name: 'Huisbezoeken' }).getByLabel(/Hele jaar/)
    await field.fill('2100')
    const half = page.getByRole('group', { name: 'Huisbezoeken' })
    await half.getByLabel(/1e halfjaar/).fill('1000')
    await half.getByLabel(/2e halfjaar/).fill('1100')
    await context.clearCookies()
    await page.getByRole('button', { name: 'Bewaar de planning' }).click()
    await page.getByRole('alertdialog', { name: 'Log opnieuw in' }).waitFor()

    const [window] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('button', { name: /Log in, in een nieuw venster/ }).click(),
    ])
    await window.getByRole('button', { name: /Hans Mulder/ }).click()
    // What waited is sent, and the dialog of the plan closes by itself.
    await page.getByText('De planning is bewaard.').waitFor()
    expect(
      await page
        .getByRole('row', { name: /Huisbezoeken/ })
        .first()
        .textContent(),
    ).toContain('2100')
    const [stored] = await house.stored<{ planned: number }>(
      `select planned from app.targets where indicator = 'home-visits' and half = 0 and planned = 2100`,
    )
    expect(stored?.planned).toBe(2100)
    await context.close()
  })

  test('when somebody else logs in, nothing of the one before stays', async () => {
    const context = await house.visitor()
    const first = await house.logIn(context, 'samira')
    await first.getByRole('heading', { level: 1, name: /Samira/ }).waitFor()
    await house.logIn(context, 'hans')
    await first.getByRole('heading', { level: 1, name: /Hans/ }).waitFor()
    expect(await first.getByText('Samira').count()).toBe(0)
    await context.close()
  })

  test('nothing about people is kept in the browser', async () => {
    const context = await house.visitor()
    const page = await house.logIn(context, 'samira')
    await page.goto('/mijn-huishoudens')
    await page.locator('tbody a').first().click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    const kept = await page.evaluate(async () =>
      JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        await indexedDB.databases(),
        await caches.keys(),
        document.title,
      ]),
    )
    expect(kept).not.toMatch(/Familie|Mevrouw|De heer|Samira/)
    const response = await page.request.get('/v1/my-households')
    expect(response.headers()['cache-control']).toBe('no-store')
    await context.close()
  })
})

test('Ctrl+K goes to a household and to a screen by keyboard alone, and the focus stands on the heading', async () => {
  const context = await house.visitor()
  const page = await house.logIn(context, 'samira')
  const focused = () => page.evaluate(() => document.activeElement?.tagName)
  const name = await (await page.request.get('/v1/my-households')).json().then(body => body.files[0].title as string)
  await page.keyboard.press('Control+k')
  await page.keyboard.type(name.toUpperCase())
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor()
  await expect.poll(focused).toBe('H1')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('cijf')
  // Enter does nothing while an older answer is on screen.
  await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['Cijfers'])
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Cijfers' }).waitFor()
  await expect.poll(focused).toBe('H1')
  await context.close()
})

describe('figures', () => {
  test('every figure opens as many lines as it says', async () => {
    const context = await house.visitor()
    const page = await house.logIn(context, 'hans')
    await page.goto('/cijfers?waarvan=district')
    await page.getByRole('heading', { level: 1, name: 'Cijfers' }).waitFor()
    const links = page.getByRole('link', { name: /open de lijst van/ })
    await links.first().waitFor()
    const all = await links.evaluateAll(elements =>
      elements.map(element => [element.textContent ?? '', element.getAttribute('href') ?? '']),
    )
    expect(all.length).toBeGreaterThan(10)
    // A spread over the table is enough: the rest is the same query.
    for (const [text = '', href = ''] of all.filter((_, index) => index % 7 === 0)) {
      const figure = Number(text.match(/^(\d+)$/)?.[1] ?? text.match(/\((\d+) van/)?.[1])
      await page.goto(href)
      await page.getByText(new RegExp(`\\b${figure} regels?$`)).waitFor()
      if (figure <= 200) expect(await page.locator('tbody tr').count()).toBe(figure)
    }
    await context.close()
  })

  test('are saved for a spreadsheet as they stand on screen, and printed without the filters', async () => {
    const context = await house.visitor()
    const page = await house.logIn(context, 'samira')
    await page.goto('/cijfers?waarvan=neighbourhood')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Bewaar als CSV' }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    const csv = Buffer.concat(chunks).toString('utf8')
    expect(csv).toContain('Cijfer;Waarvan;Planning')
    expect(csv).toContain('niet getoond')
    // A number from 1 to 4 stands nowhere, except as part of the plan.
    expect(
      csv
        .split('\r\n')
        .flatMap(line => line.split(';').slice(3, 6))
        .filter(cell => /^[1-4]$/.test(cell)),
    ).toEqual([])
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByLabel('Programma').isVisible()).toBe(false)
    expect(await page.getByRole('table').first().isVisible()).toBe(true)
    await context.close()
  })
})
