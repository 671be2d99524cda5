import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asNobody, build, type Transaction } from '../platform/database/transaction.ts'
import { accessDomainIds } from './rules/access-domains.ts'
import { insertRows } from './server/found-municipality.ts'
import {
  buildSmallTown,
  coordination,
  delivery,
  type File,
  idOf,
  intake,
  now,
  organisationOf,
  type Person,
  type SmallTown,
  userOf,
} from './testing/small-town.ts'

// Become that user, try the forbidden thing, expect refusal. What has to be possible stands beside it, so that no refusal is
// one of a door that never opens.

let town: SmallTown
let file: File
let other: File
const refused = { code: '42501' }
const { general, identity, finance, safety, tasks, numbers } = accessDomainIds
let made = 0
const newId = () => idOf('new', String(made++))

beforeAll(async () => {
  town = await buildSmallTown()
  file = await town.openFile('De Vries')
  other = await town.openFile('Bakker', { area: 2 })
  // Of the other file the colleague is coordinator.
  await town.as(
    'coordinator',
    tx =>
      tx.run(sql`select access.appoint_coordinator(${other.id}, ${idOf('coordination', 'second')}, ${userOf('colleague')}, ${organisationOf('team')},
        ${coordination.id}::smallint, ${idOf('coordination', 'Bakker')})`),
    { caseFile: other.id },
  )
})
afterAll(() => town.close())

interface Share {
  to: string
  user?: Person
  role?: string | null
  holder?: string | null
  domains: (number | null)[] | null
  disclosure?: 'existence' | 'content'
  write?: boolean
  ground?: number
  involvement?: string
}
const share = (tx: Transaction, one: File, what: Share) =>
  tx.run(sql`select access.involve(${one.id}, ${what.involvement ?? newId()}, ${what.user ? userOf(what.user) : organisationOf(what.to)}, ${organisationOf(what.to)},
    ${what.role ?? null}::access.role, ${what.holder ?? null}, ${what.domains}::smallint[], ${what.disclosure ?? 'content'}::access.disclosure,
    ${what.write ?? true}, ${what.ground ?? coordination.id}::smallint)`)
const asCoordinator = <T>(doIt: (tx: Transaction) => Promise<T>) => town.as('coordinator', doIt, { caseFile: file.id })

const note = (tx: Transaction, scope: number, changes: Record<string, unknown> = {}) =>
  tx.run(
    build.insertInto('app.notes').values({
      municipality_id: 1,
      id: newId(),
      case_file_id: file.id,
      scope_id: scope,
      kind: 'note',
      body: 'x',
      occurred_at: now,
      recorded_by: tx.session.user,
      recorded_at: now,
      ...changes,
    }),
  )
const scopeOf = async (table: string, key: string): Promise<number> => {
  const { rows } = await town.admin.query<{ scope_id: string }>(`select scope_id from ${table} where id = $1`, [key])
  return Number(rows[0]?.scope_id)
}

describe('reading a file that is not theirs', () => {
  const outsiders: [Person, string][] = [
    ['colleague', 'support'],
    ['partner', 'support'],
    ['teacher', 'support'],
    ['teacher', 'intake'],
    ['privacyOfficer', 'support'],
    ['privacyOfficer', 'privacy-oversight'],
    ['administrator', 'support'],
    ['administrator', 'administration'],
    ['resident', 'support'],
    ['northDesk', 'intake'],
    ['northOverseer', 'support'],
    ['leaver', 'support'],
  ]
  const tables = [
    'app.case_files',
    'app.households',
    'app.person_identities',
    'app.person_contacts',
    'app.notes',
    'app.timeline',
    'access.scopes',
  ]

  test.each(outsiders)('%s for %s sees nothing of it, neither in lists nor by opening it', async (person, purpose) => {
    const { rows } = await town.admin.query<{ id: string }>('select id from access.scopes where holder_id = any ($1)', [
      [file.id, file.household, file.mother, file.son],
    ])
    const scopes = new Set(rows.map(row => Number(row.id)))
    expect(scopes.size).toBeGreaterThan(8)
    for (const table of tables) {
      const column = table === 'access.scopes' ? 'id' : 'scope_id'
      for (const opened of [{}, { caseFile: file.id }]) {
        const found = await town.as(
          person,
          tx => tx.rows<{ scope: number }>(sql`select ${sql.ref(column)} as scope from ${sql.table(table)}`),
          { purpose, ...opened },
        )
        expect(
          found.filter(row => scopes.has(row.scope)),
          table,
        ).toEqual([])
      }
    }
  })

  test('the coordinator sees all of it, and nothing of the next file', async () => {
    expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id })).toBe(3)
    expect(await town.sees('coordinator', 'app.person_identities', { caseFile: file.id })).toBe(2)
    expect(await town.sees('coordinator', 'app.notes', { caseFile: other.id })).toBe(0)
    expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id, purpose: 'steering' })).toBe(0)
  })

  test('who opened it for another is out once it is settled; the desk keeps the card, not the content', async () => {
    expect(await town.sees('desk', 'app.notes', { caseFile: file.id })).toBe(0)
    expect(await town.sees('desk', 'app.person_identities', { caseFile: file.id })).toBe(0)
    expect(await town.sees('desk', 'app.case_files', { caseFile: file.id })).toBe(2)
  })

  test('who oversees the area sees general content there, no names, no other domain', async () => {
    expect(
      await town.as('overseer', tx => tx.rows(sql`select body from app.notes where case_file_id = ${file.id}`), {
        caseFile: file.id,
      }),
    ).toEqual([{ body: 'general' }])
    expect(await town.sees('overseer', 'app.person_identities', { caseFile: file.id })).toBe(0)
  })

  test('who steers by figures counts cases, and reads no name', async () => {
    for (const table of ['app.notes', 'app.case_files', 'app.search_entries', 'app.person_identities', 'app.households']) {
      expect(await town.sees('policyOfficer', table, { purpose: 'steering' }), table).toBe(0)
      expect(await town.sees('policyOfficer', table, { purpose: 'steering', caseFile: file.id }), table).toBe(0)
    }
    expect(await town.sees('overseer', 'app.case_files', { purpose: 'steering' })).toBeGreaterThan(0)
  })

  test('a shielded file is overseen by nobody, and its coordinator still reaches it', async () => {
    const hidden = await town.openFile('Geheim', { shielded: true })
    const cards = (person: Person, purpose: string, caseFile?: string) =>
      town.as(person, tx => tx.rows(sql`select id from app.case_files where id = ${hidden.id}`), {
        purpose,
        ...(caseFile ? { caseFile } : {}),
      })
    for (const caseFile of [undefined, hidden.id]) {
      expect(await cards('overseer', 'support', caseFile)).toEqual([])
      expect(await cards('desk', 'support', caseFile)).toEqual([])
      expect(await cards('desk', 'intake', caseFile)).toEqual([])
      expect(await cards('policyOfficer', 'steering', caseFile)).toEqual([])
    }
    expect(await cards('coordinator', 'support', hidden.id)).toEqual([{ id: hidden.id }])
  })
})

