import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Session } from '../../platform/database/transaction.ts'
import { accessDomainIds } from '../rules/access-domains.ts'
import {
  buildSmallTown,
  coordination,
  type File,
  idOf,
  now,
  organisationOf,
  type SmallTown,
  userOf,
} from '../testing/small-town.ts'

// A guard asks who one is. Here somebody who may call the function comes by another way: an id that was used before, one that is of
// something else, an end that gets lost, a place that does not exist, or two at the same moment.

let town: SmallTown
let file: File
let made = 0
const refused = { code: '42501' }
const newId = () => idOf('around', String(made++))
const days = (n: number) => new Date(now.getTime() + n * 86_400_000)

beforeAll(async () => {
  town = await buildSmallTown()
})
afterAll(() => town?.close())
beforeEach(async () => {
  file = await town.openFile(`Huis ${made++}`)
})

const run = (person: string, statement: ReturnType<typeof sql>, changes: Partial<Session> = {}) =>
  town.as(person, tx => tx.run(statement), { caseFile: file.id, ...changes })
const stored = async <Row>(query: string, values: unknown[]): Promise<Row[]> => (await town.admin.query(query, values)).rows

/** Everything general shared with the bridge, or with its one colleague, until a day. */
const share = async (options: { until?: Date; mayWrite?: boolean; involvement?: string } = {}) => {
  const involvement = options.involvement ?? newId()
  await run(
    'coordinator',
    sql`select access.involve(${file.id}, ${involvement}, ${organisationOf('bridge')}, ${organisationOf('bridge')}, 'partner', null,
      ${[accessDomainIds.general]}::smallint[], 'content', ${options.mayWrite ?? true}, ${coordination.id}::smallint, ${options.until ?? null}::timestamptz)`,
  )
  return involvement
}
const raise = async (person = 'coordinator') => {
  const [shield, naming] = [newId(), newId()]
  await run(
    person,
    sql`select access.raise_shield(${shield}, ${file.id}, ${file.mother}, 'De vader mag het niet weten', ${naming}, ${coordination.id}::smallint)`,
  )
  return { shield, naming }
}
const name = (shield: string, person: string, naming = newId(), by = 'coordinator') =>
  run(
    by,
    sql`select access.name_for_shield(${shield}, ${file.id}, ${naming}, ${userOf(person)}, ${organisationOf('team')}, ${coordination.id}::smallint)`,
  ).then(() => naming)
const hide = (involvement: string, shield: string | null, hidden = true) =>
  run('coordinator', sql`select access.hide_involvement(${file.id}, ${involvement}, ${shield}, ${hidden})`)
const named = (shield: string) =>
  stored<{ who: string }>(
    'select grantee_id as who from access.grants where shield_id = $1 and not hidden and ends_at > $2 order by 1',
    [shield, now],
  )
const grants = (involvement: string) =>
  stored<{ mayWrite: boolean; hidden: boolean; shielded: boolean; until: Date | null }>(
    `select may_write as "mayWrite", hidden, shield_id is not null as shielded, valid_to as until from access.grants
     where involvement_id = $1 and ends_at > $2 order by shield_id nulls first`,
    [involvement, now],
  )

