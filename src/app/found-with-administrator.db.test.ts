import { spawn } from 'node:child_process'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { providerSettings } from '../access/server/sign-in/provider-settings.ts'
import { directoryOperations } from '../directory/api.ts'
import { ApplicationClock } from '../platform/application-clock.ts'
import { openPool } from '../platform/database/pool.ts'
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts'
import { libraryFiles } from '../programmes/server/commands.ts'
import { settingOperations } from '../settings/api.ts'
import { checkFounding, foundWithAdministrator } from './found-with-administrator.ts'
import { callAs, serveInProcess } from './testing/in-process.ts'
import { checkTrust, trustProvider } from './trust-provider.ts'

const founding = {
  name: 'Gemeente Dijkmonde',
  code: 'dijkmonde',
  administrator: { name: 'Anja Blom', email: 'a.blom@dijkmonde.test' },
}
let database: TestDatabase
let admin: pg.Client
const found = async (changes: object = {}) =>
  foundWithAdministrator(
    database.adminUrl,
    { ...founding, ...changes },
    (await libraryFiles()).defaultLifeDomains,
    new Date('2026-11-24'),
  )

beforeAll(async () => {
  database = await createTestDatabase()
  admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})

const counts = async () =>
  (
    await admin.query<Record<string, number>>(`
      select (select count(*)::int from access.municipalities) as municipalities, (select count(*)::int from access.users) as users,
        (select count(*)::int from app.organisations) as organisations, (select count(*)::int from access.role_assignments) as roles`)
  ).rows[0]

describe('founding a municipality', () => {
  test('twice at once and once more is founding it once', async () => {
    const said = await Promise.all([found(), found()])
    expect(said.toSorted()).toEqual([
      'Gemeente Dijkmonde en deze beheerder stonden er al. Er is niets gewijzigd.',
      expect.stringContaining('is ingericht'),
    ])
    expect(await found()).toContain('stonden er al')
    expect(await counts()).toEqual({ municipalities: 1, users: 1, organisations: 1, roles: 1 })
  })

  test('its administrator does the rest on screen', async () => {
    const { rows } = await admin.query<{ user: string; organisation: string; municipality: number }>(
      'select user_id as user, organisation_id as organisation, municipality_id as municipality from access.role_assignments',
    )
    const [row] = rows
    if (!row) throw new Error('nobody')
    const pool = openPool(database.loginUrl, { size: 2 })
    const clock = new ApplicationClock()
    clock.shiftTo(new Date('2026-11-24T10:00:00Z'))
    const app = serveInProcess({ pool, clock })
    const call = callAs(app, { ...row, roles: ['administrator'] })
    expect((await call(directoryOperations.addArea, { name: 'Centrum', parentId: null })).body).toEqual({ areaId: 1 })
    const { programmes } = (await call(settingOperations.listProgrammesInUse, {})).body
    const [first] = programmes
    expect((await call(settingOperations.startProgramme, { programmeId: first?.id ?? '' })).status).toBe(200)
    await app.close()
    await pool.end()
  })

  test('a second municipality stands beside it; a code of another is refused, and so is a second first administrator', async () => {
    expect(await found({ code: 'zeewijk', name: 'Gemeente Zeewijk' })).toContain('nummer 2')
    await expect(found({ name: 'Gemeente Elders' })).rejects.toThrow('van Gemeente Dijkmonde')
    const other = { administrator: { name: 'Iemand Anders', email: 'i.anders@dijkmonde.test' } }
    await expect(found(other)).rejects.toThrow('heeft al een beheerder')
    await admin.query(`update access.role_assignments set valid_to = '2026-11-24T00:00:01Z' where municipality_id = 1`)
    await expect(
      foundWithAdministrator(
        database.adminUrl,
        { ...founding, ...other },
        (await libraryFiles()).defaultLifeDomains,
        new Date('2026-11-25'),
      ),
    ).resolves.toContain('had geen beheerder meer')
  })

  test.each([
    [{}, '--name'],
    [{ name: 'X' }, '--code'],
    [{ name: 'X', code: 'Hoofd Letter' }, 'kleine letters'],
    [{ name: 'X', code: 'xx' }, '--admin'],
    [{ name: 'X', code: 'xx', admin: 'Y' }, '--email'],
    [{ name: 'X', code: 'xx', admin: 'Y', email: 'geen' }, 'geldig'],
    [{ name: 'X', code: 'xx', admin: 'Y', email: 'info@x.test' }, 'gedeeld'],
  ])('%j is refused with what is missing', (given, words) => {
    expect(() => checkFounding(given)).toThrow(words)
  })

  test('the command says how it is written, before it touches any database', async () => {
    const run = (args: string[]) =>
      new Promise<{ code: number | null; said: string }>(resolve => {
        const child = spawn(process.execPath, [path.join(import.meta.dirname, 'command-line.ts'), 'found', ...args])
        let said = ''
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()))
        child.on('close', code => resolve({ code, said }))
      })
    expect(await run(['--help'])).toMatchObject({ code: 0, said: expect.stringContaining('--email ADRES') })
    expect(await run(['--naam', 'x'])).toMatchObject({ code: 2, said: expect.stringContaining('--code CODE') })
  })
})

describe('trusting a provider from the command line', () => {
  const connection = (id: string, more: object = {}) =>
    providerSettings.parse({ id, name: id, issuer: `https://${id}.test`, clientId: 'voordeur', strongAcr: ['c1'], ...more })
  const providers = [
    connection('gemeente'),
    connection('partner'),
    connection('digid', { bsnClaim: 'bsn', strongAcr: ['midden'] }),
  ]
  const trust = (provider: string, domains?: string, options = {}) =>
    trustProvider(
      database.adminUrl,
      checkTrust({ code: founding.code, provider, ...(domains === undefined ? {} : { domains }) }),
      providers,
      options,
    )
  const trusted = async () =>
    (
      await admin.query(
        `select code, kind, every_organisation as everyone, cardinality(organisation_ids) as organisations, strong_acr as acr, version,
           array(select domain from access.identity_provider_domains d where d.provider_code = p.code order by 1) as domains
         from access.identity_providers p order by code`,
      )
    ).rows

  test('lets in the people of all organisations, or residents; and again changes no domain of another', async () => {
    expect(await trust('gemeente', 'Dijkmonde.test')).toContain('Gemeente Dijkmonde vertrouwt gemeente')
    expect(await trust('digid')).toContain('voor inwoners')
    await expect(trust('partner', 'dijkmonde.test')).rejects.toThrow(/hoort al bij gemeente/)
    await trust('gemeente', 'dijkmonde.test,extern.test')
    expect(await trust('gemeente', 'iets-anders.test', { unlessDone: true })).toBeUndefined()
    expect(await trusted()).toEqual([
      { code: 'digid', kind: 'residents', everyone: false, organisations: 1, acr: ['midden'], version: 1, domains: [] },
      {
        code: 'gemeente',
        kind: 'staff',
        everyone: true,
        organisations: 0,
        acr: ['c1'],
        version: 2,
        domains: ['dijkmonde.test', 'extern.test'],
      },
    ])
  })

  test.each([
    ['elders', 'x.test', /Daar staan: gemeente, partner, digid/],
    ['partner', '', /--domains/],
    ['partner', 'info@x.test', /geen domein/],
  ])('%s with %j is refused with what to do', async (provider, domains, says) => {
    await expect((async () => trust(provider, domains))()).rejects.toThrow(says)
  })
})
