import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoIssuer, demoPartnerIssuer, demoStrongAcr, organisationId, userId } from '../../db/demo/voorbeeldstad.ts'
import type { DemoPerson } from '../access/identity/demo-person.ts'
import { DemoProvider } from '../access/identity/demo-provider.ts'
import { directoryOperations } from '../directory/api.ts'
import { newId } from '../platform/ids.ts'
import { findFreePort } from '../platform/postgres/free-port.ts'
import { readConfiguration } from './configuration.ts'
import { demoParts } from './demo-people.ts'
import { type RunningServer, startServer } from './server.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'
import { Visitor } from './testing/visitor.ts'

interface Me {
  state: 'signed-out' | 'choose' | 'signed-in'
  name?: string
  user?: string
  organisation?: { id: string }
  weak?: string[]
}

let house: TestHouse
let server: RunningServer
let origin: string
let shiftMs = 0

/** Who can be chosen at the partner's provider; a test adds whom it needs. */
const atPartner: DemoPerson[] = [
  { subject: 'collega-16', name: 'Iemand van De Gevel', works: '' },
  // The same subject as a colleague of the municipality has at theirs.
  { subject: 'samira', name: 'Een andere Samira', works: '' },
]

beforeAll(async () => {
  house = await openTestHouse()
  const configuration = readConfiguration('demo', { PORT: String(await findFreePort()) })
  origin = configuration.publicUrl
  const providers = [
    new DemoProvider({ publicUrl: origin, accountIssuer: demoIssuer, parts: demoParts() }),
    new DemoProvider({
      publicUrl: origin,
      id: 'de-gevel',
      accountIssuer: demoPartnerIssuer,
      parts: [],
      findMore: async () => [{ title: 'De Gevel', people: atPartner }],
    }),
    // Another door to the accounts of the municipality: as when a partner's provider says it knows them.
    new DemoProvider({ publicUrl: origin, id: 'valse-deur', accountIssuer: demoIssuer, parts: demoParts() }),
  ]
  server = await startServer({
    configuration,
    loginUrl: house.database.loginUrl,
    clock: house.clock,
    providers: providers.map(one => one.settings),
    demo: async app => {
      for (const provider of providers) await provider.register(app)
    },
    realTime: () => new Date(Date.now() + shiftMs),
  })
})
beforeEach(() => {
  shiftMs = 0
})
afterAll(async () => {
  await server?.stop()
  await house?.close()
})

const me = async (visitor: Visitor): Promise<Me> => (await visitor.json<Me>('/auth/me')).body
/** Whether the API knows who calls, whatever they may do there. */
const isKnown = async (visitor: Visitor): Promise<boolean> => (await visitor.fetch('/v1/organisations')).status !== 401

describe('who may come in by which door', () => {
  test('people of a partner come in by the partner’s own provider, for that organisation', async () => {
    const visitor = new Visitor(origin)
    await visitor.logIn('collega-16', '/', { provider: 'de-gevel' })
    expect(await me(visitor)).toMatchObject({ state: 'signed-in', organisation: { id: organisationId('de-gevel') } })
  })

  test('the same subject at two issuers is two people', async () => {
    const visitor = new Visitor(origin)
    const { response, text } = await visitor.logIn('samira', '/', { provider: 'de-gevel' })
    expect(response.status).toBe(403)
    expect(text).toContain('U kunt inloggen, maar heeft nog geen toegang')
    expect((await me(visitor)).state).toBe('signed-out')
  })

  test('a provider opens no account of an organisation it does not speak for, even when it names that account', async () => {
    await house.stored(
      `insert into access.identity_providers (municipality_id, code, kind, label, organisation_ids, strong_acr)
       values (1, 'valse-deur', 'staff', 'Een partner', array[$1::uuid], array[$2]) returning code`,
      [organisationId('ggd'), demoStrongAcr],
    )
    const samira = new Visitor(origin)
    expect((await samira.logIn('samira', '/', { provider: 'valse-deur' })).response.status).toBe(403)
    expect((await me(samira)).state).toBe('signed-out')
    // Lieke works at two organisations: by this door she is at the one it speaks for, and cannot choose the other.
    const lieke = new Visitor(origin)
    await lieke.logIn('lieke', '/', { provider: 'valse-deur' })
    expect(await me(lieke)).toMatchObject({ state: 'signed-in', organisation: { id: organisationId('ggd') } })
    const choice = { municipality: 1, user: userId('lieke'), organisation: organisationId('thuiszorg') }
    expect((await lieke.post('/auth/workplace', choice)).status).toBe(400)
    expect(await me(lieke)).toMatchObject({ organisation: { id: organisationId('ggd') } })
  })

  test('a provider that is trusted no longer lets nobody in, and whoever came by it is out within ten seconds', async () => {
    const visitor = new Visitor(origin)
    await visitor.logIn('collega-16', '/', { provider: 'de-gevel' })
    expect(await isKnown(visitor)).toBe(true)
    const end = (at: string | null) =>
      house.stored(`update access.identity_providers set ended_at = $1 where code = 'de-gevel' returning code`, [at])
    await end('2026-01-01')
    shiftMs = 11_000
    expect(await isKnown(visitor)).toBe(false)
    expect((await new Visitor(origin).logIn('collega-16', '/', { provider: 'de-gevel' })).response.status).toBe(403)
    await end(null)
  })
})

