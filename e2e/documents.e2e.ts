import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationId } from '../db/demo/voorbeeldstad.ts'
import { caseFileOperations } from '../src/case-files/api.ts'
import { newId } from '../src/platform/ids.ts'
import { shieldOperations } from '../src/shields/api.ts'
import { expectAccessible } from './accessibility.ts'
import { type House, openHouse } from './house.ts'
import { openOsman } from './osman.ts'

// Paper on the kitchen table, help that has to be waited for, and a telephone that keeps ringing.

let house: House
let coordinator: BrowserContext
let samira: Page
const caseFileId = newId()
const page = `/dossiers/${caseFileId}`

beforeAll(async () => {
  house = await openHouse()
  const [reporter, desk] = [await house.visitor(), await house.visitor()]
  await house.logIn(reporter, 'joke')
  await house.logIn(desk, 'peter')
  await openOsman(house, { reporter, desk, caseFileId })
  coordinator = await house.visitor()
  samira = await house.logIn(coordinator, 'samira')
})
afterAll(() => house?.close())

/** A photo as a telephone makes it, made by the browser itself. */
const photo = async (): Promise<Buffer> =>
  Buffer.from(
    await samira.evaluate(async () => {
      const canvas = document.createElement('canvas')
      canvas.width = 320
      canvas.height = 240
      canvas.getContext('2d')?.fillText('keuken', 40, 40)
      const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg'))
      return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))]
    }),
  )

test('a wrong file is told at its field, and nothing that was filled in is lost; then the right one is there', async () => {
  await samira.goto(page)
  await samira
    .getByRole('region', { name: /^Documenten/ })
    .getByRole('button', { name: 'Voeg toe' })
    .click()
  const dialog = samira.getByRole('dialog')
  await dialog
    .getByLabel('Bestand', { exact: true })
    .setInputFiles({ name: 'brief.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>alert(1)</script>') })
  await dialog.getByLabel('Naam').fill('Lekkage in de keuken')
  await dialog.getByLabel('Wat is het?').selectOption('photo')
  await dialog.getByRole('button', { name: 'Bewaar' }).click()
  await dialog.getByText('Dit is een webpagina').first().waitFor()
  expect(await dialog.getByLabel('Naam').inputValue()).toBe('Lekkage in de keuken')
  await expectAccessible(samira, 'a refused document')

  await dialog
    .getByLabel('Bestand', { exact: true })
    .setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await dialog.getByRole('button', { name: 'Bewaar' }).click()
  await dialog.waitFor({ state: 'detached' })
  await samira.getByRole('link', { name: 'Lekkage in de keuken' }).click()
  const picture = samira.getByAltText('Foto: Lekkage in de keuken')
  await picture.waitFor()
  await expect.poll(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth)).toBe(320)
  await expectAccessible(samira, 'a document beside the list')
})

