import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from '../../platform/database/transaction.ts'
import { accessDomainIds } from '../rules/access-domains.ts'
import { insertRows } from '../server/found-municipality.ts'
import { coordination, type File, idOf, now, organisationOf, type Person, type SmallTown, userOf } from '../testing/small-town.ts'
import { newId, note, openTwoFiles, refused } from '../testing/two-files.ts'

// Roles, numbers and shields that meet in one person. Become that user, try the forbidden thing, expect refusal. What has to be possible stands beside
// it, so that no refusal is one of a door that never opens.

let town: SmallTown
let other: File
const { safety, tasks, numbers } = accessDomainIds

beforeAll(async () => {
  ;({ town, other } = await openTwoFiles())
})
afterAll(() => town.close())

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