describe('a first log-in', () => {
  const add = async (name: string, email: string, organisation: 'de-gevel' | 'sociaal-team') => {
    const id = newId()
    const { status } = await house.as('bram').call(directoryOperations.addPerson, {
      id,
      name,
      email,
      organisationId: organisationId(organisation),
      roles: [{ id: newId(), role: 'partner' }],
    })
    expect(status).toBe(200)
    return id
  }
  const boundTo = async (user: string) =>
    (await house.stored<{ account: string | null }>('select account_id as account from access.users where id = $1', [user]))[0]
      ?.account

  test('binds an address of the domain that the provider vouches for', async () => {
    const user = await add('Noor van Rijn', 'noor@de-gevel.voorbeeld.test', 'de-gevel')
    atPartner.push({ subject: 'noor', name: 'Noor', email: 'Noor@De-Gevel.voorbeeld.test', works: '' })
    const visitor = new Visitor(origin)
    await visitor.logIn('noor', '/', { provider: 'de-gevel' })
    expect(await me(visitor)).toMatchObject({ state: 'signed-in', user })
  })

  test('a partner’s provider that claims an address of the municipality binds nothing, whatever it says of it', async () => {
    const atTown = await add('Tarik Demir', 'tarik@gemeente.voorbeeld.test', 'sociaal-team')
    // Also of somebody who works for that partner, but with an address it does not vouch for.
    const elsewhere = await add('Ilse Groen', 'ilse@gemeente.voorbeeld.test', 'de-gevel')
    atPartner.push(
      { subject: 'dief', name: 'Tarik Demir', email: 'tarik@gemeente.voorbeeld.test', works: '' },
      { subject: 'dief-2', name: 'Ilse Groen', email: 'ilse@gemeente.voorbeeld.test', works: '' },
      { subject: 'dief-3', name: 'Tarik', email: 'tarik@gemeente.voorbeeld.test@de-gevel.voorbeeld.test', works: '' },
    )
    for (const subject of ['dief', 'dief-2', 'dief-3']) {
      const visitor = new Visitor(origin)
      expect((await visitor.logIn(subject, '/', { provider: 'de-gevel' })).response.status).toBe(403)
      expect((await me(visitor)).state).toBe('signed-out')
    }
    expect(await boundTo(atTown)).toBeNull()
    expect(await boundTo(elsewhere)).toBeNull()
  })

  test('an address of another provider’s domain is not bound by the one that has all the others', async () => {
    const user = await add('Sjoerd Bos', 'sjoerd@de-gevel.voorbeeld.test', 'de-gevel')
    await house.stored(
      `select access.bind_account(gen_random_uuid(), $1, 'sjoerd', 'Sjoerd', 'sjoerd@de-gevel.voorbeeld.test', 'demo', now()) as bound`,
      [demoIssuer],
    )
    expect(await boundTo(user)).toBeNull()
  })
})