describe('in another municipality, organisation or time', () => {
  test('the same person signed in at the next municipality sees nothing at all there', async () => {
    for (const person of ['coordinator', 'overseer', 'administrator', 'privacyOfficer'] as const) {
      for (const table of [
        'app.areas',
        'app.organisations',
        'app.settings',
        'access.users',
        'access.municipalities',
        'app.case_files',
        'access.purposes',
      ]) {
        expect(await town.sees(person, table, { municipality: 2, caseFile: file.id }), `${person} ${table}`).toBe(0)
      }
    }
  })

  test('a grant to one organisation does not follow its people to the next', async () => {
    await asCoordinator(tx => share(tx, file, { to: 'bridge', user: 'nurse', domains: [finance] }))
    const at = (organisation: string) =>
      town.sees('nurse', 'app.notes', { caseFile: file.id, organisation: organisationOf(organisation) })
    expect(await at('bridge')).toBe(1)
    expect(await at('homecare')).toBe(0)
    expect(await at('team')).toBe(0)
  })

  test('a grant to a team works in the organisation of the team alone', async () => {
    const team = idOf('team', 'bridge team')
    await insertRows(town.admin, 'access.teams', [
      { municipality_id: 1, id: team, organisation_id: organisationOf('bridge'), name: 'Team' },
    ])
    await insertRows(town.admin, 'access.team_members', [
      { municipality_id: 1, team_id: team, user_id: userOf('nurse'), valid_from: '2026-01-01' },
    ])
    // A mistake: on behalf of homecare, to a team of bridge.
    await insertRows(town.admin, 'access.grants', [
      {
        municipality_id: 1,
        id: newId(),
        case_file_id: other.id,
        grantee_id: team,
        organisation_id: organisationOf('homecare'),
        disclosure: 'content',
        may_write: true,
        legal_ground_id: coordination.id,
        valid_from: '2026-01-01',
      },
    ])
    const homecare = { caseFile: other.id, organisation: organisationOf('homecare') }
    expect(await town.sees('nurse', 'app.notes', homecare)).toBe(0)
    await expect(
      town.as('nurse', tx => tx.scope({ caseFile: other.id, subject: other.household, domain: finance }), homecare),
    ).rejects.toMatchObject(refused)
  })

  test('a role that ended leaves nothing: no rows, not what everybody knows, no scope to write in, though the grant still stands', async () => {
    const former = await town.openFile('Van Veen')
    await insertRows(town.admin, 'access.grants', [
      {
        municipality_id: 1,
        id: newId(),
        case_file_id: former.id,
        grantee_id: userOf('leaver'),
        organisation_id: organisationOf('team'),
        disclosure: 'content',
        may_write: true,
        legal_ground_id: coordination.id,
        valid_from: '2026-01-01',
      },
    ])
    const before = { caseFile: former.id, moment: new Date('2026-06-13T12:00:00Z') }
    expect(await town.as('leaver', tx => tx.rows(sql`select id from app.areas`), before)).toHaveLength(3)
    for (const table of [
      'app.notes',
      'access.users',
      'access.role_assignments',
      'app.areas',
      'app.addresses',
      'app.settings',
      'access.municipalities',
      'app.drafts',
    ]) {
      expect(await town.sees('leaver', table, { caseFile: former.id }), table).toBe(0)
    }
    for (const attempt of [
      (tx: Transaction) => tx.scope({ caseFile: former.id, subject: former.household, domain: finance }),
      (tx: Transaction) => share(tx, former, { to: 'team', user: 'leaver', domains: [finance] }),
      (tx: Transaction) => tx.run(sql`select access.add_holder(${former.id}, ${newId()})`),
      (tx: Transaction) =>
        tx.run(sql`select access.open_case_file(${newId()}, ${newId()}, 1::smallint, ${coordination.id}::smallint)`),
    ]) {
      await expect(town.as('leaver', attempt, { caseFile: former.id })).rejects.toThrow()
    }
  })

  test('the refusal of somebody without a role is still logged, in their own name only', async () => {
    const line = (user: string) => (tx: Transaction) =>
      tx.run(
        build.insertInto('audit.processing_log').values({
          municipality_id: 1,
          id: newId(),
          occurred_at: now,
          event: 'x',
          operation: 'x',
          outcome: 'refused',
          purpose: 'support',
          role: '',
          user_id: user,
          organisation_id: organisationOf('team'),
          trace_id: newId(),
        }),
      )
    expect(await town.as('leaver', line(userOf('leaver')))).toBe(1)
    await expect(town.as('leaver', line(userOf('coordinator')))).rejects.toMatchObject(refused)
  })

  test('what ended, ended: the former coordinator and the partner whose part is over', async () => {
    expect(await town.sees('coordinator', 'app.case_files', { caseFile: other.id })).toBe(0)
    const involvement = newId()
    await asCoordinator(tx => share(tx, file, { to: 'landlord', domains: [finance], involvement, role: 'partner' }))
    expect(await town.sees('landlord', 'app.notes', { caseFile: file.id })).toBe(1)
    await asCoordinator(tx => tx.run(sql`select access.end_involvement(${file.id}, ${involvement})`))
    expect(await town.sees('landlord', 'app.notes', { caseFile: file.id })).toBe(0)
    await expect(
      town.as('landlord', tx => tx.scope({ caseFile: file.id, subject: file.household, domain: finance })),
    ).rejects.toMatchObject(refused)
  })

  test('a ground that leaves one of the two questions open gives nothing', async () => {
    const share = async (column: 'receiver_basis' | 'secrecy_basis') => {
      await town.admin.query('begin')
      await town.admin.query(`update access.legal_grounds set ${column} = null where municipality_id = 1 and id = $1`, [
        coordination.id,
      ])
      await town.admin.query('commit')
      const seen = await town.sees('coordinator', 'app.notes', { caseFile: file.id })
      const written = town.as('coordinator', tx => tx.scope({ caseFile: file.id, subject: file.household, domain: finance }), {
        caseFile: file.id,
      })
      await expect(written).rejects.toMatchObject(refused)
      await town.admin.query(
        `update access.legal_grounds set ${column} = 'weer beantwoord' where municipality_id = 1 and id = $1`,
        [coordination.id],
      )
      return seen
    }
    expect(await share('receiver_basis')).toBe(0)
    expect(await share('secrecy_basis')).toBe(0)
    expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id })).toBe(3)
  })
})

