import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoIssuer, demoResidentIssuer, demoStrongAcr, organisationId, userId } from '../../db/demo/voorbeeldstad.ts'
import type { DemoPerson } from '../access/identity/demo-person.ts'
import { DemoProvider } from '../access/identity/demo-provider.ts'
import { type ExampleFile, openExampleFile } from '../case-files/testing/open-example-file.ts'
import { householdOperations } from '../households/api.ts'
import { isBsn } from '../households/rules/bsn.ts'
import { newId } from '../platform/ids.ts'
import { findFreePort } from '../platform/postgres/free-port.ts'
import { readConfiguration } from './configuration.ts'
import { demoParts } from './demo-people.ts'
import { type RunningServer, startServer } from './server.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'
import { Visitor } from './testing/visitor.ts'

interface Me {
  state: string
  user?: string
  name?: string
  roles?: string[]
}

const today = new Date('2026-11-24T10:00:00+01:00')
let house: TestHouse
let server: RunningServer
let origin: string
const people: DemoPerson[] = []

beforeAll(async () => {
  house = await openTestHouse({ moment: today })
  const configuration = readConfiguration('demo', { PORT: String(await findFreePort()) })
  origin = configuration.publicUrl
  const providers = [
    new DemoProvider({ publicUrl: origin, accountIssuer: demoIssuer, parts: demoParts() }),
    new DemoProvider({
      publicUrl: origin,
      id: 'inwoners',
      accountIssuer: demoResidentIssuer,
      parts: [],
      findMore: async () => [{ title: 'Inwoners', people }],
      forResidents: true,
    }),
  ]
  server = await startServer({
    configuration,
    loginUrl: house.database.loginUrl,
    clock: house.clock,
    providers: providers.map(one => one.settings),
    demo: async app => {
      for (const provider of providers) await provider.register(app)
    },
  })
})
afterAll(async () => {
  await server?.stop()
  await house?.close()
})

let last = 100_000_000
const newBsn = (): string => {
  for (;;) if (isBsn(String(++last))) return String(last)
}

/** Somebody the broker knows by this number. */
function atBroker(bsn: string): string {
  const subject = newId()
  people.push({ subject, name: 'Iemand', works: '', bsn })
  return subject
}

const record = async (file: ExampleFile, personId: string, bsn: string): Promise<void> => {
  const { caseFileId } = file
  const { status } = await house.as('samira').call(householdOperations.recordNumber, { caseFileId, personId, bsn, salt: newId() })
  expect(status).toBe(200)
}

const logIn = async (bsn: string, options: { weak?: boolean; returnTo?: string } = {}) => {
  const visitor = new Visitor(origin)
  const end = await visitor.logIn(atBroker(bsn), options.returnTo ?? '/mijn', {
    provider: 'inwoners',
    weak: options.weak ?? false,
  })
  const me = (await visitor.json<Me>('/auth/me')).body
  return { visitor, ...end, me }
}

/** Which persons the user of this session sees now: `self`, or until when they represent them. */
const reach = (user: string) =>
  house.stored<{ person: string; self: boolean; until: Date | null }>(
    `select person_id as person, is_self as self, valid_to as until from access.residents
     where user_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) order by is_self desc, person_id`,
    [user, house.clock.now()],
  )

/** A family with a mother known by number, and children born on these days. */
async function family(children: string[] = []): Promise<ExampleFile & { bsn: string; children: string[] }> {
  const file = await openExampleFile(house)
  const bsn = newBsn()
  await record(file, file.mother, bsn)
  const made: string[] = []
  for (const birthDate of children) {
    const personId = newId()
    const { status } = await house.as('samira').call(householdOperations.addMember, {
      caseFileId: file.caseFileId,
      personId,
      givenNames: 'Kind',
      surname: 'Yilmaz',
      birthDate,
      position: 'child',
    })
    expect(status).toBe(200)
    made.push(personId)
  }
  return { ...file, bsn, children: made }
}

