import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId, userId, users } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { newId } from '../../platform/ids.ts'
import { directoryOperations as operations } from '../api.ts'

let house: TestHouse
let minutes = 0
const start = new Date('2026-11-24T10:00:00+01:00')
/** A minute later each time, so that what was done before lies in the past. */
const later = () => house.clock.shiftTo(new Date(start.getTime() + ++minutes * 60_000))
beforeAll(async () => {
  house = await openTestHouse({ moment: start })
})
afterAll(() => house.close())

const bram = () => house.as('bram')
const others = ['joke', 'peter', 'samira', 'karin', 'fatma', 'hans', 'ingrid', 'lieke']
const history = (kind: string, about: string | number) =>
  house.stored<{ field: string; before: unknown; after: unknown; changed_by: string }>(
    'select field, before, after, changed_by from app.administration_changes where kind = $1 and about = $2 order by changed_at, field',
    [kind, String(about)],
  )

const anOrganisation = (changes: object = {}) => ({
  id: newId(),
  name: `Buurtzorg ${newId().slice(-8)}`,
  kind: 'home-care' as const,
  parts: ['carries-out' as const],
  mailbox: 'voordeur@buurtzorg.test',
  ...changes,
})

describe('partner organisations', () => {
  test('an administrator adds one, finds it by name and by kind, and the log and the history tell it', async () => {
    const input = anOrganisation({
      name: 'Energiebank Zuid',
      kind: 'other',
      services: 'Hulp bij energieschulden',
      phone: '012-345 67 89',
    })
    expect((await bram().call(operations.addOrganisation, input)).status).toBe(200)
    for (const query of ['energieb', 'ENERGIEBANK', 'energieschulden', 'Anders']) {
      const { body } = await bram().call(operations.listOrganisations, { query })
      expect(
        body.organisations.map(one => one.name),
        query,
      ).toContain('Energiebank Zuid')
    }
    expect((await bram().call(operations.listOrganisations, { query: '%' })).body.organisations).toEqual([])
    const { body } = await bram().call(operations.getOrganisation, { organisationId: input.id })
    expect(body).toMatchObject({
      values: { name: 'Energiebank Zuid', services: 'Hulp bij energieschulden', phone: '012-345 67 89' },
      people: [],
      openWork: [],
    })
    expect(body.history).toMatchObject([{ field: 'added', by: 'Bram Jansen' }])
    const [line] = await house.stored<{ purpose: string; record_ids: string[] }>(
      `select purpose, record_ids from audit.processing_log where event = 'organisation.added' and $1 = any (record_ids)`,
      [input.id],
    )
    expect(line).toMatchObject({ purpose: 'administration' })
  })

  test('nobody else sees the screens or changes a thing', async () => {
    const input = anOrganisation()
    for (const user of others) {
      const call = house.as(user).call
      expect((await call(operations.listOrganisations, {})).status, user).toBe(403)
      expect((await call(operations.getOrganisation, { organisationId: organisationId('ggd') })).status, user).toBe(403)
      expect((await call(operations.addOrganisation, input)).status, user).toBe(403)
      expect((await call(operations.endOrganisation, { organisationId: organisationId('ggd') })).status, user).toBe(403)
      expect((await call(operations.listPeople, {})).status, user).toBe(403)
      expect((await call(operations.addArea, { name: 'Nergens', parentId: null })).status, user).toBe(403)
    }
    const [refused] = await house.stored<{ count: number }>(
      `select count(*)::int as count from audit.processing_log where event = 'organisation.added' and outcome = 'refused'`,
    )
    expect(refused?.count).toBe(others.length)
  })

  test('bad input gets its message at the field', async () => {
    const wrong = async (changes: object) =>
      (await bram().call(operations.addOrganisation, anOrganisation(changes))).problem.errors?.[0]
    expect(await wrong({ name: '  ' })).toMatchObject({ field: 'name' })
    expect(await wrong({ kind: 'kroeg' })).toMatchObject({ field: 'kind', message: expect.stringContaining('Kies') })
    expect(await wrong({ mailbox: 'geen adres' })).toMatchObject({ field: 'mailbox' })
    expect(await wrong({ phone: 'bel maar' })).toMatchObject({ field: 'phone' })
    expect(await wrong({ areaId: 999 })).toMatchObject({ field: 'areaId' })
    expect(await wrong({ name: 'woonPARTNERS' })).toMatchObject({
      field: 'name',
      message: expect.stringContaining('al een organisatie'),
    })
    const odd = anOrganisation({ name: `<b>'); drop table app.areas; -- 🏠 بيت` })
    expect((await bram().call(operations.addOrganisation, odd)).status).toBe(200)
    expect((await bram().call(operations.getOrganisation, { organisationId: odd.id })).body.values.name).toBe(odd.name)
  })

  test('a change names what it was made on; a second one gets both values with name and time', async () => {
    const input = anOrganisation()
    await bram().call(operations.addOrganisation, input)
    const change = (from: string, to: string) =>
      bram().call(operations.changeOrganisation, { organisationId: input.id, change: { phone: { from, to } } })
    expect((await change('', '012-3456789')).body).toMatchObject({ version: 2 })
    expect((await change('', '012-3456789')).body).toMatchObject({ version: 2 })
    const clash = await change('', '099-9999999')
    expect(clash.status).toBe(409)
    expect(clash.problem.detail).toContain('Bram Jansen')
    expect(clash.problem.details).toMatchObject({ clashes: [{ field: 'phone', yours: '099-9999999', theirs: '012-3456789' }] })
    expect(await history('organisation', input.id)).toMatchObject([
      { field: 'added' },
      { field: 'phone', before: '', after: '012-3456789' },
    ])
  })

  test('one that ends takes the roles of its people along, gets no new ones, and can be taken back without them', async () => {
    const input = anOrganisation()
    await bram().call(operations.addOrganisation, input)
    const person = newId()
    await bram().call(operations.addPerson, {
      id: person,
      name: 'Tijdelijk Iemand',
      email: `t.iemand-${person}@buurtzorg.test`,
      organisationId: input.id,
      roles: [{ id: newId(), role: 'partner' }],
    })
    later()
    const { body } = await bram().call(operations.getOrganisation, { organisationId: input.id })
    expect(body.people).toMatchObject([{ name: 'Tijdelijk Iemand', roles: ['partner'] }])
    expect((await bram().call(operations.endOrganisation, { organisationId: input.id })).status).toBe(200)
    expect((await bram().call(operations.endOrganisation, { organisationId: input.id })).status).toBe(409)
    const [role] = await house.stored<{ ended: boolean }>(
      'select valid_to is not null as ended from access.role_assignments where user_id = $1',
      [person],
    )
    expect(role).toEqual({ ended: true })
    const again = () =>
      bram().call(operations.giveRole, { userId: person, organisationId: input.id, id: newId(), role: 'partner' })
    expect((await again()).problem.errors?.[0]?.field).toBe('organisationId')
    expect((await bram().call(operations.resumeOrganisation, { organisationId: input.id })).status).toBe(200)
    expect((await bram().call(operations.getOrganisation, { organisationId: input.id })).body).toMatchObject({
      endedAt: null,
      people: [],
    })
    expect((await again()).status).toBe(200)
    expect((await bram().call(operations.endOrganisation, { organisationId: organisationId('gemeente') })).status).toBe(409)
  })
})