describe('two factors', () => {
  const demand = (strongFor: 'everyone' | 'special-roles') =>
    house.stored(`update access.identity_providers set strong_for = $1 where code = 'demo' returning code`, [strongFor])

  test.each([
    ['everyone', 'bram', false],
    ['everyone', 'karin', false],
    ['special-roles', 'bram', false],
    ['special-roles', 'ingrid', false],
    ['special-roles', 'karin', true],
  ] as const)('asked of %s: %s without the second one comes in: %s', async (strongFor, who, comesIn) => {
    await demand(strongFor)
    const visitor = new Visitor(origin)
    const { response, text } = await visitor.logIn(who, '/vandaag', { weak: true })
    expect((await me(visitor)).state).toBe(comesIn ? 'signed-in' : 'signed-out')
    if (comesIn) return
    expect(response.status).toBe(403)
    expect(text).toContain('Er is een extra controle nodig')
    // When it was not asked for yet, it can be asked for now.
    expect(text.includes('strong=1')).toBe(strongFor === 'special-roles')
    const [line] = await house.stored<{ event: string; outcome: string }>(
      `select event, outcome from audit.processing_log where user_id = $1 order by recorded_at desc limit 1`,
      [userId(who)],
    )
    expect(line).toEqual({ event: 'session.refused', outcome: 'refused' })
  })

  test('acr_values is asked for, and only where it matters', async () => {
    const asked = async (address: string) =>
      new URL((await new Visitor(origin).fetch(address)).headers.get('location') ?? '').searchParams.get('acr_values')
    await demand('everyone')
    expect(await asked('/auth/login?provider=demo')).toBe(demoStrongAcr)
    await demand('special-roles')
    expect(await asked('/auth/login?provider=demo')).toBeNull()
    expect(await asked('/auth/login?provider=demo&strong=1')).toBe(demoStrongAcr)
  })

  test('another acr than the municipality takes, or none that it takes, is not enough', async () => {
    await demand('everyone')
    const set = (values: string[]) =>
      house.stored(`update access.identity_providers set strong_acr = $1 where code = 'demo' returning code`, [values])
    for (const values of [['urn:iets-anders'], []]) {
      await set(values)
      expect((await new Visitor(origin).logIn('karin')).response.status).toBe(403)
    }
    await set([demoStrongAcr])
    const karin = new Visitor(origin)
    await karin.logIn('karin')
    expect(await isKnown(karin)).toBe(true)
    expect(
      await house.stored(`select provider, acr from access.login_sessions where user_id = $1 and ended_at is null`, [
        userId('karin'),
      ]),
    ).toContainEqual({ provider: 'demo', acr: demoStrongAcr })
  })

  test('a session of one factor cannot choose a workplace that asks for two', async () => {
    await demand('special-roles')
    // Lieke becomes administrator at one of her two organisations.
    await house.stored(
      `insert into access.role_assignments (municipality_id, id, user_id, organisation_id, role, valid_from)
       values (1, gen_random_uuid(), $1, $2, 'administrator', '2025-01-01') returning id`,
      [userId('lieke'), organisationId('ggd')],
    )
    const lieke = new Visitor(origin)
    await lieke.logIn('lieke', '/', { weak: true })
    expect(await me(lieke)).toMatchObject({ state: 'signed-in', organisation: { id: organisationId('thuiszorg') } })
    const choice = { municipality: 1, user: userId('lieke'), organisation: organisationId('ggd') }
    expect((await lieke.post('/auth/workplace', choice)).status).toBe(400)
    const sure = new Visitor(origin)
    await sure.logIn('lieke')
    expect((await sure.post('/auth/workplace', choice)).status).toBe(200)
    await demand('everyone')
  })

  test('the first log-in with one factor counts for nobody who needs two', async () => {
    await demand('everyone')
    const karin = new Visitor(origin)
    await karin.logIn('karin')
    expect(await isKnown(karin)).toBe(true)
    // What the session holds decides, at every look: a demand that comes later holds for who is in as well.
    await house.stored(
      `update access.identity_providers set strong_acr = array['urn:strenger'] where code = 'demo' returning code`,
    )
    shiftMs = 11_000
    expect(await isKnown(karin)).toBe(false)
    await house.stored(`update access.identity_providers set strong_acr = array[$1] where code = 'demo' returning code`, [
      demoStrongAcr,
    ])
  })
})