describe('giving or taking more than one has', () => {
  beforeAll(async () => {
    await asCoordinator(async tx => {
      await share(tx, file, { to: 'bridge', user: 'partner', domains: [general], disclosure: 'existence', write: false })
      await share(tx, file, { to: 'bridge', user: 'partner', domains: [finance], ground: delivery.id })
    })
  })
  const asPartner = <T>(doIt: (tx: Transaction) => Promise<T>) => town.as('partner', doIt, { caseFile: file.id })
  const financeNotes = () =>
    asPartner(tx => tx.rows<{ body: string }>(sql`select body from app.notes where case_file_id = ${file.id}`))

  test('a partner reaches what was shared and no more', async () => {
    expect(await financeNotes()).toEqual([{ body: 'finance' }])
    expect(await town.sees('partner', 'app.person_identities', { caseFile: file.id })).toBe(0)
    expect(await asPartner(tx => tx.scope({ caseFile: file.id, subject: file.household, domain: finance }))).toBeGreaterThan(0)
  })

  test.each([
    ['content where only existence was shared', { domain: general, disclosure: 'content' as const }],
    ['existence that was shared to read only', { domain: general, disclosure: 'existence' as const }],
    ['another domain', { domain: safety }],
    ['the names of the household', { domain: identity }],
    ['a shielded part', { domain: finance, shield: idOf('shield', 'one') }],
  ])('a partner gets no scope for %s', async (_, place) => {
    await expect(asPartner(tx => tx.scope({ caseFile: file.id, subject: file.household, ...place }))).rejects.toMatchObject(
      refused,
    )
  })

  test('a partner gets no scope under somebody of another file, nor for a file that is not there', async () => {
    await expect(
      asPartner(tx => tx.scope({ caseFile: file.id, holder: other.mother, subject: other.mother, domain: finance })),
    ).rejects.toMatchObject(refused)
    await expect(
      asPartner(tx => tx.scope({ caseFile: other.id, subject: other.household, domain: finance })),
    ).rejects.toMatchObject(refused)
    await expect(asPartner(tx => tx.scope({ caseFile: newId(), subject: newId(), domain: finance }))).rejects.toMatchObject(
      refused,
    )
  })

  test('writing under the key of a scope one may only read is refused', async () => {
    const card = await scopeOf('app.case_files', file.id)
    expect(await town.sees('partner', 'app.case_files', { caseFile: file.id })).toBe(1)
    await expect(asPartner(tx => note(tx, card))).rejects.toMatchObject(refused)
    expect(await asPartner(tx => tx.run(sql`update app.case_files set title = 'anders' where id = ${file.id}`))).toBe(0)
    await expect(asPartner(async tx => note(tx, await scopeOf('app.notes', file.notes.safety)))).rejects.toMatchObject(refused)
  })

  test.each<[string, Omit<Share, 'to'>]>([
    ['another domain', { domains: [safety] }],
    ['another domain beside their own', { domains: [finance, safety] }],
    ['every domain', { domains: null }],
    ['every domain, hidden in a list', { domains: [null] }],
    ['every domain, hidden beside their own', { domains: [finance, null] }],
    ['the card as content', { domains: [general] }],
    ['the card to write in', { domains: [general], disclosure: 'existence' }],
    ['the names', { domains: [identity] }],
  ])('a partner cannot pass on %s', async (_, what) => {
    await expect(asPartner(tx => share(tx, file, { to: 'bridge', user: 'nurse', ...what }))).rejects.toMatchObject(refused)
    await expect(asPartner(tx => share(tx, file, { to: 'bridge', user: 'partner', ...what }))).rejects.toMatchObject(refused)
  })

  test('a stranger cannot let themselves in, whatever they name', async () => {
    for (const person of ['teacher', 'colleague', 'administrator', 'privacyOfficer', 'landlord'] as const) {
      for (const domains of [[finance], null, [null], [general], [tasks]]) {
        const attempt = town.as(person, tx => share(tx, file, { to: 'town', user: person, domains }), { caseFile: file.id })
        await expect(attempt, `${person} ${String(domains)}`).rejects.toMatchObject(refused)
      }
    }
  })

  test('nothing in the list is nothing given', async () => {
    await asPartner(tx => share(tx, file, { to: 'bridge', user: 'nurse', domains: [] }))
    expect(await town.sees('nurse', 'app.notes', { caseFile: file.id })).toBeLessThan(3)
    const { rowCount } = await town.admin.query('select from access.grants where grantee_id = $1 and access_domain is null', [
      userOf('nurse'),
    ])
    expect(rowCount).toBe(0)
  })

  test('who reaches one task or one person cannot pass on the whole file', async () => {
    const task = newId()
    await asCoordinator(async tx => {
      await tx.run(sql`select access.add_holder(${file.id}, ${task})`)
      await share(tx, file, { to: 'landlord', user: 'landlord', holder: task, domains: [tasks], ground: delivery.id })
      await share(tx, file, { to: 'landlord', user: 'landlord', holder: file.id, domains: [general], ground: delivery.id })
    })
    const attempt = (holder: string | null, domain: number) =>
      town.as('landlord', tx => share(tx, file, { to: 'bridge', user: 'nurse', holder, domains: [domain] }), {
        caseFile: file.id,
      })
    await expect(attempt(null, tasks)).rejects.toMatchObject(refused)
    await expect(attempt(file.id, tasks)).rejects.toMatchObject(refused)
    // What lies under the file itself is not yet the household and its people.
    await expect(attempt(null, general)).rejects.toMatchObject(refused)
    await expect(attempt(file.household, general)).rejects.toMatchObject(refused)
    await attempt(task, tasks)
  })

  test('a partner of another task sees neither the task nor what it asks', async () => {
    const task = newId()
    await asCoordinator(async tx => {
      await tx.run(sql`select access.add_holder(${file.id}, ${task})`)
      const scope = await tx.scope({ caseFile: file.id, holder: task, subject: file.household, domain: tasks })
      await tx.run(
        build.insertInto('app.tasks').values({
          municipality_id: 1,
          id: task,
          case_file_id: file.id,
          scope_id: scope,
          area_id: 1,
          life_domain: 'x',
          case_title: 'De Vries',
          sender_user_id: tx.session.user,
          sender_organisation_id: tx.session.organisation,
          organisation_id: organisationOf('landlord'),
          state: 'placed',
          placed_at: now,
          pick_up_by: now,
        }),
      )
      await tx.run(
        build.insertInto('app.task_contents').values({ municipality_id: 1, task_id: task, scope_id: scope, what: 'bellen' }),
      )
      await share(tx, file, { to: 'landlord', role: 'partner', holder: task, domains: [tasks], ground: delivery.id })
    })
    expect(await town.sees('landlord', 'app.tasks')).toBe(1)
    expect(await town.sees('landlord', 'app.task_contents', { caseFile: file.id })).toBe(1)
    expect(await town.sees('partner', 'app.tasks')).toBe(0)
    expect(await town.sees('partner', 'app.task_contents', { caseFile: file.id })).toBe(0)
    expect(await town.sees('landlord', 'app.task_contents', { caseFile: file.id, purpose: 'intake' })).toBe(0)
  })

  test('a partner appoints nobody, also not when they are coordinator elsewhere', async () => {
    const appoint = (person: Person, user: Person) =>
      town.as(
        person,
        tx =>
          tx.run(
            sql`select access.appoint_coordinator(${file.id}, ${newId()}, ${userOf(user)}, ${organisationOf('team')}, ${coordination.id}::smallint)`,
          ),
        { caseFile: file.id },
      )
    await expect(appoint('partner', 'colleague')).rejects.toMatchObject(refused)
    await expect(appoint('colleague', 'colleague')).rejects.toMatchObject(refused)
    // Coordinators of other files who were given a part of this one.
    await asCoordinator(tx => share(tx, file, { to: 'team', user: 'colleague', domains: [general] }))
    await expect(appoint('colleague', 'colleague')).rejects.toMatchObject(refused)
    for (const person of ['northDesk', 'northOverseer', 'policyOfficer', 'desk'] as const) {
      await expect(appoint(person, 'colleague'), person).rejects.toMatchObject(refused)
    }
    await expect(appoint('coordinator', 'partner')).rejects.toMatchObject({ code: '23514' })
  })

  test('a partner ends its own part and nobody else’s', async () => {
    const [own, next] = [newId(), newId()]
    await asCoordinator(async tx => {
      await share(tx, file, { to: 'bridge', user: 'nurse', domains: [finance], involvement: own })
      await share(tx, file, { to: 'landlord', user: 'landlord', domains: [safety], involvement: next })
    })
    const end = (person: Person, involvement: string) =>
      town.as(person, tx => tx.run(sql`select access.end_involvement(${file.id}, ${involvement})`), { caseFile: file.id })
    await expect(end('nurse', next)).rejects.toMatchObject(refused)
    await expect(end('nurse', idOf('coordination', 'De Vries'))).rejects.toMatchObject(refused)
    await expect(end('teacher', own)).rejects.toMatchObject(refused)
    await end('nurse', own)
    const { rows } = await town.admin.query(
      'select involvement_id from access.grants where valid_to is not null and involvement_id = any ($1)',
      [[own, next]],
    )
    expect(rows).toEqual([{ involvement_id: own }])
  })

  test('who opens no files opens none', async () => {
    for (const person of ['partner', 'teacher', 'policyOfficer', 'privacyOfficer', 'administrator', 'resident'] as const) {
      const attempt = town.as(person, tx =>
        tx.run(sql`select access.open_case_file(${newId()}, ${newId()}, 1::smallint, ${coordination.id}::smallint)`),
      )
      await expect(attempt, person).rejects.toMatchObject(refused)
    }
  })

  test('closing, moving and emptying a file is for who writes there', async () => {
    for (const person of ['partner', 'desk', 'teacher', 'landlord'] as const) {
      for (const attempt of [
        sql`select access.note_closure(${other.id}, ${now})`,
        sql`select access.note_area(${other.id}, 1::smallint)`,
        sql`select access.remove_holder(${other.id}, ${other.mother})`,
      ]) {
        await expect(
          town.as(person, tx => tx.run(attempt), { caseFile: other.id }),
          person,
        ).rejects.toMatchObject(refused)
      }
    }
  })

  test('settling ends only one’s own temporary reach', async () => {
    await town.as('teacher', tx => tx.run(sql`select access.settle_opening(${file.id})`))
    await town.as('desk', tx => tx.run(sql`select access.settle_opening(${file.id})`))
    expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id })).toBe(3)
  })
})