describe('teams', () => {
  test('colleagues of one organisation, with the areas they serve', async () => {
    const organisation = organisationId('sociaal-team')
    const team = newId()
    await bram().call(operations.addTeam, { organisationId: organisation, id: team, name: 'Team Centrum', areaIds: [1, 11] })
    expect((await bram().call(operations.joinTeam, { teamId: team, userId: userId('samira') })).status).toBe(200)
    const outsider = await bram().call(operations.joinTeam, { teamId: team, userId: userId('karin') })
    expect(outsider.problem.errors?.[0]).toMatchObject({ field: 'userId' })
    const { body } = await bram().call(operations.getOrganisation, { organisationId: organisation })
    expect(body.teams).toMatchObject([{ name: 'Team Centrum', areaIds: [1, 11], members: [{ name: 'Samira Bakker' }] }])
    const end = () => bram().call(operations.changeTeam, { teamId: team, change: { isEnded: { from: false, to: true } } })
    expect((await end()).problem.errors?.[0]?.message).toContain('nog mensen')
    later()
    await bram().call(operations.leaveTeam, { teamId: team, userId: userId('samira') })
    later()
    expect((await end()).status).toBe(200)
    expect((await bram().call(operations.joinTeam, { teamId: team, userId: userId('samira') })).status).toBe(409)
    expect((await history('role', userId('samira'))).map(one => one.field)).toEqual(['team', 'team'])
  })
})

