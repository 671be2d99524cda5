import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoStrongAcr, organisationId } from '../../../db/demo/voorbeeldstad.ts'
import { useConnections } from '../../access/server/sign-in/connections.ts'
import { providerSettings } from '../../access/server/sign-in/provider-settings.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { type ProviderValues, providerOperations } from '../provider-api.ts'

const { listIdentityProviders, trustIdentityProvider, changeIdentityProvider } = providerOperations
const connection = (id: string, more: object = {}) =>
  providerSettings.parse({ id, name: id, issuer: `https://${id}.example`, clientId: 'voordeur', clientSecret: 'geheim', ...more })

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  useConnections([connection('demo'), connection('ggd'), connection('digid', { bsnClaim: 'bsn' })])
})
afterAll(async () => {
  useConnections([])
  await house.close()
})

const trusted = (changes: Partial<ProviderValues> = {}): ProviderValues => ({
  label: 'GGD Voorbeeldstreek',
  everyOrganisation: false,
  organisationIds: [organisationId('ggd')],
  domains: ['GGD.voorbeeld.test'],
  strongAcr: ['c1'],
  strongAmr: [],
  strongFor: 'everyone',
  ...changes,
})
const trust = (code: string, changes: Partial<ProviderValues> = {}) =>
  house.as('bram').call(trustIdentityProvider, { code, ...trusted(changes) })
const change = (code: string, wanted: object) => house.as('bram').call(changeIdentityProvider, { code, change: wanted as never })

test('what is connected and not trusted is told, without its secret', async () => {
  const { body } = await house.as('ingrid').call(listIdentityProviders, {})
  expect(body.untrusted.map(one => one.id)).toEqual(['ggd', 'digid'])
  expect(body.mayKeep).toBe(false)
  expect(JSON.stringify(body)).not.toContain('geheim')
  expect(body.providers.find(one => one.code === 'de-gevel')?.issuer).toBeNull()
})

test.each([
  ['elders', {}, 'code', /niet in de instellingen/],
  ['ggd', { organisationIds: [] }, 'organisationIds', /voor wiens mensen/],
  ['ggd', { domains: ['info@ggd.test'] }, 'domains.0', /achter de @/],
  ['ggd', { domains: ['*'] }, 'domains', /Alle andere domeinen hoort al bij Gemeente/],
  ['ggd', { domains: ['de-gevel.voorbeeld.test'] }, 'domains', /hoort al bij Woningstichting De Gevel/],
  ['ggd', { strongAcr: [] }, 'strongAcr', /minstens één waarde/],
  ['digid', { organisationIds: [], domains: [] }, 'organisationIds', /één organisatie/],
  ['digid', { domains: ['ggd.test'] }, 'domains', /herkend aan hun BSN/],
])('%s with %j is refused at its field', async (code, changes, field, message) => {
  const { problem } = await trust(code, changes as Partial<ProviderValues>)
  expect(problem).toMatchObject({ status: 400, errors: [{ field, message: expect.stringMatching(message) }] })
})

test('it is trusted, changed field by field, and ended; the history tells it', async () => {
  expect((await trust('ggd')).status).toBe(200)
  const find = async () => (await house.as('bram').call(listIdentityProviders, {})).body.providers.find(one => one.code === 'ggd')
  expect(await find()).toMatchObject({ kind: 'staff', organisations: ['GGD Voorbeeldstreek'], issuer: 'https://ggd.example' })
  const domains = { from: ['ggd.voorbeeld.test'], to: ['ggd.test', 'ggd.nl.test'] }
  expect((await change('ggd', { domains })).body).toMatchObject({ version: 2 })
  expect((await find())?.values.domains).toEqual(['ggd.nl.test', 'ggd.test'])
  expect((await change('ggd', { label: { from: 'Iets anders', to: 'GGD' } })).status).toBe(409)
  expect((await change('ggd', { isEnded: { from: false, to: true } })).status).toBe(200)
  expect((await find())?.endedAt).not.toBeNull()
  const kept = await house.stored<{ field: string }>(
    `select field from app.administration_changes where kind = 'provider' and about = 'ggd' order by changed_at`,
  )
  expect(kept.map(one => one.field)).toEqual(['added', 'domains', 'isEnded'])
})

test('an administrator does not shut the last door behind themselves', async () => {
  for (const wanted of [
    { isEnded: { from: false, to: true } },
    {
      everyOrganisation: { from: true, to: false },
      organisationIds: { from: [], to: [organisationId('ggd')] },
    },
    { strongAcr: { from: [demoStrongAcr], to: [] }, strongFor: { from: 'everyone', to: 'special-roles' } },
  ]) {
    expect((await change('demo', wanted)).problem).toMatchObject({
      status: 409,
      detail: expect.stringContaining('geen beheerder'),
    })
  }
  const [row] = await house.stored(`select ended_at, every_organisation from access.identity_providers where code = 'demo'`)
  expect(row).toEqual({ ended_at: null, every_organisation: true })
})

test.each(['samira', 'ingrid', 'hans', 'karin'])('%s trusts nobody', async user => {
  expect((await house.as(user).call(trustIdentityProvider, { code: 'ggd', ...trusted() })).status).toBe(403)
})