describe('taking along what belongs to another file', () => {
  const open = (caseFile: string, household: string) => (tx: Transaction) =>
    tx.run(sql`select access.open_case_file(${caseFile}, ${household}, 1::smallint, ${coordination.id}::smallint)`)

  test('a person of another file is not added to one’s own', async () => {
    await expect(asCoordinator(tx => tx.run(sql`select access.add_holder(${file.id}, ${other.mother})`))).rejects.toMatchObject(
      refused,
    )
    await expect(
      asCoordinator(tx => tx.run(sql`select access.add_holder(${file.id}, ${other.household})`)),
    ).rejects.toMatchObject(refused)
    await expect(asCoordinator(tx => tx.run(sql`select access.add_holder(${file.id}, ${other.id})`))).rejects.toMatchObject(
      refused,
    )
  })

  test('who reaches the names in another file does not take along the phone, the BSN and the rest of the person', async () => {
    await town.as('colleague', tx => share(tx, other, { to: 'team', user: 'coordinator', domains: [identity] }), {
      caseFile: other.id,
    })
    expect(await town.sees('coordinator', 'app.person_identities', { caseFile: other.id })).toBe(2)
    expect(await town.sees('coordinator', 'app.person_contacts', { caseFile: other.id })).toBe(0)
    await expect(asCoordinator(tx => tx.run(sql`select access.add_holder(${file.id}, ${other.mother})`))).rejects.toMatchObject(
      refused,
    )
  })

  test('no file goes by the id of somebody else’s person, household, task or file', async () => {
    for (const taken of [other.mother, other.household]) {
      for (const person of ['desk', 'coordinator', 'overseer'] as const) {
        await expect(town.as(person, open(taken, newId())), `${person} ${taken}`).rejects.toMatchObject(refused)
      }
    }
    await expect(town.as('desk', open(other.id, newId()))).rejects.toMatchObject({ code: '23505' })
  })

  test('no second file is opened on the household of another, nor on a person as if they were a household', async () => {
    for (const taken of [other.household, other.mother, other.id]) {
      for (const person of ['desk', 'coordinator', 'overseer'] as const) {
        await expect(town.as(person, open(newId(), taken)), `${person} ${taken}`).rejects.toMatchObject(refused)
      }
    }
  })

  test('a household with a file elsewhere, whose coordinator has both, keeps the files apart for everybody else', async () => {
    const first = await town.openFile('Gescheiden A')
    const second = await town.openFile('Gescheiden B')
    // The son lives in both: the coordinator of both files may say so.
    await town.as('coordinator', tx => tx.run(sql`select access.add_holder(${second.id}, ${first.son})`))
    await town.as('coordinator', tx => share(tx, second, { to: 'bridge', user: 'partner', domains: [identity, finance] }), {
      caseFile: second.id,
    })
    const names = await town.as(
      'partner',
      tx => tx.rows<{ person_id: string }>(sql`select person_id from app.person_identities`),
      { caseFile: second.id },
    )
    expect(names.map(row => row.person_id).toSorted()).toEqual([second.mother, second.son, first.son].toSorted())
    expect(await town.sees('partner', 'app.case_files', { caseFile: first.id })).toBe(0)
    expect(await town.sees('partner', 'app.person_identities', { caseFile: first.id })).toBe(0)
    expect(await town.as('partner', tx => tx.rows(sql`select id from app.notes`), { caseFile: second.id })).toEqual([
      { id: second.notes.finance },
    ])
    // He moves out: from then on the second file reaches him no longer.
    await town.as('coordinator', tx => tx.run(sql`select access.remove_holder(${second.id}, ${first.son})`), {
      caseFile: second.id,
    })
    const later = { caseFile: second.id, moment: new Date(now.getTime() + 1000) }
    expect(await town.sees('partner', 'app.person_identities', later)).toBe(2)
  })
})

