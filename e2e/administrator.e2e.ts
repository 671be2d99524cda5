import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../src/platform/ids.ts'
import { expectAccessible, takeOn } from './accessibility.ts'
import { type House, openHouse } from './house.ts'
import { openOsman } from './osman.ts'

// What an administrator keeps on screen, and a coordinator on leave.

let house: House
const caseFileId = newId()
const contexts = {} as Record<'bram' | 'samira' | 'joep' | 'peter' | 'joke', BrowserContext>
const at = {} as Record<keyof typeof contexts, Page>

beforeAll(async () => {
  house = await openHouse()
  for (const person of ['bram', 'samira', 'joep', 'peter', 'joke'] as const) {
    contexts[person] = await house.visitor()
    at[person] = await house.logIn(contexts[person], person)
  }
  await openOsman(house, { reporter: contexts.joke, desk: contexts.peter, caseFileId })
})
afterAll(() => house?.close())

test('an administrator adds a partner and somebody who works there; what is wrong is told at its field', async () => {
  const { bram } = at
  await bram.goto('/beheer/organisaties')
  await bram.getByRole('button', { name: 'Voeg een organisatie toe' }).click()
  await bram.getByLabel('Naam', { exact: true }).fill('woonpartners')
  await bram.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await bram.getByText('Kies wat voor organisatie dit is.').first().waitFor()
  await bram.getByLabel('Soort').selectOption({ label: 'Energiebedrijf' })
  await bram.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await bram.getByText('Er is al een organisatie met deze naam.').first().waitFor()
  await bram.getByLabel('Naam', { exact: true }).fill('Energiebank Zuid')
  await bram.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await bram.getByRole('heading', { level: 1, name: 'Energiebank Zuid' }).waitFor()

  await bram.getByRole('button', { name: 'Voeg iemand toe' }).click()
  await bram.getByLabel('Naam', { exact: true }).fill('Nour Haddad')
  await bram.getByLabel('Werkadres').fill('info@energiebank.test')
  await bram.getByRole('checkbox', { name: /^Partner/ }).check()
  await expectAccessible(bram, 'adding somebody')
  await bram.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await bram.getByText('Dit lijkt een gedeeld adres.').first().waitFor()
  await bram.getByLabel('Werkadres').fill('n.haddad@energiebank.test')
  await bram.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await bram.getByRole('link', { name: 'Nour Haddad' }).click()
  await bram.getByText('nog niet ingelogd').waitFor()
  await bram.goto('/vandaag')
  await bram.getByText('1 collega heeft nog niet ingelogd').waitFor()
  await bram.getByRole('link', { name: 'Energiebank Zuid' }).first().waitFor()
})

test('two administrators on one setting: the second hears what the first one did', async () => {
  const { bram } = at
  await bram.goto('/beheer/instellingen')
  await bram.getByRole('button', { name: 'Wijzig Een dossier staat stil na' }).click()
  await bram.getByRole('textbox', { name: /staat stil na/ }).fill('3')
  await bram.getByRole('button', { name: 'Bewaar' }).click()
  await bram.getByText('Vul een getal in van 7 tot en met 365').first().waitFor()
  await house.stored(`insert into app.settings (municipality_id, key, value) values (1, 'standsStill.days', '30') returning key`)
  await bram.getByRole('textbox', { name: /staat stil na/ }).fill('21')
  await bram.getByRole('button', { name: 'Bewaar' }).click()
  await bram.getByText('Dit is net ook door iemand anders gewijzigd.').first().waitFor()
  expect(await bram.getByRole('textbox', { name: /staat stil na/ }).inputValue()).toBe('21')
})

test('a coordinator on leave: a colleague sees and does her work under his own name, until it ends by itself', async () => {
  const { samira, joep } = at
  await samira.goto('/waarneming')
  await samira.getByRole('button', { name: 'Regel waarneming voor mij' }).click()
  await samira.getByRole('combobox', { name: 'Wie neemt waar?' }).fill('Joep')
  await samira.getByRole('option', { name: /Joep Willems/ }).click()
  await samira.getByLabel('Laatste dag').fill('vrijdag')
  await samira.getByRole('button', { name: 'Regel', exact: true }).click()
  await samira.getByText('Joep Willems voor Samira Bakker').waitFor()

  await joep.goto('/vandaag')
  await joep.getByText('U neemt waar voor Samira Bakker').waitFor()
  await takeOn(joep, { narrow: true, theme: 'dark' })
  await expectAccessible(joep, 'the deputy on a phone')
  await takeOn(joep, { narrow: false, theme: 'light' })
  await joep.goto('/mijn-huishoudens')
  await joep.getByRole('link', { name: 'Familie Osman · voor Samira Bakker' }).click()
  await joep.getByRole('heading', { level: 1, name: 'Familie Osman' }).waitFor()
  await joep.getByText('Joep Willems t/m').waitFor()
  expect(house.mailbox().some(mail => mail.to === 'joep@voorbeeld.test' && /waarneming/.test(mail.subject))).toBe(true)

  await house.moveClock('+1W')
  await joep.goto('/mijn-huishoudens')
  await joep.getByText('Er zijn nu geen huishoudens in deze lijst.').waitFor()
  await joep.goto(`/dossiers/${caseFileId}`)
  await joep.getByText('niet gevonden').first().waitFor()
})
