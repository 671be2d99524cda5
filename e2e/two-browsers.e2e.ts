import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationId, userId } from '../db/demo/voorbeeldstad.ts'
import { directoryOperations } from '../src/directory/api.ts'
import { planOperations } from '../src/plans/api.ts'
import { newId } from '../src/platform/ids.ts'
import { type House, openHouse } from './house.ts'
import { openOsman } from './osman.ts'

// A coordinator and the colleague who stands in for her, each at their own screen, at the same action of the same plan.

let house: House
const caseFileId = newId()
const actionId = newId()
const contexts = {} as Record<'joke' | 'peter' | 'samira' | 'joep', BrowserContext>
const at = {} as Record<keyof typeof contexts, Page>

beforeAll(async () => {
  house = await openHouse()
  for (const person of ['joke', 'peter', 'samira', 'joep'] as const) {
    contexts[person] = await house.visitor()
    at[person] = await house.logIn(contexts[person], person)
  }
  const { joke, peter, samira } = contexts
  const mother = newId()
  await openOsman(house, { reporter: joke, desk: peter, caseFileId, mother })
  const [goalId, today] = [newId(), await day()]
  await house.send(samira, planOperations.startPlan, { caseFileId, id: newId() })
  await house.send(samira, planOperations.addGoal, { caseFileId, id: goalId, lifeDomain: 'geld', title: 'De huur is op tijd' })
  await house.send(samira, planOperations.addAction, {
    caseFileId,
    id: actionId,
    goalId,
    what: 'De post openen',
    who: { kind: 'member', id: mother },
  })
  await house.send(samira, directoryOperations.appointDeputy, {
    id: newId(),
    absentUserId: userId('samira'),
    deputyUserId: userId('joep'),
    organisationId: organisationId('sociaal-team'),
    from: today,
    until: today,
  })
})
afterAll(() => house?.close())

const day = async (): Promise<string> =>
  (await house.stored<{ day: string }>(`select to_char(now() + shift, 'YYYY-MM-DD') as day from access.demo_clock`))[0]?.day ?? ''
const stored = async () =>
  (await house.stored<{ what: string; state: string }>('select what, state from app.actions where id = $1', [actionId]))[0]
const change = async (page: Page, what: string): Promise<void> => {
  await page.getByRole('button', { name: /^Meer over/ }).click()
  await page.getByRole('menuitem', { name: 'Wijzig' }).click()
  await page.getByRole('textbox', { name: 'Wat gaat er gebeuren?' }).fill(what)
}
const keep = (page: Page): Promise<void> =>
  page
    .getByRole('form', { name: 'Actie wijzigen' })
    .getByRole('button', { name: /^Bewaar/ })
    .click()

test('both change the same action: the second sees both texts and who wrote the other, and chooses', async () => {
  const { samira, joep } = at
  for (const page of [samira, joep]) {
    await page.goto(`/dossiers/${caseFileId}`)
    await page.getByText('De post openen').first().waitFor()
  }
  await change(samira, 'De post openen met de budgetcoach')
  await change(joep, 'De post openen op dinsdag')
  await keep(samira)
  await samira.getByText('De post openen met de budgetcoach').first().waitFor()
  await keep(joep)

  const dialog = joep.getByRole('alertdialog', { name: 'Dit is intussen ook gewijzigd' })
  await dialog.getByText(/Samira Bakker schreef dit/).waitFor()
  expect((await stored())?.what).toBe('De post openen met de budgetcoach')
  await dialog.getByRole('radio', { name: /De post openen op dinsdag/ }).check()
  await dialog.getByRole('button', { name: 'Bewaar mijn keuze' }).click()
  await joep.getByText('De post openen op dinsdag').first().waitFor()
  await dialog.waitFor({ state: 'hidden' })
  expect((await stored())?.what).toBe('De post openen op dinsdag')
})

test('both tick it off: it is done once, and neither is bothered about it', async () => {
  const { samira, joep } = at
  for (const page of [samira, joep]) await page.goto(`/dossiers/${caseFileId}`)
  const tick = (page: Page) => page.getByRole('checkbox', { name: /^Gedaan: De post openen op dinsdag/ })
  for (const page of [samira, joep]) await tick(page).waitFor()
  await tick(samira).click()
  await expect.poll(async () => (await stored())?.state).toBe('done')
  await tick(joep).click()
  await expect.poll(() => tick(joep).isChecked()).toBe(true)
  const lines = await house.stored(`select id from app.timeline where case_file_id = $1 and event = 'action.done'`, [caseFileId])
  expect(lines).toHaveLength(1)
})