describe('areas', () => {
  test('a district and a neighbourhood are added, renamed and ended; who watches over them is told', async () => {
    const { body: district } = await bram().call(operations.addArea, { name: 'Oosterhout', parentId: null })
    const { body: inside } = await bram().call(operations.addArea, { name: 'De Kreek', parentId: district.areaId })
    expect(inside.areaId).toBe(district.areaId + 1)
    const change = (areaId: number, changes: object) => bram().call(operations.changeArea, { areaId, change: changes } as never)
    expect((await change(inside.areaId, { name: { from: 'De Kreek', to: 'Kreekzicht' } })).body).toMatchObject({ version: 2 })
    expect((await change(inside.areaId, { name: { from: 'De Kreek', to: 'Anders' } })).status).toBe(409)
    expect((await change(district.areaId, { isEnded: { from: false, to: true } })).problem.errors?.[0]?.message).toContain(
      'Kreekzicht',
    )
    expect((await change(2, { isEnded: { from: false, to: true } })).status).toBe(400)
    expect((await change(0, { isEnded: { from: false, to: true } })).status).toBe(400)
    expect((await change(inside.areaId, { isEnded: { from: false, to: true } })).status).toBe(200)
    expect((await change(district.areaId, { isEnded: { from: false, to: true } })).status).toBe(200)
    const { body } = await bram().call(operations.listAreas, {})
    expect(body.areas.find(one => one.id === 2)).toMatchObject({
      name: 'Laakoever',
      overseers: [{ name: 'Wim Hendriks', role: 'process_coordinator' }],
    })
    expect(body.areas.find(one => one.id === inside.areaId)).toMatchObject({ name: 'Kreekzicht', endedAt: expect.any(String) })
    expect(body.everywhere.map(one => one.name)).toContain('Fatma Yildiz')
    const wrong = await bram().call(operations.addArea, { name: 'centrum', parentId: null })
    expect(wrong.problem.errors?.[0]).toMatchObject({ field: 'name' })
    const nested = await bram().call(operations.addArea, { name: 'Te diep', parentId: 21 })
    expect(nested.problem.errors?.[0]).toMatchObject({ field: 'parentId' })
  })
})

