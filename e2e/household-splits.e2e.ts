import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { type House, openHouse, takePictures } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse({ histories: true })
})
afterAll(() => house?.close())

interface Family {
  id: string
  leaver: string
  child: string
}

/** A family of Samira's in which a partner can leave and a child can belong to both. */
const aFamily = async (): Promise<Family> => {
  const [family] = await house.stored<Family>(`
    select f.id, concat_ws(' ', p.given_names, nullif(p.surname_prefix, ''), p.surname) as leaver,
      concat_ws(' ', c.given_names, nullif(c.surname_prefix, ''), c.surname) as child
    from app.case_files f
    join access.users u on u.id = f.coordinator_user_id and u.display_name like 'Samira%'
    join app.household_members mp on mp.household_id = f.household_id and mp.position = 'partner' and mp.valid_to is null
    join app.person_identities p on p.person_id = mp.person_id
    join app.household_members mc on mc.household_id = f.household_id and mc.position = 'child' and mc.valid_to is null
    join app.person_identities c on c.person_id = mc.person_id
    where f.closed_at is null order by f.id, c.person_id limit 1`)
  if (!family) throw new Error('Samira has no family with a partner and a child')
  return family
}

test('a household splits: seen beforehand, with a second file for a colleague', { timeout: 180_000 }, async () => {
  const family = await aFamily()
  const samira = await house.logIn(await house.visitor(), 'samira')

  await samira.goto(`/dossiers/${family.id}`)
  await samira.getByRole('button', { name: 'Er verandert iets' }).click()
  await samira.getByRole('menuitem', { name: 'Iemand gaat ergens anders wonen' }).click()
  await samira.getByRole('heading', { level: 1, name: 'Iemand gaat ergens anders wonen' }).waitFor()

  // When she has not chosen anybody, the form says so and nothing is lost.
  await samira.getByLabel('Waarom').fill('Uit elkaar')
  await samira.getByRole('button', { name: 'Open het tweede dossier' }).click()
  await samira.getByText('Kies wie er weggaat.').first().waitFor()
  expect(await samira.getByLabel('Waarom').inputValue()).toBe('Uit elkaar')

  // When the partner leaves and the child belongs to both, the screen shows both households before it happens.
  await samira.getByRole('group', { name: family.leaver }).getByText('Gaat weg', { exact: true }).click()
  await samira.getByRole('group', { name: family.child }).getByText('Hoort bij beide').click()
  await samira.getByText('Op hetzelfde adres').click()
  const coordinator = samira.getByLabel('Coördinator van het tweede dossier')
  await coordinator.selectOption({ label: (await coordinator.locator('option', { hasText: 'Joep' }).textContent()) ?? '' })
  const afterwards = samira.getByRole('heading', { name: `Daarna: ${family.leaver}` })
  await afterwards.last().waitFor()
  await expectAccessible(samira, 'splitting a household')
  await takePictures(samira, 'household-splits')
  await samira.getByRole('button', { name: 'Open het tweede dossier' }).click()

  // Then she keeps her file without the partner, and knows that there is another.
  await samira.getByText('Een deel van het gezin heeft een eigen dossier').first().waitFor()
  expect(await samira.getByRole('button', { name: family.leaver }).count()).toBe(0)
  expect(await samira.getByRole('button', { name: family.child }).count()).toBe(1)

  // And Joep has the partner and the child, and cannot open the file they came from.
  const joep = await house.logIn(await house.visitor(), 'joep')
  await joep.goto('/mijn-huishoudens')
  await joep.getByRole('link', { name: family.leaver }).first().click()
  await joep.getByText('Ontstaan toen een gezin uit elkaar ging').first().waitFor()
  expect(await joep.getByRole('button', { name: family.child }).count()).toBe(1)
  await expectAccessible(joep, 'the second file')
  await joep.goto(`/dossiers/${family.id}`)
  await joep.getByRole('heading', { level: 1, name: 'Niet gevonden' }).waitFor()
})

test('a birth by mistake is taken back where it was told', { timeout: 120_000 }, async () => {
  const family = await aFamily()
  const samira = await house.logIn(await house.visitor({ narrow: true }), 'samira')
  await samira.goto(`/dossiers/${family.id}`)
  await samira.getByRole('button', { name: 'Er verandert iets' }).click()
  await samira.getByRole('menuitem', { name: 'Een kind is geboren' }).click()
  await samira.getByLabel('Voornamen').fill('Noor')
  await samira.getByLabel('Geboren op').fill('gisteren')
  await expectAccessible(samira, 'a birth on a phone')
  await samira.getByRole('button', { name: 'Leg vast' }).click()
  await samira.getByRole('button', { name: 'Noor', exact: true }).waitFor()
  await samira.getByRole('button', { name: 'Ongedaan maken' }).click()
  await samira.getByText('Geboorte van Noor teruggedraaid').first().waitFor()
  expect(await samira.getByRole('button', { name: 'Noor', exact: true }).count()).toBe(0)
})