describe('in another’s name', () => {
  const forged = userOf('colleague')
  test('notes, timeline lines, visits, tasks, calls and log lines are written in one’s own name only', async () => {
    await asCoordinator(async tx => {
      expect(await note(tx, await tx.scope({ caseFile: file.id, subject: file.household, domain: general }))).toBe(1)
    })
    await expect(
      asCoordinator(async tx =>
        note(tx, await tx.scope({ caseFile: file.id, subject: file.household, domain: general }), { recorded_by: forged }),
      ),
    ).rejects.toMatchObject(refused)
    const line = (changes: Record<string, unknown>) =>
      asCoordinator(async tx =>
        tx.run(
          build.insertInto('app.timeline').values({
            municipality_id: 1,
            id: newId(),
            case_file_id: file.id,
            scope_id: await tx.scope({ caseFile: file.id, subject: file.household, domain: general }),
            event: 'x',
            occurred_at: now,
            recorded_at: now,
            actor_user_id: tx.session.user,
            actor_organisation_id: tx.session.organisation,
            ...changes,
          }),
        ),
      )
    expect(await line({})).toBe(1)
    await expect(line({ actor_user_id: forged })).rejects.toMatchObject(refused)
    await expect(line({ actor_organisation_id: organisationOf('town') })).rejects.toMatchObject(refused)
    await expect(line({ actor_user_id: null, actor_organisation_id: null })).rejects.toMatchObject(refused)
  })

  test('the time and transaction of a log line are the database’s own', async () => {
    const line = (changes: Record<string, unknown>) =>
      asCoordinator(tx =>
        tx.run(
          build.insertInto('audit.processing_log').values({
            municipality_id: 1,
            id: newId(),
            occurred_at: now,
            event: 'x',
            operation: 'x',
            outcome: 'done',
            purpose: 'support',
            role: '',
            user_id: tx.session.user,
            organisation_id: tx.session.organisation,
            trace_id: newId(),
            ...changes,
          }),
        ),
      )
    expect(await line({})).toBe(1)
    await expect(line({ recorded_at: new Date('2020-01-01') })).rejects.toMatchObject(refused)
    await expect(line({ transaction_id: '1' })).rejects.toMatchObject(refused)
    await expect(line({ user_id: null })).rejects.toMatchObject(refused)
    await expect(line({ organisation_id: organisationOf('town') })).rejects.toMatchObject(refused)
  })

  test('a fact is not counted for a file one does not reach', async () => {
    const count = (person: Person, scope: number | null) =>
      town.as(person, tx =>
        tx.run(
          build.insertInto('app.counted_facts').values({
            municipality_id: 1,
            id: newId(),
            programme_id: 'voorbeeld',
            event: 'x',
            about_kind: 'case-file',
            about_id: newId(),
            occurred_on: '2026-06-15',
            area_id: 1,
            scope_id: scope,
            recorded_by: tx.session.user,
          }),
        ),
      )
    const card = await scopeOf('app.case_files', file.id)
    expect(await count('coordinator', card)).toBe(1)
    await expect(count('teacher', card)).rejects.toMatchObject(refused)
    expect(await count('teacher', null)).toBe(1)
  })

  test('timeline, log and what was noted are never changed or taken away', async () => {
    for (const statement of [
      sql`update app.timeline set event = 'anders'`,
      sql`delete from app.timeline`,
      sql`update audit.processing_log set outcome = 'done'`,
      sql`delete from audit.processing_log`,
      sql`truncate app.timeline`,
      sql`update app.notes set body = 'anders'`,
      sql`update app.notes set scope_id = 1`,
      sql`delete from app.notes`,
      sql`delete from app.case_files`,
      sql`update app.concern_reports set observed = 'anders'`,
      sql`update access.scopes set disclosure = 'existence'`,
      sql`insert into access.scopes (municipality_id, holder_id, subject_id, access_domain, disclosure) values (1, ${file.id}, ${file.id}, 1, 'content')`,
      sql`update access.role_assignments set role = 'administrator'`,
      sql`insert into access.role_assignments (municipality_id, id, user_id, organisation_id, role, valid_from) values (1, ${newId()}, ${userOf('teacher')}, ${organisationOf('town')}, 'administrator', now())`,
      sql`select * from access.grants`,
      sql`select * from access.shields`,
      sql`select * from access.file_holders`,
      sql`select * from access.file_registry`,
      sql`select * from access.accounts`,
      sql`select * from access.login_sessions`,
      sql`select * from app.messages`,
      sql`select * from graphile_worker.jobs`,
    ]) {
      await expect(
        asCoordinator(tx => tx.run(statement)),
        statement.compile(build).sql,
      ).rejects.toMatchObject(refused)
    }
    expect(await town.sees('coordinator', 'audit.processing_log', { purpose: 'privacy-oversight' })).toBe(0)
    expect(await town.sees('privacyOfficer', 'audit.processing_log', { purpose: 'support' })).toBe(0)
    expect(await town.sees('privacyOfficer', 'audit.processing_log', { purpose: 'privacy-oversight' })).toBeGreaterThan(0)
  })

  test('what somebody is typing is theirs alone', async () => {
    const draft = (user: string) => (tx: Transaction) =>
      tx.run(
        build.insertInto('app.drafts').values({
          municipality_id: 1,
          user_id: user,
          device_id: newId(),
          form: 'note',
          about_id: file.id,
          body: '{}',
          saved_at: now,
        }),
      )
    await town.as('coordinator', draft(userOf('coordinator')))
    expect(await town.sees('coordinator', 'app.drafts')).toBe(1)
    for (const person of ['colleague', 'overseer', 'administrator', 'privacyOfficer'] as const) {
      expect(await town.sees(person, 'app.drafts'), person).toBe(0)
      expect(await town.as(person, tx => tx.run(sql`delete from app.drafts`)), person).toBe(0)
    }
    await expect(town.as('colleague', draft(userOf('coordinator')))).rejects.toMatchObject(refused)
  })
})