describe('people', () => {
  const aPerson = (changes: object = {}) => {
    const id = newId()
    return {
      id,
      name: 'Nour Haddad',
      jobTitle: 'Wijkcoach',
      email: `n.haddad-${id}@sociaal-team.test`,
      organisationId: organisationId('sociaal-team'),
      roles: [{ id: newId(), role: 'coordinator' as const }],
      ...changes,
    }
  }

  test('is added with a role, changed, and stands in the list with what was changed from what to what', async () => {
    const person = aPerson()
    expect((await bram().call(operations.addPerson, person)).status).toBe(200)
    const found = await bram().call(operations.listPeople, { query: 'haddad', role: 'coordinator' })
    expect(found.body.people).toMatchObject([
      {
        name: 'Nour Haddad',
        hasAccount: false,
        roles: [{ organisation: 'Sociaal Team Voorbeeldstad', role: 'coordinator', area: null }],
        caseload: 0,
      },
    ])
    later()
    const change = { jobTitle: { from: 'Wijkcoach', to: 'Gezinscoach' } }
    expect((await bram().call(operations.changePerson, { userId: person.id, change })).body).toMatchObject({ version: 2 })
    expect(
      (await bram().call(operations.changePerson, { userId: person.id, change: { jobTitle: { from: 'Wijkcoach', to: 'X' } } }))
        .status,
    ).toBe(409)
    const { body } = await bram().call(operations.getPerson, { userId: person.id })
    expect(body).toMatchObject({ jobTitle: 'Gezinscoach', roles: [{ role: 'coordinator', validTo: null }] })
    expect(body.history[0]).toMatchObject({ field: 'jobTitle', before: 'Wijkcoach', after: 'Gezinscoach', by: 'Bram Jansen' })
    expect(body.history.map(one => one.field).toSorted()).toEqual(['added', 'given', 'jobTitle'])
  })

  test('one person, one account: no group address, no second one with the same address', async () => {
    const wrong = async (email: string) => (await bram().call(operations.addPerson, aPerson({ email }))).problem.errors?.[0]
    expect(await wrong('info@gemeente.test')).toMatchObject({ field: 'email', message: expect.stringContaining('gedeeld') })
    expect(await wrong('VOORDEUR@ggd.voorbeeld.test')).toMatchObject({ field: 'email', message: expect.stringContaining('GGD') })
    expect(await wrong('Samira@Voorbeeld.test')).toMatchObject({
      field: 'email',
      message: expect.stringContaining('Samira Bakker'),
    })
    expect(await wrong('geen adres')).toMatchObject({ field: 'email' })
    const noRole = await bram().call(operations.addPerson, aPerson({ roles: [] }))
    expect(noRole.problem.errors?.[0]).toMatchObject({ field: 'roles' })
    const resident = await bram().call(operations.addPerson, aPerson({ roles: [{ id: newId(), role: 'resident' }] }))
    expect(resident.status).toBe(400)
    const byArea = await bram().call(operations.addPerson, aPerson({ roles: [{ id: newId(), role: 'coordinator', areaId: 2 }] }))
    expect(byArea.problem.errors?.[0]).toMatchObject({ field: 'roles.0.areaId' })
  })

  test('an administrator changes nothing of their own: no role, no end, no name, no team', async () => {
    const me = userId('bram')
    const role = { userId: me, organisationId: organisationId('gemeente'), id: newId(), role: 'coordinator' as const }
    expect((await bram().call(operations.giveRole, role)).status).toBe(403)
    const [own] = await house.stored<{ id: string }>('select id from access.role_assignments where user_id = $1', [me])
    expect((await bram().call(operations.endRole, { userId: me, roleId: own?.id ?? '' })).status).toBe(403)
    expect((await bram().call(operations.endPerson, { userId: me })).status).toBe(403)
    expect(
      (await bram().call(operations.changePerson, { userId: me, change: { name: { from: 'Bram Jansen', to: 'Baas' } } })).status,
    ).toBe(403)
    expect(
      await house.stored('select role::text from access.role_assignments where user_id = $1 and valid_to is null', [me]),
    ).toEqual([{ role: 'administrator' }])
  })

  test('a role of somebody else cannot be ended under one’s own name, nor twice', async () => {
    const [fatma] = await house.stored<{ id: string }>('select id from access.role_assignments where user_id = $1', [
      userId('fatma'),
    ])
    const wrong = await bram().call(operations.endRole, { userId: userId('hans'), roleId: fatma?.id ?? '' })
    expect(wrong.status).toBe(409)
    expect(await house.stored('select valid_to from access.role_assignments where id = $1', [fatma?.id])).toEqual([
      { valid_to: null },
    ])
  })

  test('who leaves loses roles and open log-ins at once, is found under those who left, and can come back', async () => {
    const person = aPerson({ name: 'Vertrekkende Collega' })
    await bram().call(operations.addPerson, person)
    const account = newId()
    await house.stored(`insert into access.accounts (id, issuer, subject, name) values ($1::uuid, 'x', $1::uuid::text, 'x')`, [
      account,
    ])
    await house.stored('update access.users set account_id = $1 where id = $2', [account, person.id])
    await house.stored(
      `insert into access.login_sessions (token_hash, account_id, municipality_id, user_id, organisation_id, created_at, last_seen_at, expires_at)
       values (sha256($1::bytea), $2, 1, $3, $4, now(), now(), now() + interval '1 hour')`,
      [Buffer.from(person.id), account, person.id, person.organisationId],
    )
    later()
    expect((await bram().call(operations.endPerson, { userId: person.id })).status).toBe(200)
    expect((await bram().call(operations.endPerson, { userId: person.id })).status).toBe(409)
    expect(
      await house.stored('select ended_at is not null as ended from access.login_sessions where user_id = $1', [person.id]),
    ).toEqual([{ ended: true }])
    expect(
      await house.stored('select access.overseen_areas(1, $1, $2, $3)', [person.id, person.organisationId, house.clock.now()]),
    ).toEqual([])
    const gone = await bram().call(operations.listPeople, { query: 'Vertrekkende', show: 'ended' })
    expect(gone.body.people).toMatchObject([{ name: 'Vertrekkende Collega', roles: [] }])
    const second = await bram().call(operations.addPerson, aPerson({ email: person.email }))
    expect(second.problem.errors?.[0]?.message).toContain('uit dienst')
    later()
    const back = { userId: person.id, organisationId: person.organisationId, id: newId(), role: 'coordinator' as const }
    expect((await bram().call(operations.giveRole, back)).status).toBe(200)
    expect((await bram().call(operations.giveRole, { ...back, id: newId() })).problem.errors?.[0]?.field).toBe('role')
    expect((await bram().call(operations.getPerson, { userId: person.id })).body).toMatchObject({
      endedAt: null,
      roles: [
        { role: 'coordinator', validTo: null },
        { role: 'coordinator', validTo: expect.any(String) },
      ],
    })
    expect(await history('role', person.id)).toMatchObject([
      { field: 'given', before: null, after: { role: 'coordinator' } },
      { field: 'ended', before: { role: 'coordinator' }, after: null },
      { field: 'given' },
    ])
  })

  test('all of Voorbeeldstad is in the list, and a double submit adds nobody twice', async () => {
    const { body } = await bram().call(operations.listPeople, {})
    expect(body.total).toBeGreaterThanOrEqual(users.length)
    const person = aPerson({ name: 'Dubbel Verzonden' })
    const requestId = newId()
    const [one, other] = await Promise.all([
      bram().call(operations.addPerson, person, requestId),
      bram().call(operations.addPerson, person, requestId),
    ])
    expect([one.status, other.status]).toEqual([200, 200])
    expect((await bram().call(operations.listPeople, { query: 'Dubbel Verzonden' })).body.people).toHaveLength(1)
  })
})

