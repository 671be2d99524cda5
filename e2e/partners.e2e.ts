import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationId } from '../db/demo/voorbeeldstad.ts'
import { newId } from '../src/platform/ids.ts'
import { taskOperations } from '../src/tasks/api.ts'
import { type House, openHouse } from './house.ts'
import { openOsman, report } from './osman.ts'

// What partners do with a task, and what two people at once, or one hand too quick, may not break.

let house: House
const caseFileId = newId()
const contexts = {} as Record<'joke' | 'peter' | 'nadia' | 'samira' | 'karin' | 'colleague', BrowserContext>
const at = {} as Record<keyof typeof contexts, Page>

beforeAll(async () => {
  house = await openHouse()
  const codes = { joke: 'joke', peter: 'peter', nadia: 'nadia', samira: 'samira', karin: 'karin', colleague: 'collega-18' }
  for (const [person, code] of Object.entries(codes) as [keyof typeof contexts, string][]) {
    contexts[person] = await house.visitor()
    at[person] = await house.logIn(contexts[person], code)
  }
  await openOsman(house, { reporter: contexts.joke, desk: contexts.peter, caseFileId })
})
afterAll(() => house?.close())

async function placeTask(what: string): Promise<string> {
  const id = newId()
  const organisation = organisationId('de-brug')
  await house.send(contexts.samira, taskOperations.placeTask, {
    caseFileId,
    id,
    organisationId: organisation,
    lifeDomain: 'geld',
    what,
  })
  return id
}

const linesOf = async (event: string, taskId: string): Promise<number> =>
  (
    await house.stored<{ lines: number }>('select count(*)::int as lines from app.timeline where event = $1 and refers_to = $2', [
      event,
      taskId,
    ])
  )[0]?.lines ?? 0

test('two colleagues take up one task: the first has it, the second hears who was earlier', async () => {
  const taskId = await placeTask('Budgetcoach voor drie maanden')
  for (const person of ['karin', 'colleague'] as const) {
    await at[person].goto(`/taken/${taskId}`)
    await at[person].getByRole('button', { name: 'Ik pak dit op' }).waitFor()
  }
  await at.karin.getByRole('button', { name: 'Ik pak dit op' }).click()
  await at.karin.getByText('Opgepakt. De afzender weet het.').waitFor()
  await at.colleague.getByRole('button', { name: 'Ik pak dit op' }).click()
  await at.colleague
    .getByText(/al opgepakt door Karin Smit/)
    .first()
    .waitFor()
  expect(await linesOf('task.accepted', taskId)).toBe(1)
})

test('a partner gives a task back with a reason: Samira reads it, and the partner sees task and household no more', async () => {
  const taskId = await placeTask('Toeslagen opnieuw aanvragen')
  const { karin, samira } = at
  await karin.goto(`/taken/${taskId}`)
  await karin.getByRole('button', { name: 'Geef terug' }).click()
  const dialog = karin.getByRole('dialog', { name: 'De taak teruggeven' })
  await dialog.getByRole('button', { name: 'Geef terug' }).click()
  await dialog.getByText('Schrijf kort waarom het niet lukt').first().waitFor()
  await dialog.getByRole('textbox', { name: 'Waarom lukt het niet?' }).fill('Onze wachttijd is nu acht weken.')
  await dialog.getByRole('button', { name: 'Geef terug' }).click()
  await karin.getByText('Teruggegeven. De afzender weet het').waitFor()
  await karin.goto(`/taken/${taskId}`)
  await karin
    .getByText(/niet gevonden/i)
    .first()
    .waitFor()

  await samira.goto('/vandaag')
  await samira
    .getByRole('link', { name: /Osman|De Brug/ })
    .first()
    .waitFor()
  await samira.goto(`/taken/${taskId}`)
  await samira
    .getByText(/Onze wachttijd is nu acht weken/)
    .first()
    .waitFor()
})

test('a click too many: one report, one answer', async () => {
  const page = at.joke
  await page.goto('/melden')
  await page
    .getByRole('group', { name: 'Waarvoor meldt u?' })
    .getByRole('radio', { name: /^Meldcode/ })
    .check()
  await page.getByRole('textbox', { name: 'Naam' }).fill('Familie Dubbel')
  await page.getByRole('textbox', { name: 'Wat ziet of hoort u?' }).fill('Er brandt al dagen geen licht.')
  await page.getByRole('checkbox', { name: 'Wonen' }).check()
  await page.getByRole('radio', { name: /^Gewoon/ }).check()
  await page.getByRole('group', { name: 'Weet de bewoner van deze melding?' }).getByRole('radio', { name: 'Ja' }).check()
  await page.getByRole('button', { name: 'Verstuur melding' }).dblclick()
  await page.waitForURL(/\/mijn-meldingen\/[0-9a-f-]{36}$/)
  expect(await house.stored(`select id from app.concern_reports where about_name = 'Familie Dubbel'`)).toHaveLength(1)

  const taskId = await placeTask('Samen de post ordenen')
  await at.karin.goto(`/taken/${taskId}`)
  await at.karin.getByRole('button', { name: 'Ik pak dit op' }).dblclick()
  await at.karin.getByText('Opgepakt. De afzender weet het.').waitFor()
  expect(await linesOf('task.accepted', taskId)).toBe(1)
})

test('two at the desk judge one report: the second keeps what was typed and sees what was decided', async () => {
  const reportId = await report(house, contexts.joke, 'Familie Haast')
  for (const person of ['peter', 'nadia'] as const) {
    const page = at[person]
    await page.goto(`/meldingen/${reportId}`)
    await page.getByRole('radio', { name: /^Eén probleem/ }).check()
    await page
      .getByRole('textbox', { name: 'Waarom deze keuze?' })
      .fill(`${person}: met het gezin gebeld, de juiste hulp is gevraagd.`)
  }
  await at.peter.getByRole('button', { name: 'Leg het besluit vast' }).click()
  await at.peter.getByText('De melding is beoordeeld.').waitFor()
  await at.nadia.getByRole('button', { name: 'Leg het besluit vast' }).click()
  await at.nadia
    .getByText(/beoordeeld door Peter de Graaf/)
    .first()
    .waitFor()
  await at.nadia.getByText('nadia: met het gezin gebeld').first().waitFor()
  expect(await house.stored('select id from app.triages where report_id = $1', [reportId])).toHaveLength(1)
})