describe('who is named for a shield', () => {
  test('is not taken away as if it were an involvement: not by a hidden helper, a process coordinator or the last one', async () => {
    const { shield, naming } = await raise()
    const helper = await share()
    await hide(helper, shield)
    for (const person of ['partner', 'overseer', 'coordinator']) {
      await expect(run(person, sql`select access.end_involvement(${file.id}, ${naming})`), person).rejects.toMatchObject(refused)
    }
    // Nor by handing over the file.
    await run(
      'overseer',
      sql`select access.appoint_coordinator(${file.id}, ${newId()}, ${userOf('colleague')}, ${organisationOf('team')}, ${coordination.id}::smallint)`,
    )
    expect(await named(shield)).toEqual([{ who: userOf('coordinator') }])
    // The helper leaves, with what hides them.
    await run('partner', sql`select access.end_involvement(${file.id}, ${helper})`)
    expect(await grants(helper)).toEqual([])
  })

  test('two who send each other away at one moment: one of them stays', async () => {
    const { shield, naming } = await raise()
    const second = await name(shield, 'colleague')
    const away = (by: string, whom: string) =>
      town.as(
        by,
        async tx => {
          await tx.run(sql`select access.unname_from_shield(${shield}, ${file.id}, ${whom})`)
          await tx.run(sql`select pg_sleep(0.3)`)
        },
        { caseFile: file.id },
      )
    const tried = await Promise.allSettled([away('coordinator', second), away('colleague', naming)])
    expect(tried.map(one => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await named(shield)).toHaveLength(1)
  })

  test('whoever’s ground was ended is nobody: the privacy officer sees that the shield has no reader', async () => {
    const { shield } = await raise()
    const unattended = () =>
      town.as(
        'privacyOfficer',
        async tx =>
          (await tx.rows<{ shield_id: string }>(sql`select * from access.unattended_shields()`)).map(one => one.shield_id),
        { purpose: 'privacy-oversight' },
      )
    expect(await unattended()).not.toContain(shield)
    await stored('update access.legal_grounds set valid_to = $2 where municipality_id = 1 and id = $1', [coordination.id, now])
    try {
      expect(await unattended()).toContain(shield)
    } finally {
      await stored('update access.legal_grounds set valid_to = null where municipality_id = 1 and id = $1', [coordination.id])
    }
  })
})

describe('who is hidden', () => {
  test('keeps the day on which it ends, also under the shield, and back in the open', async () => {
    const until = days(10)
    const helper = await share({ until })
    const { shield } = await raise()
    await hide(helper, shield)
    expect(await grants(helper)).toEqual([
      { mayWrite: false, hidden: true, shielded: false, until },
      { mayWrite: true, hidden: true, shielded: true, until },
    ])
    expect(await town.sees('partner', 'app.notes', { caseFile: file.id, moment: days(11) })).toBe(0)
    await hide(helper, shield, false)
    expect(await grants(helper)).toEqual([{ mayWrite: true, hidden: false, shielded: false, until }])
  })

  test('gets no more by it: what was to read before stays to read', async () => {
    const helper = await share({ mayWrite: true })
    await run('coordinator', sql`select access.stop_sharing(${file.id}, ${helper}, ${accessDomainIds.general}::smallint)`)
    await run(
      'coordinator',
      sql`select access.involve(${file.id}, ${helper}, ${organisationOf('bridge')}, ${organisationOf('bridge')}, 'partner', null,
        ${[accessDomainIds.general]}::smallint[], 'content', false, ${coordination.id}::smallint)`,
      { moment: days(1) },
    )
    const { shield } = await raise()
    const later = { moment: days(2) }
    await run('coordinator', sql`select access.hide_involvement(${file.id}, ${helper}, ${shield}, true)`, later)
    await run('coordinator', sql`select access.hide_involvement(${file.id}, ${helper}, ${shield}, false)`, later)
    expect((await grants(helper)).filter(one => one.until === null)).toEqual([
      { mayWrite: false, hidden: false, shielded: false, until: null },
    ])
  })

  test('is hidden under a shield, never under none, and by who is named for it', async () => {
    const helper = await share()
    await expect(hide(helper, null)).rejects.toMatchObject(refused)
    const { shield } = await raise('partner')
    await expect(hide(helper, shield)).rejects.toMatchObject(refused)
    expect(await grants(helper)).toEqual([{ mayWrite: true, hidden: false, shielded: false, until: null }])
  })
})

test('who moves their own words under a shield takes nobody else’s along', async () => {
  await share()
  const { shield } = await raise('partner')
  const own = newId()
  await run(
    'partner',
    sql`
    insert into app.notes (municipality_id, id, case_file_id, scope_id, kind, body, occurred_at, recorded_by, recorded_at)
    select 1, ${own}, ${file.id}, scope_id, 'note', 'verbeterd', ${now}, ${userOf('partner')}, ${now} from app.notes where id = ${file.notes.general}`,
  )
  await run('partner', sql`update app.notes set superseded_by = ${own} where id = ${file.notes.general}`)
  const move = () => run('partner', sql`select app.shield_rows(${shield}, ${file.id}, ${[own]}::uuid[], false)`)
  await expect(move()).rejects.toMatchObject(refused)
  expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id })).toBe(4)
  await stored('update app.notes set superseded_by = null where id = $1', [file.notes.general])
  await move()
  expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id })).toBe(3)
})

test('a file has one coordinator, whoever the one who appoints says it was', async () => {
  await run(
    'overseer',
    sql`select access.appoint_coordinator(${file.id}, ${newId()}, ${userOf('colleague')}, ${organisationOf('team')}, ${coordination.id}::smallint)`,
  )
  expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id })).toBe(0)
  expect(await town.sees('colleague', 'app.notes', { caseFile: file.id })).toBe(3)
})

test.each([['to an area that is none', sql`99::smallint`]])('nobody takes a file out of sight %s', async (_, area) => {
  await expect(run('coordinator', sql`select access.note_area(${file.id}, ${area})`)).rejects.toMatchObject(refused)
  await expect(
    run('desk', sql`select access.open_case_file(${newId()}, ${newId()}, ${area}, ${coordination.id}::smallint)`),
  ).rejects.toMatchObject(refused)
})