describe('past the screens, straight to the database', () => {
  const attempt = (user: string, statement: RawBuilder<unknown>) => house.as(user).look('administration', tx => tx.run(statement))
  const refused = { code: '42501' }
  const give = (user: string, role: string) =>
    sql`select access.give_role(${newId()}, ${userId(user)}, ${organisationId('gemeente')}, ${role}::access.role, null)`

  test('an administrator writes no role, grant, account or team membership by hand', async () => {
    for (const statement of [
      sql`insert into access.role_assignments (municipality_id, id, user_id, organisation_id, role, valid_from)
        values (1, ${newId()}, ${userId('bram')}, ${organisationId('gemeente')}, 'coordinator', now())`,
      sql`update access.role_assignments set valid_to = null`,
      sql`insert into access.team_members (municipality_id, team_id, user_id, valid_from) values (1, ${newId()}, ${userId('bram')}, now())`,
      sql`update access.users set account_id = null where id = ${userId('samira')}`,
      sql`update access.users set ended_at = now() where id = ${userId('samira')}`,
      sql`insert into access.deputies (municipality_id, id, absent_user_id, deputy_user_id, organisation_id, valid_from, valid_to, arranged_by, arranged_at)
        values (1, ${newId()}, ${userId('samira')}, ${userId('bram')}, ${organisationId('gemeente')}, now(), now(), ${userId('bram')}, now())`,
      sql`select from access.grants`,
      sql`delete from app.administration_changes`,
      sql`update app.administration_changes set changed_by = ${userId('peter')}`,
      sql`update app.programme_versions set body = '{}'`,
    ]) {
      await expect(attempt('bram', statement)).rejects.toMatchObject(refused)
    }
    // The own row is out of reach, so the own address cannot become somebody else's log-in.
    expect(await attempt('bram', sql`update access.users set email = 'x@y.test' where id = ${userId('bram')}`)).toBe(0)
    await expect(
      attempt(
        'bram',
        sql`insert into app.administration_changes (municipality_id, id, kind, about, field, changed_by, changed_at)
          values (1, ${newId()}, 'role', 'x', 'given', ${userId('peter')}, now())`,
      ),
    ).rejects.toMatchObject(refused)
  })

  test('the functions that change rights refuse whoever is no administrator, oneself, and the role of resident', async () => {
    await expect(attempt('bram', give('bram', 'coordinator'))).rejects.toMatchObject(refused)
    await expect(attempt('bram', give('hans', 'resident'))).rejects.toMatchObject(refused)
    await expect(attempt('bram', sql`select access.end_user(${userId('bram')})`)).rejects.toMatchObject(refused)
    const [own] = await house.stored<{ id: string }>('select id from access.role_assignments where user_id = $1', [
      userId('bram'),
    ])
    await expect(attempt('bram', sql`select access.end_role(${own?.id})`)).rejects.toMatchObject(refused)
    for (const user of [...others, 'nadia', 'tom', 'wim']) {
      for (const statement of [
        give('hans', 'administrator'),
        sql`select access.end_user(${userId('peter')})`,
        sql`select access.end_role(${own?.id})`,
        sql`select access.join_team(${newId()}, ${userId('hans')})`,
        sql`select access.leave_team(${newId()}, ${userId('hans')})`,
        sql`insert into access.users (municipality_id, id, display_name) values (1, ${newId()}, 'x')`,
        sql`insert into app.programmes_in_use (municipality_id, programme_id, started_at) values (1, 'x', now())`,
        sql`insert into app.programme_versions (municipality_id, programme_id, version, body, published_at) values (1, 'x', 1, '{}', now())`,
      ]) {
        await expect(attempt(user, statement), user).rejects.toMatchObject(refused)
      }
      expect(await attempt(user, sql`update access.users set display_name = 'x'`), user).toBe(0)
      expect(await attempt(user, sql`update access.teams set name = 'x'`), user).toBe(0)
      const work = house.as(user).look('support', tx => tx.rows(sql`select kind from app.open_work(${userId('samira')}, null)`))
      if (!['fatma', 'wim'].includes(user)) expect(await work, user).toEqual([])
    }
  })
})