describe('concern reports', () => {
  const report = { id: idOf('report', 'one') }
  beforeAll(async () => {
    const reported = (id: string, person: Person, area: number) =>
      town.as(
        person,
        async tx => {
          await tx.run(
            build.insertInto('app.concern_reports').values({
              municipality_id: 1,
              id,
              programme_id: 'voorbeeld',
              programme_version: 1,
              channel: 'x',
              reporter_kind: 'professional',
              reporter_user_id: tx.session.user,
              reporter_organisation_id: tx.session.organisation,
              entered_by: tx.session.user,
              received_at: now,
              about_name: 'x',
              area_id: area,
              observed: 'x',
              life_domains: [],
              urgency: 'x',
              resident_informed: true,
              resident_agrees: 'agreed',
            }),
          )
          await tx.run(
            build.insertInto('app.report_handlings').values({ municipality_id: 1, report_id: id, area_id: area, state: 'new' }),
          )
        },
        { purpose: 'intake' },
      )
    await reported(report.id, 'teacher', 1)
    await reported(idOf('report', 'nurse'), 'nurse', 1)
    await town.as(
      'desk',
      async tx => {
        await tx.run(
          build.insertInto('app.triages').values({
            municipality_id: 1,
            id: idOf('triage', 'one'),
            report_id: report.id,
            area_id: 1,
            outcome: 'x',
            reasoning: 'dit huishouden is al bekend',
            decided_by: tx.session.user,
            decided_at: now,
          }),
        )
        await tx.run(
          sql`update app.report_handlings set state = 'triaged', known_household = 'known' where report_id = ${report.id}`,
        )
        await tx.run(
          build.insertInto('app.report_tidings').values({
            municipality_id: 1,
            id: newId(),
            report_id: report.id,
            reporter_user_id: userOf('teacher'),
            reporter_organisation_id: organisationOf('school'),
            area_id: 1,
            state: 'received',
            told_at: now,
            told_by: tx.session.user,
          }),
        )
      },
      { purpose: 'intake' },
    )
  })

  test('the reporter follows their own report and hears nothing of how it is handled', async () => {
    expect(await town.sees('teacher', 'app.concern_reports', { purpose: 'intake' })).toBe(1)
    expect(await town.sees('teacher', 'app.report_tidings', { purpose: 'intake' })).toBe(1)
    for (const table of [
      'app.report_handlings',
      'app.triages',
      'app.report_links',
      'app.report_endings',
      'app.desk_conversations',
      'app.clocks',
      'access.number_matches',
    ]) {
      expect(await town.sees('teacher', table, { purpose: 'intake' }), table).toBe(0)
    }
  })

  test('the reporter moves nothing, decides nothing and tells nothing in the name of the desk', async () => {
    const asTeacher = (statement: ReturnType<typeof sql>) => town.as('teacher', tx => tx.run(statement), { purpose: 'intake' })
    expect(await asTeacher(sql`update app.report_handlings set state = 'triaged'`)).toBe(0)
    expect(await asTeacher(sql`update app.triages set undone_at = now()`)).toBe(0)
    await expect(
      asTeacher(sql`insert into app.triages (municipality_id, id, report_id, area_id, outcome, reasoning, decided_by, decided_at)
        values (1, ${newId()}, ${report.id}, 1, 'x', 'x', ${userOf('teacher')}, now())`),
    ).rejects.toMatchObject(refused)
    await expect(
      asTeacher(sql`insert into app.report_tidings (municipality_id, id, report_id, area_id, state, told_at, told_by)
        values (1, ${newId()}, ${report.id}, 1, 'ended', now(), ${userOf('desk')})`),
    ).rejects.toMatchObject(refused)
    await expect(
      asTeacher(
        sql`insert into app.report_handlings (municipality_id, report_id, area_id, state, known_household) values (1, ${newId()}, 1, 'new', 'known')`,
      ),
    ).rejects.toMatchObject(refused)
  })

  test('the desk takes a decision back in its own name only', async () => {
    const takeBack = (by: Person) =>
      town.as('desk', tx => tx.run(sql`update app.triages set undone_by = ${userOf(by)} where report_id = ${report.id}`), {
        purpose: 'intake',
      })
    await expect(takeBack('northDesk')).rejects.toMatchObject(refused)
    expect(await takeBack('desk')).toBe(1)
  })

  test('nobody else reads the report: a colleague, a partner, a coordinator, another desk, another purpose', async () => {
    for (const person of [
      'otherTeacher',
      'partner',
      'coordinator',
      'overseer',
      'policyOfficer',
      'privacyOfficer',
      'administrator',
      'northDesk',
    ] as const) {
      for (const purpose of ['intake', 'support', 'steering']) {
        expect(await town.sees(person, 'app.concern_reports', { purpose }), `${person} ${purpose}`).toBe(0)
        expect(await town.sees(person, 'app.triages', { purpose }), `${person} ${purpose}`).toBe(0)
      }
    }
    expect(await town.sees('desk', 'app.concern_reports', { purpose: 'intake' })).toBe(2)
    expect(await town.sees('desk', 'app.concern_reports', { purpose: 'support' })).toBe(0)
  })

  test('a report made for one organisation stays there', async () => {
    expect(await town.sees('nurse', 'app.concern_reports', { purpose: 'intake' })).toBe(1)
    expect(await town.sees('nurse', 'app.concern_reports', { purpose: 'intake', organisation: organisationOf('homecare') })).toBe(
      0,
    )
  })

  test('a report is not made in the name of another person or organisation, nor by who does not report', async () => {
    const make = (person: Person, reporter: Person, organisation: string) =>
      town.as(
        person,
        tx =>
          tx.run(sql`insert into app.concern_reports (municipality_id, id, programme_id, programme_version, channel, reporter_kind, reporter_user_id,
              reporter_organisation_id, entered_by, received_at, about_name, area_id, observed, life_domains, urgency, resident_informed, resident_agrees)
            values (1, ${newId()}, 'voorbeeld', 1, 'x', 'professional', ${userOf(reporter)}, ${organisationOf(organisation)}, ${tx.session.user}, now(), 'x', 1, 'x', '{}', 'x', true, 'agreed')`),
        { purpose: 'intake' },
      )
    expect(await make('teacher', 'teacher', 'school')).toBe(1)
    await expect(make('teacher', 'otherTeacher', 'school')).rejects.toMatchObject(refused)
    await expect(make('teacher', 'teacher', 'town')).rejects.toMatchObject(refused)
    await expect(make('coordinator', 'coordinator', 'team')).rejects.toMatchObject(refused)
    await expect(make('desk', 'teacher', 'school')).rejects.toMatchObject(refused)
  })
})