test('without a connection nothing is lost, and it goes through when the connection is back', async () => {
  await samira.goto(`${page}/documenten`)
  await samira.getByRole('button', { name: 'Voeg toe' }).click()
  const dialog = samira.getByRole('dialog')
  await dialog
    .getByLabel('Bestand', { exact: true })
    .setInputFiles({ name: 'begroting.txt', mimeType: 'text/plain', buffer: Buffer.from('Huur 610, zorg 140') })
  expect(await dialog.getByLabel('Naam').inputValue()).toBe('begroting')
  await dialog.getByLabel('Wat is het?').selectOption('finance')
  await coordinator.setOffline(true)
  await dialog.getByRole('button', { name: 'Bewaar' }).click()
  await dialog.getByText('Er is geen verbinding').first().waitFor()
  await coordinator.setOffline(false)
  await dialog.getByRole('button', { name: 'Bewaar' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await samira.getByRole('link', { name: 'begroting' }).count()).toBe(1)
})

test('a document in the wrong file is withdrawn, and put back with one click', async () => {
  await samira.goto(`${page}/documenten`)
  await samira.getByRole('link', { name: 'begroting' }).click()
  await samira.getByRole('button', { name: 'Trek terug' }).click()
  const dialog = samira.getByRole('alertdialog').or(samira.getByRole('dialog'))
  await dialog.getByLabel('Waarom hoort het hier niet?').fill('Hoort bij een ander gezin')
  await dialog.getByRole('button', { name: 'Trek terug' }).click()
  await samira.getByRole('button', { name: 'Ongedaan maken' }).click()
  await samira.getByRole('link', { name: 'begroting' }).waitFor()
})

test('help is asked for, begins and ends, drawn with the same as a table', async () => {
  await samira.goto(page)
  const panel = samira.getByRole('region', { name: /^Hulp en trajecten/ })
  await panel.getByRole('button', { name: 'Verwijs' }).click()
  const dialog = samira.getByRole('dialog')
  await dialog.getByLabel('Soort hulp').selectOption('debt-help')
  await dialog.getByRole('combobox', { name: /Welke organisatie/ }).fill('Brug')
  await samira.getByRole('option', { name: /De Brug/ }).click()
  await dialog.getByLabel('Leefgebied').selectOption('geld')
  await dialog.getByRole('button', { name: 'Bewaar' }).click()
  await dialog.waitFor({ state: 'detached' })
  await panel.getByRole('button', { name: /^Begonnen/ }).click()
  await dialog.getByRole('button', { name: 'Bewaar' }).click()
  await dialog.waitFor({ state: 'detached' })
  await samira.goto(`${page}/hulp`)
  await samira.getByRole('img', { name: /0 waar op gewacht wordt, 1 die loopt/ }).waitFor()
  await expectAccessible(samira, 'help over time')
  await samira.getByRole('button', { name: /^Geëindigd/ }).click()
  await dialog.getByLabel('Bereikt wat de bedoeling was').check()
  await dialog.getByLabel('Waarom eindigde het?').selectOption('completed')
  await dialog.getByRole('button', { name: 'Bewaar' }).click()
  // A dialog that closes takes the focus back to its button, also from a key that is held down.
  await dialog.waitFor({ state: 'detached' })
  await samira.getByRole('img', { name: /1 geëindigd/ }).waitFor()
  await samira.getByRole('button', { name: 'Toon de tabel' }).press('Enter')
  await samira.getByRole('table', { name: 'Hulp in de tijd' }).waitFor()
})

test('a telephone call is noted with the keyboard alone', async () => {
  await samira.goto(page)
  await samira.getByRole('heading', { level: 1, name: 'Familie Osman' }).waitFor()
  await samira.keyboard.press('Alt+n')
  await samira.getByLabel('Wat wilt u vastleggen?').waitFor()
  await samira.keyboard.type('Gebeld met school: Hodan komt morgen langs.')
  expect(await samira.getByRole('radio', { name: 'Telefoongesprek' }).isChecked()).toBe(true)
  await samira.keyboard.press('Control+Enter')
  await samira.getByText('Gebeld met school: Hodan komt morgen langs.').waitFor()
  await expect.poll(() => samira.evaluate(() => document.activeElement?.textContent)).toBe('Noteer')
  const { lines } = await house.send(coordinator, caseFileOperations.listTimeline, { caseFileId, kind: 'contact' })
  expect(lines[0]).toMatchObject({ event: 'contact.recorded', note: { kind: 'phone' } })
})

test('who helps without the family knowing is on screen for who is named, and on no paper', async () => {
  const involvementId = newId()
  await house.send(coordinator, caseFileOperations.involveOrganisation, {
    caseFileId,
    id: involvementId,
    organisationId: organisationId('woonpartners'),
    disclosure: 'content',
    accessDomains: ['housing'],
  })
  await house.send(coordinator, shieldOperations.hideInvolvement, {
    caseFileId,
    involvementId,
    id: newId(),
    namingId: newId(),
    reason: 'De vader mag niet weten dat zij meehelpen',
    reviewOn: '2027-01-25',
  })
  await samira.goto(`${page}/delen`)
  const hidden = samira.getByRole('rowheader', { name: /Woonpartners/ })
  await hidden.waitFor()
  await samira.evaluate(() => {
    window.print = () => {
      document.documentElement.dataset['printed'] = document.querySelector('main')?.textContent ?? ''
    }
  })
  await samira.getByRole('button', { name: 'Druk af' }).click()
  await expect
    .poll(() => samira.evaluate(() => document.documentElement.dataset['printed']))
    .toContain('Er wordt nog niets gedeeld')
  expect(await samira.evaluate(() => document.documentElement.dataset['printed'])).not.toContain('Woonpartners')
  await samira.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await hidden.waitFor()
})