test('a deputy keeps nothing by way of their own organisation, and is none for ever', async () => {
  const appoint = (to: unknown) =>
    run(
      'coordinator',
      sql`select access.appoint_deputy(${newId()}, ${userOf('coordinator')}, ${userOf('colleague')}, ${organisationOf('team')}, ${now}, ${to}::timestamptz)`,
    )
  await expect(appoint('infinity')).rejects.toMatchObject(refused)
  await appoint(days(3))
  const team = newId()
  await stored(`insert into access.teams (municipality_id, id, organisation_id, name) values (1, $1, $2, 'Wij')`, [
    team,
    organisationOf('team'),
  ])
  await stored('insert into access.team_members (municipality_id, team_id, user_id, valid_from) values (1, $1, $2, $3)', [
    team,
    userOf('colleague'),
    now,
  ])
  for (const [grantee, role] of [
    [organisationOf('team'), null],
    [organisationOf('team'), 'coordinator'],
    [team, null],
  ]) {
    await expect(
      run(
        'colleague',
        sql`select access.involve(${file.id}, ${newId()}, ${grantee}, ${organisationOf('team')}, ${role}::access.role, null,
          ${[accessDomainIds.general]}::smallint[], 'content', true, ${coordination.id}::smallint)`,
        { moment: days(1) },
      ),
      String(role),
    ).rejects.toMatchObject(refused)
  }
  expect(await town.sees('colleague', 'app.notes', { caseFile: file.id, moment: days(4) })).toBe(0)
})

describe('a consent', () => {
  const give = (id: string, person: string, organisation: string) =>
    run(
      'coordinator',
      sql`select access.give_consent(${id}, ${file.id}, ${person}, ${organisationOf(organisation)}, 'support', ${[accessDomainIds.finance]}::smallint[], null)`,
    )

  test('is not put under the record of another, which could then not be taken back', async () => {
    const id = newId()
    await give(id, file.mother, 'bridge')
    await expect(give(id, file.son, 'bridge')).rejects.toMatchObject(refused)
    await expect(give(id, file.mother, 'landlord')).rejects.toMatchObject(refused)
    await run('coordinator', sql`select access.withdraw_consent(${id})`)
  })
})

describe('an emergency', () => {
  const open = (id: string, address: string, reason = 'Zij roept om hulp achter de deur') =>
    town
      .as('colleague', tx =>
        tx.run(
          sql`select access.open_emergency(${id}, null, ${address}, ${reason}, ${days(0.5)}, (select id from access.legal_grounds where municipality_id = 1 and used_for = 'emergency' limit 1))`,
        ),
      )
      .then(
        () => 'opened',
        (error: { code?: string }) => error.code,
      )

  test('tells by no error that a file lies at an address: an id used before, a reason too short', async () => {
    const address = newId()
    await stored(
      `insert into app.addresses (municipality_id, id, street, house_number, postcode, city, area_id) values (1, $1, 'Straat', 1, '1234AB', 'Stad', 1)`,
      [address],
    )
    await run(
      'coordinator',
      sql`
      insert into app.residences (municipality_id, id, household_id, scope_id, address_id, valid_from, recorded_by, recorded_at)
      values (1, ${newId()}, ${file.household}, access.scope_for(${file.id}, ${file.household}, ${file.household}, 4::smallint, 'content'), ${address}, '2026-01-01', ${userOf('coordinator')}, ${now})`,
    )
    const nowhere = newId()
    for (const reason of ['hulp', ' '.repeat(2001)]) {
      expect(await open(newId(), address, reason)).toBe('42501')
      expect(await open(newId(), nowhere, reason)).toBe('42501')
    }
    const used = newId()
    expect(await open(used, address)).toBe('opened')
    expect(await open(used, nowhere)).toBe('42501')
    expect(await open(used, address)).toBe('42501')
  })
})