describe('two hats and one number', () => {
  test('contact point in one district and process coordinator in another: no desk work in the other', async () => {
    const north = await town.openFile('Noord', { area: 2 })
    const south = await town.openFile('Zuid', { area: 1 })
    const place = (one: File, area: number) =>
      town.as(
        'coordinator',
        async tx => {
          const task = newId()
          await tx.run(sql`select access.add_holder(${one.id}, ${task})`)
          const scope = await tx.scope({ caseFile: one.id, holder: task, subject: one.household, domain: tasks })
          await tx.run(
            build.insertInto('app.tasks').values({
              municipality_id: 1,
              id: task,
              case_file_id: one.id,
              scope_id: scope,
              area_id: area,
              life_domain: 'x',
              case_title: 'x',
              sender_user_id: tx.session.user,
              sender_organisation_id: tx.session.organisation,
              organisation_id: organisationOf('landlord'),
              state: 'placed',
              placed_at: now,
              pick_up_by: now,
            }),
          )
          return task
        },
        { caseFile: one.id },
      )
    const [northTask, southTask] = [await place(north, 2), await place(south, 1)]
    const newTerm = (task: string) =>
      town.as('twoHats', tx => tx.run(sql`update app.tasks set pick_up_by = now() where id = ${task}`))
    expect(await town.as('twoHats', tx => tx.rows(sql`select id from app.tasks where id = ${northTask}`))).toHaveLength(1)
    expect(await newTerm(southTask)).toBe(1)
    expect(await newTerm(northTask)).toBe(0)
  })

  test('recording a BSN says the same whether or not somebody else has it, and the match is the desk’s', async () => {
    const first = await town.openFile('Nummer A')
    const second = await town.openFile('Nummer B')
    const record = (one: File, person: string, bsn: string) =>
      town.as(
        'coordinator',
        tx =>
          tx.rows(
            sql`select access.record_number(${one.id}, ${person}, ${Buffer.from(bsn)}, ${Buffer.from('sealed')}) as answer`,
          ),
        {
          caseFile: one.id,
        },
      )
    const unique = await record(first, first.mother, 'one')
    const twice = await record(second, second.mother, 'one')
    expect(twice).toEqual(unique)
    for (const person of ['coordinator', 'partner', 'overseer', 'administrator'] as const) {
      expect(await town.sees(person, 'access.number_matches', { caseFile: second.id }), person).toBe(0)
    }
    expect(await town.sees('desk', 'access.number_matches')).toBe(1)
    // The number itself is where it was written, and nowhere else.
    expect(await town.sees('coordinator', 'access.numbers', { caseFile: second.id })).toBe(1)
    expect(await town.sees('desk', 'access.numbers', { caseFile: second.id })).toBe(0)
    await expect(
      town.as('partner', tx => tx.run(sql`select access.record_number(${first.id}, ${first.mother}, 'x', 'x')`), {
        caseFile: first.id,
      }),
    ).rejects.toMatchObject(refused)
    await expect(
      town.as('coordinator', tx => tx.run(sql`select access.record_number(${first.id}, ${other.mother}, 'x', 'x')`), {
        caseFile: first.id,
      }),
    ).rejects.toMatchObject(refused)
    await expect(town.as('coordinator', tx => tx.run(sql`update access.numbers set bsn_hash = 'y'`))).rejects.toMatchObject(
      refused,
    )
    expect(numbers).toBe(5)
  })

  test('a shielded part is for whom the grant names the shield, also not for the coordinator otherwise', async () => {
    const hiding = await town.openFile('Schuilplaats')
    const shield = idOf('shield', 'hiding place')
    await insertRows(town.admin, 'access.shields', [
      {
        municipality_id: 1,
        id: shield,
        case_file_id: hiding.id,
        subject_id: hiding.mother,
        reason: 'veiligheid',
        created_by: userOf('coordinator'),
        valid_from: '2026-01-01',
      },
    ])
    await insertRows(town.admin, 'access.grants', [
      {
        municipality_id: 1,
        id: newId(),
        case_file_id: hiding.id,
        grantee_id: userOf('colleague'),
        organisation_id: organisationOf('team'),
        disclosure: 'content',
        may_write: true,
        shield_id: shield,
        legal_ground_id: coordination.id,
        valid_from: '2026-01-01',
      },
    ])
    const write = (person: Person) =>
      town.as(
        person,
        async tx => {
          const scope = await tx.scope({
            caseFile: hiding.id,
            holder: hiding.mother,
            subject: hiding.mother,
            domain: safety,
            shield,
          })
          return note(tx, scope, { case_file_id: hiding.id })
        },
        { caseFile: hiding.id },
      )
    await expect(write('coordinator')).rejects.toMatchObject(refused)
    await expect(write('overseer')).rejects.toMatchObject(refused)
    expect(await write('colleague')).toBe(1)
    expect(await town.sees('colleague', 'app.notes', { caseFile: hiding.id })).toBe(1)
    expect(await town.sees('coordinator', 'app.notes', { caseFile: hiding.id })).toBe(3)
    // Named for the shield is not named for the rest.
    expect(await town.sees('colleague', 'app.person_identities', { caseFile: hiding.id })).toBe(0)
  })
})