describe('a resident', () => {
  test('comes in by BSN, lands on the own pages, and is one user however often they come', async () => {
    const file = await family()
    const first = await logIn(file.bsn)
    expect(first.url.pathname).toBe('/mijn')
    expect(first.me).toMatchObject({ state: 'signed-in', roles: ['resident'], name: 'Inwoner' })
    expect((await logIn(file.bsn)).me.user).toBe(first.me.user)
    const users = await house.stored(`select id from access.users where account_id is not null and id = $1`, [first.me.user])
    expect(users).toHaveLength(1)
    expect(await reach(first.me.user ?? '')).toEqual([
      { person: file.mother, self: true, until: null },
      // Nine years old: until the day of sixteen begins in Amsterdam.
      { person: file.son, self: false, until: new Date('2033-08-31T22:00:00Z') },
    ])
  })

  test('lands on no screen of who works here, and starts none of their operations', async () => {
    const { bsn } = await family()
    for (const returnTo of ['/vandaag', '/beheer/mensen', '/mijn-huishoudens', '/dossiers/1']) {
      expect((await logIn(bsn, { returnTo })).url.pathname).toBe('/mijn')
    }
    const { visitor } = await logIn(bsn)
    for (const path of ['/v1/organisations', '/v1/people', '/v1/case-files', '/v1/coordinators']) {
      expect([403, 404]).toContain((await visitor.fetch(path)).status)
    }
  })

  test('leaves the number nowhere: no account, session, log line or address', async () => {
    const { bsn } = await family()
    const { url, text, visitor } = await logIn(bsn)
    expect(url.href + text + visitor.setCookies.join()).not.toContain(bsn)
    const tables = await house.stored<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('access', 'app', 'audit') and c.relkind in ('r', 'p')`,
    )
    expect(tables.length).toBeGreaterThan(50)
    for (const { name } of tables) {
      expect(await house.stored(`select 1 from ${name} t where to_jsonb(t)::text like $1`, [`%${bsn}%`]), name).toEqual([])
    }
    const [session] = await house.stored<{ id_token: string | null; acr: string }>(
      `select s.id_token, s.acr from access.login_sessions s where s.provider = 'inwoners' order by s.created_at desc limit 1`,
    )
    expect(session).toMatchObject({ id_token: null, acr: 'urn:voordeur:demo:twee-factoren' })
  })

  test('with one factor is asked for two, in the same words whether or not they are known', async () => {
    const { bsn } = await family()
    const known = await logIn(bsn, { weak: true })
    const stranger = await logIn(newBsn(), { weak: true })
    for (const one of [known, stranger]) {
      expect(one.response.status).toBe(403)
      expect(one.text).toContain('Inloggen met een extra controle')
      expect(one.me.state).toBe('signed-out')
    }
    expect(known.text).toBe(stranger.text)
  })
})

describe('nobody, or nobody who comes in alone', () => {
  test('reads the same kind page', async () => {
    const file = await family(['2016-01-01'])
    const [child = ''] = file.children
    const [childBsn, deadBsn, twinBsn] = [newBsn(), newBsn(), newBsn()]
    await record(file, child, childBsn)
    const other = await openExampleFile(house)
    await record(other, other.mother, deadBsn)
    await house.stored(`update app.person_identities set died_on = '2026-01-01' where person_id = $1 returning 1`, [other.mother])
    const [one, two] = [await openExampleFile(house), await openExampleFile(house)]
    await record(one, one.mother, twinBsn)
    await record(two, two.mother, twinBsn)

    const pages = []
    for (const bsn of [newBsn(), childBsn, deadBsn, twinBsn, '123456789', 'S00000001:123456782']) pages.push(await logIn(bsn))
    for (const page of pages) {
      expect(page.response.status).toBe(403)
      expect(page.me.state).toBe('signed-out')
      expect(page.text).toBe(pages[0]?.text)
      expect(page.response.headers.getSetCookie().filter(line => !line.includes('-login-'))).toEqual([])
    }
    expect(pages[0]?.text).toContain('er is hier geen plan dat u zelf kunt bekijken')
    // A number nobody has leaves no trace of who asked.
    expect(
      await house.stored(`select 1 from access.accounts where issuer = $1 and name <> 'Inwoner'`, [demoResidentIssuer]),
    ).toEqual([])
  })

  test('two records with one BSN open once somebody decided that they are one person', async () => {
    const bsn = newBsn()
    const [one, two] = [await openExampleFile(house), await openExampleFile(house)]
    await record(one, one.mother, bsn)
    await record(two, two.mother, bsn)
    expect((await logIn(bsn)).me.state).toBe('signed-out')
    await house.stored(
      `insert into app.file_links (municipality_id, id, case_file_id, kind, leads, record_id, other_record_id, scope_id, valid_from, recorded_by, recorded_at)
       select 1, gen_random_uuid(), id, 'persons', true, $2, $3, scope_id, $4, $5, $4 from app.case_files where id = $1 returning id`,
      [one.caseFileId, one.mother, two.mother, today, userId('samira')],
    )
    const { me } = await logIn(bsn)
    expect((await reach(me.user ?? '')).filter(row => row.self).map(row => row.person)).toEqual(
      [one.mother, two.mother].toSorted(),
    )
    // Taken back: both are shut again, also for who is a user already.
    await house.stored(`update app.file_links set valid_to = $2 where record_id = $1 returning id`, [one.mother, today])
    expect((await logIn(bsn)).me.state).toBe('signed-out')
    expect(await reach(me.user ?? '')).toEqual([])
  })

  test('a number that was recorded with somebody by mistake opens nothing after its correction', async () => {
    const file = await family()
    const { me, visitor } = await logIn(file.bsn)
    expect(me.state).toBe('signed-in')
    await record(file, file.mother, newBsn())
    expect((await logIn(file.bsn)).me.state).toBe('signed-out')
    expect(await reach(me.user ?? '')).toEqual([])
    // The role ended too: what is still open is nobody's.
    expect((await visitor.json<Me>('/auth/me')).body.state).not.toBe('signed-in')
  })
})

describe('children', () => {
  test('from twelve to fifteen both see; from sixteen the child alone', async () => {
    const file = await family(['2012-11-25', '2014-11-24', '2014-11-25'])
    const [almostSixteen = '', justTwelve = '', stillEleven = ''] = file.children
    const childBsn = new Map([almostSixteen, justTwelve, stillEleven].map(person => [person, newBsn()]))
    for (const [person, bsn] of childBsn) await record(file, person, bsn)
    const seenBy = async (bsn: string) => {
      const { me } = await logIn(bsn)
      return me.user ? (await reach(me.user)).map(row => row.person) : []
    }
    expect(new Set(await seenBy(file.bsn))).toEqual(new Set([file.mother, file.son, ...file.children]))
    expect(await seenBy(childBsn.get(almostSixteen) ?? '')).toEqual([almostSixteen])
    expect(await seenBy(childBsn.get(justTwelve) ?? '')).toEqual([justTwelve])
    expect(await seenBy(childBsn.get(stillEleven) ?? '')).toEqual([])
  })

  test('on the sixteenth birthday what the parent sees ends by itself, without logging in anew', async () => {
    const file = await family(['2010-11-25'])
    const [child = ''] = file.children
    const { me } = await logIn(file.bsn)
    const sees = async () => (await reach(me.user ?? '')).some(row => row.person === child)
    expect(await sees()).toBe(true)
    house.clock.shiftTo(new Date('2026-11-24T23:59:00+01:00'))
    expect(await sees()).toBe(true)
    house.clock.shiftTo(new Date('2026-11-25T00:00:01+01:00'))
    expect(await sees()).toBe(false)
    house.clock.shiftTo(today)
  })

  test('a partner who is no parent does not see them; who stands recorded as parent does', async () => {
    const file = await family()
    const [partner, bsn] = [newId(), newBsn()]
    const samira = house.as('samira')
    const { caseFileId } = file
    await samira.call(householdOperations.addMember, {
      caseFileId,
      personId: partner,
      givenNames: 'Mehmet',
      surname: 'Yilmaz',
      birthDate: '1985-01-01',
      position: 'partner',
    })
    await record(file, partner, bsn)
    const seen = async (number: string) => (await reach((await logIn(number)).me.user ?? '')).map(row => row.person)
    expect(await seen(bsn)).toEqual([partner])
    const related = await samira.call(householdOperations.addRelation, {
      caseFileId,
      id: newId(),
      personId: file.son,
      relatedPersonId: partner,
      kind: 'parent',
    })
    expect(related.status).toBe(200)
    expect(await seen(bsn)).toEqual([partner, file.son])
    // From now on it is recorded whose child it is, and the mother is not among them: her part has to be recorded too.
    expect(await seen(file.bsn)).toEqual([file.mother])
  })

  test('whose authority ended does not get it back by leading the household', async () => {
    const file = await family()
    const seen = async () => (await reach((await logIn(file.bsn)).me.user ?? '')).map(row => row.person)
    expect(await seen()).toEqual([file.mother, file.son])
    await house.stored(
      `insert into app.person_relations (municipality_id, id, person_id, related_person_id, kind, scope_id, valid_from, valid_to, recorded_by, recorded_at)
       select 1, gen_random_uuid(), $1, $2, 'parent', scope_id, '2020-01-01', '2026-11-01', recorded_by, recorded_at
       from app.household_members where person_id = $1 limit 1 returning 1`,
      [file.son, file.mother],
    )
    expect(await seen()).toEqual([file.mother])
  })

  test('a child that left the household is seen no longer', async () => {
    const file = await family()
    const { me } = await logIn(file.bsn)
    expect(await reach(me.user ?? '')).toHaveLength(2)
    await house.stored(`update app.household_members set valid_to = '2026-11-24' where person_id = $1 returning 1`, [file.son])
    expect((await logIn(file.bsn)).me.user).toBe(me.user)
    expect(await reach(me.user ?? '')).toEqual([{ person: file.mother, self: true, until: null }])
  })
})

test('who works here and gets help here is two users, each by an own door', async () => {
  const file = await family()
  const asResident = await logIn(file.bsn)
  const atWork = new Visitor(origin)
  await atWork.logIn('samira')
  const me = (await atWork.json<Me>('/auth/me')).body
  expect(me).toMatchObject({ user: userId('samira'), roles: ['coordinator', 'visitor'] })
  expect(asResident.me.user).not.toBe(me.user)
  // Neither can step over to the other.
  const step = (visitor: Visitor, user: string, organisation: string) =>
    visitor.post('/auth/workplace', { municipality: 1, user, organisation })
  expect((await step(asResident.visitor, userId('samira'), organisationId('sociaal-team'))).status).toBe(400)
  expect((await step(atWork, asResident.me.user ?? '', organisationId('gemeente'))).status).toBe(400)
})

test('by one door nobody carries a role of the other along, whatever was given to them', async () => {
  const file = await family()
  const asResident = await logIn(file.bsn)
  const user = asResident.me.user ?? ''
  const give = house
    .as('bram')
    .look('administration', tx =>
      tx.run(sql`select access.give_role(${newId()}, ${user}, ${organisationId('gemeente')}, 'process_coordinator', null)`),
    )
  await expect(give).rejects.toMatchObject({ code: '42501' })
  // Had it been given some other way, neither door opens.
  await house.stored(
    `insert into access.role_assignments (municipality_id, id, user_id, organisation_id, role, valid_from)
     values (1, gen_random_uuid(), $1, $2, 'process_coordinator', '2026-01-01') returning 1`,
    [user, organisationId('gemeente')],
  )
  expect((await logIn(file.bsn)).me.roles ?? []).not.toContain('process_coordinator')
})

test('within a session nobody asks whose children somebody has, or lets a resident in', async () => {
  const file = await family()
  const asked = await house
    .as('samira')
    .look('support', tx => tx.rows(sql`select * from app.resident_reach(array[${file.mother}::uuid], now())`))
  expect(asked).toEqual([])
  const entering = house.as('bram').look('administration', tx =>
    tx.rows(sql`select access.enter_resident(
      1, 'inwoners', gen_random_uuid(), gen_random_uuid(), 'x', 'x', 'x', ${demoStrongAcr}, '{}', now())`),
  )
  await expect(entering).rejects.toThrow()
})