describe('what was decided', () => {
  const oversight = { purpose: 'privacy-oversight' } as const
  const retention = { purpose: 'retention' } as const

  test('nobody confirms their own role under the name of another', async () => {
    const review = (assignment: string, user: string) =>
      run(
        'administrator',
        sql`
        insert into app.role_reviews (municipality_id, id, role_assignment_id, user_id, organisation_id, role, outcome, decided_by, decided_at)
        values (1, ${newId()}, ${idOf('assignment', assignment)}, ${userOf(user)}, ${organisationOf('town')}, 'x', 'kept', ${userOf('administrator')}, ${now})`,
      )
    await expect(review('administrator town administrator', 'overseer')).rejects.toMatchObject({ code: '23503' })
    await expect(review('administrator town administrator', 'administrator')).rejects.toMatchObject({ code: '23514' })
    await review('overseer town process_coordinator', 'overseer')
  })

  test('an emergency is judged once, by whom it was', async () => {
    const id = newId()
    await stored(
      `insert into app.emergency_accesses (municipality_id, id, case_file_id, scope_id, user_id, organisation_id, role, reason, opened_at, ends_at)
       select 1, $1, id, scope_id, $3, $4, 'visitor', 'Zij roept om hulp', $5, $6 from app.case_files where id = $2`,
      [id, file.id, userOf('colleague'), organisationOf('team'), now, days(0.5)],
    )
    const judge = (verdict: string | null) =>
      run(
        'privacyOfficer',
        sql`
        update app.emergency_accesses set verdict = ${verdict}, reviewed_at = ${verdict && now}, reviewed_by = ${verdict && userOf('privacyOfficer')}
        where id = ${id}`,
        oversight,
      )
    expect(await judge('not-justified')).toBe(1)
    expect(await judge('justified')).toBe(0)
    expect(await judge(null)).toBe(0)
  })

  test('a list that was withdrawn does not come back, with the approvals it had', async () => {
    const id = newId()
    await stored(
      `insert into app.destruction_runs (municipality_id, id, state, prepared_by, prepared_at, list_hash) values (1, $1, 'ready', $2, $3, '\\x01')`,
      [id, userOf('overseer'), now],
    )
    const set = (state: string, by: string | null) =>
      run(
        'administrator',
        sql`update app.destruction_runs set state = ${state}, withdrawn_by = ${by} where id = ${id}`,
        retention,
      )
    expect(await set('withdrawn', userOf('administrator'))).toBe(1)
    expect(await set('running', null)).toBe(0)
  })

  test('a hold that was lifted stays so, and is told in the file', async () => {
    const id = newId()
    await stored(
      `insert into app.legal_holds (municipality_id, id, case_file_id, reason, review_on, valid_from, set_by, told_at)
       values (1, $1, $2, 'Bezwaar', '2027-01-01', $3, $4, $3)`,
      [id, file.id, now, userOf('overseer')],
    )
    const lift = (told: Date | null) =>
      run(
        'overseer',
        sql`
        update app.legal_holds set valid_to = ${now}, lifted_by = ${userOf('overseer')}, lift_reason = 'Klaar', told_at = ${told} where id = ${id}`,
        retention,
      )
    await expect(lift(now)).rejects.toMatchObject(refused)
    expect(await lift(null)).toBe(1)
    expect(await run('overseer', sql`update app.legal_holds set told_at = ${now} where id = ${id}`, retention)).toBe(0)
  })
})

test('what another file shares on consent is read when they consented to who reads it, not to who gives it', async () => {
  const other = await town.openFile(`Vader ${made++}`)
  const ground = 900
  await stored(
    `insert into access.legal_grounds (municipality_id, id, code, label, purpose, receiver_basis, secrecy_basis, secrecy_by, valid_from)
     values (1, $1, 'met-ja', 'Met ja', 'support', 'x', 'x', 'consent', '2026-01-01')`,
    [ground],
  )
  await stored(
    `insert into access.role_assignments (municipality_id, id, user_id, organisation_id, role, valid_from)
     values (1, $1, $2, $3, 'coordinator', '2026-01-01')`,
    [newId(), userOf('landlord'), organisationOf('landlord')],
  )
  await town.as(
    'coordinator',
    async tx => {
      await tx.run(sql`select access.add_holder(${other.id}, ${file.mother})`)
      await tx.run(
        sql`select access.appoint_coordinator(${other.id}, ${newId()}, ${userOf('landlord')}, ${organisationOf('landlord')}, ${coordination.id}::smallint)`,
      )
    },
    { caseFile: other.id },
  )
  await run(
    'coordinator',
    sql`select access.scope_for(${file.id}, ${file.id}, ${file.mother}, ${accessDomainIds.finance}::smallint, 'content')`,
  )
  await run(
    'coordinator',
    sql`select access.share_with_file(${file.id}, ${newId()}, ${other.id}, ${file.mother}, ${[accessDomainIds.finance]}::smallint[], ${ground}::smallint)`,
  )
  const consent = (organisation: string) =>
    run(
      'coordinator',
      sql`select access.give_consent(${newId()}, ${file.id}, ${file.mother}, ${organisationOf(organisation)}, 'support', ${[accessDomainIds.finance]}::smallint[], null)`,
    )
  const reached = () =>
    town.as(
      'landlord',
      async tx => (await tx.get<{ keys: unknown[] }>(sql`select access.reach_shared(${other.id})::text[] as keys`)).keys.length,
      { caseFile: other.id },
    )
  await consent('team')
  expect(await reached()).toBe(0)
  await consent('landlord')
  expect(await reached()).toBe(1)
})
