import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { accessDomainIds } from '../rules/access-domains.ts'
import { insertRows } from '../server/found-municipality.ts'
import { coordination, type File, idOf, intake, now, organisationOf, type SmallTown, userOf } from '../testing/small-town.ts'
import { newId, openTwoFiles, refused, share } from '../testing/two-files.ts'

// In another municipality, for another organisation, purpose or time. Become that user, try the forbidden thing, expect refusal. What has to be possible stands beside
// it, so that no refusal is one of a door that never opens.

let town: SmallTown
let file: File
let other: File
const { finance } = accessDomainIds

beforeAll(async () => {
  ;({ town, file, other } = await openTwoFiles())
})
afterAll(() => town.close())

const asCoordinator = <T>(doIt: (tx: Transaction) => Promise<T>) => town.as('coordinator', doIt, { caseFile: file.id })

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

test('intake grounds open nothing for another purpose', async () => {
  const report = newId()
  await asCoordinator(tx =>
    share(tx, file, { to: 'school', user: 'otherTeacher', domains: [finance], ground: intake.id, involvement: report }),
  )
  expect(await town.sees('otherTeacher', 'app.notes', { caseFile: file.id, purpose: 'intake' })).toBe(1)
  expect(await town.sees('otherTeacher', 'app.notes', { caseFile: file.id, purpose: 'support' })).toBe(0)
})