describe('stepping out of the role', () => {
  const asActor = (...statements: string[]) =>
    asNobody(town.pool, async query => {
      for (const statement of statements) await query(statement)
    })

  test.each([
    'set role voordeur_owner',
    'set role voordeur_resolver',
    'set role voordeur_worker',
    'set local role voordeur_owner',
    'set session authorization voordeur_owner',
    'set role postgres',
    'alter table app.notes disable row level security',
    'create policy x on app.notes using (true)',
    'grant voordeur_owner to voordeur_login',
    'create table app.copy as select 1',
    'create temporary table notes (id int)',
    `create function public.x() returns int language sql as 'select 1'`,
    `copy app.notes to '/tmp/notes'`,
    `select pg_read_file('/etc/passwd')`,
    'set row_security = off; select * from app.notes',
  ])('%s is refused', async statement => {
    await expect(asActor(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('back in the log-in role there is nothing to see or call', async () => {
    for (const statement of [
      'select * from app.notes',
      'select * from access.users',
      `select access.accounts_of('a', 'b', now())`,
      `select access.may_write(null, null, null, 1::smallint, 'content', null)`,
    ]) {
      await expect(asActor('reset role', statement), statement).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('switching row-level security off makes the query fail instead of answering', async () => {
    await expect(asActor('set local row_security = off', 'select * from app.notes')).rejects.toMatchObject({ code: '42501' })
  })

  // By design: whoever can send SQL of their own as the acting role can also set the keys. So no statement is built from text
  // (no-sql-from-text.test.ts), and keys reach only what the acting role was granted.
  test('keys set by hand open rows, and still not the tables of access', async () => {
    const scope = await scopeOf('app.notes', file.notes.safety)
    const seen = await asNobody(town.pool, async query => {
      await query('set local app.municipality = 1')
      await query(`set local app.scopes = '{${scope}}'`)
      return (await query('select id from app.notes')).rows
    })
    expect(seen.length).toBeGreaterThan(0)
    await expect(asActor('set local app.municipality = 1', 'select * from access.grants')).rejects.toMatchObject(refused)
    await expect(asActor('set local app.municipality = 1', 'select * from access.accounts')).rejects.toMatchObject(refused)
  })
})

test('intake grounds open nothing for another purpose', async () => {
  const report = newId()
  await asCoordinator(tx =>
    share(tx, file, { to: 'school', user: 'otherTeacher', domains: [finance], ground: intake.id, involvement: report }),
  )
  expect(await town.sees('otherTeacher', 'app.notes', { caseFile: file.id, purpose: 'intake' })).toBe(1)
  expect(await town.sees('otherTeacher', 'app.notes', { caseFile: file.id, purpose: 'support' })).toBe(0)
})
