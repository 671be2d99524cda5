import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Transaction } from '../../platform/database/transaction.ts'
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

// What the contact point may write on a card (to bring a task to a file) opens, closes and empties nothing; and what an
// administrator may take back of a list is what that administrator loaded.

let town: SmallTown
let file: File
let made = 0
const refused = { code: '42501' }
const newId = () => idOf('files', String(made++))

beforeAll(async () => {
  town = await buildSmallTown()
  file = await town.openFile('De Vries')
  await town.as(
    'coordinator',
    tx =>
      tx.run(sql`select access.involve(${file.id}, ${newId()}, ${organisationOf('desk')}, ${organisationOf('desk')}, 'contact_point', null,
        ${[accessDomainIds.general]}::smallint[], 'existence', true, ${coordination.id}::smallint)`),
    { caseFile: file.id },
  )
})
afterAll(() => town.close())

describe('who writes on the card alone', () => {
  const asDesk = (doIt: (tx: Transaction) => Promise<unknown>) => town.as('desk', doIt, { caseFile: file.id })

  test('brings a task, whose receiver knows that the file is there', async () => {
    const task = newId()
    await asDesk(async tx => {
      await tx.run(sql`select access.add_holder(${file.id}, ${task})`)
      await tx.scope({ caseFile: file.id, holder: task, subject: file.household, domain: accessDomainIds.tasks })
    })
  })

  test.each([
    ['closes the file', () => sql`select access.note_closure(${file.id}, ${now})`],
    ['moves it', () => sql`select access.note_area(${file.id}, 2::smallint)`],
    ['takes a person from it', () => sql`select access.remove_holder(${file.id}, ${file.mother})`],
    ['takes the household from it', () => sql`select access.remove_holder(${file.id}, ${file.household})`],
    ['takes the file from itself', () => sql`select access.remove_holder(${file.id}, ${file.id})`],
    [
      'appoints a coordinator',
      () =>
        sql`select access.appoint_coordinator(${file.id}, ${newId()}, ${userOf('colleague')}, ${organisationOf('team')}, ${coordination.id}::smallint)`,
    ],
  ])('never %s', async (_, attempt) => {
    await expect(asDesk(tx => tx.run(attempt()))).rejects.toMatchObject(refused)
  })

  test('nobody takes the file or its household away from the file: then nobody would reach it any more', async () => {
    for (const holder of [file.id, file.household]) {
      await expect(
        town.as('coordinator', tx => tx.run(sql`select access.remove_holder(${file.id}, ${holder})`), { caseFile: file.id }),
      ).rejects.toMatchObject(refused)
    }
    expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id })).toBe(3)
  })
})

describe('an administrator who takes back a list', () => {
  const loading = { purpose: 'first-load' }
  const load = newId()
  const asLoader = <T>(doIt: (tx: Transaction) => Promise<T>) => town.as('administrator', doIt, loading)

  beforeAll(() =>
    asLoader(tx =>
      tx.run(sql`
        insert into app.first_loads (municipality_id, id, kind, file_name, line_count, chosen_columns, started_by, started_at)
        values (1, ${load}, 'households', 'x.csv', 1, '{}', ${tx.session.user}, ${tx.now})`),
    ),
  )
  const claim = (tx: Transaction, record: string, by: string) =>
    tx.run(sql`
      insert into app.first_load_records (municipality_id, kind, reference, content_hash, record_id, load_id, loaded_by, loaded_at)
      values (1, 'households', ${newId()}, '\\x00', ${record}, ${load}, ${by}, ${new Date('2027-01-01')})`)
  const unload = (tx: Transaction, ...files: (string | null)[]) =>
    tx.rows(sql`select * from app.unload_case_files(${files}::uuid[])`)

  test('takes away nothing that was not loaded', async () => {
    for (const files of [[file.id], [newId()], [null], [file.id, null]]) {
      await expect(asLoader(tx => unload(tx, ...files))).rejects.toMatchObject(refused)
    }
    await expect(asLoader(tx => tx.run(sql`select access.forget_case_files(array[${file.id}]::uuid[])`))).rejects.toThrow()
    expect(await asLoader(tx => tx.rows(sql`select * from app.unload_case_files(null)`))).toEqual([])
    expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id })).toBe(3)
  })

  test('cannot pass off the file of a colleague as loaded, also not as loaded by who opened it', async () => {
    await expect(asLoader(tx => claim(tx, file.id, userOf('desk')))).rejects.toMatchObject(refused)
    await asLoader(tx => claim(tx, file.id, tx.session.user))
    await expect(asLoader(tx => unload(tx, file.id))).rejects.toMatchObject(refused)
    await asLoader(tx =>
      tx.run(sql`update app.first_load_records set loaded_by = ${userOf('desk')} where record_id = ${file.id}`),
    )
    await expect(asLoader(tx => unload(tx, file.id))).rejects.toMatchObject(refused)
    expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id })).toBe(3)
  })

  test('does not take somebody of another file along by naming them as a member', async () => {
    const [loaded, household, member] = [newId(), newId(), newId()]
    await asLoader(async tx => {
      await tx.run(sql`select access.open_case_file(${loaded}, ${household}, 1::smallint, 6::smallint)`)
      await tx.enter(loaded)
      const card = { caseFile: loaded, subject: household, domain: accessDomainIds.general, disclosure: 'existence' } as const
      await tx.run(sql`
        insert into app.households (municipality_id, id, scope_id, name, recorded_by, recorded_at)
        values (1, ${household}, ${await tx.scope({ ...card, holder: household })}, 'x', ${tx.session.user}, ${tx.now})`)
      await tx.run(sql`
        insert into app.case_files (municipality_id, id, household_id, scope_id, title, area_id, phase, opened_at, last_step_at)
        values (1, ${loaded}, ${household}, ${await tx.scope(card)}, 'x', 1, 'connect', ${tx.now}, ${tx.now})`)
      await tx.run(sql`
        insert into app.household_members (municipality_id, id, household_id, person_id, scope_id, position, valid_from, recorded_by, recorded_at)
        values (1, ${member}, ${household}, ${file.mother}, ${await tx.scope({ ...card, holder: household, domain: accessDomainIds.identity, disclosure: 'content' })},
          'adult', '2026-01-01', ${tx.session.user}, ${tx.now})`)
      await claim(tx, loaded, tx.session.user)
      await tx.run(sql`select access.settle_opening(${loaded})`)
    })
    expect(await asLoader(tx => unload(tx, loaded))).toEqual([])
    expect((await town.admin.query('select from app.case_files where id = $1', [loaded])).rowCount).toBe(0)
    expect((await town.admin.query('select from app.person_identities where person_id = $1', [file.mother])).rowCount).toBe(1)
    expect((await town.admin.query('select from app.person_contacts where person_id = $1', [file.mother])).rowCount).toBe(1)
  })
})

test('how much work somebody has is asked of colleagues and organisations, and not of a resident', async () => {
  const [plan, goal] = [newId(), newId()]
  await town.as(
    'coordinator',
    async tx => {
      const scope = await tx.scope({ caseFile: file.id, subject: file.household, domain: accessDomainIds.finance })
      await tx.run(sql`
        insert into app.plans (municipality_id, id, case_file_id, scope_id, started_at, recorded_by)
        values (1, ${plan}, ${file.id}, ${scope}, ${tx.now}, ${tx.session.user})`)
      await tx.run(sql`
        insert into app.goals (municipality_id, id, case_file_id, plan_id, scope_id, life_domain, subject_id, title, recorded_by, recorded_at)
        values (1, ${goal}, ${file.id}, ${plan}, ${scope}, 'geld', ${file.household}, 'x', ${tx.session.user}, ${tx.now})`)
      for (const [kind, who] of [
        ['member', file.mother],
        ['user', tx.session.user],
      ] as const) {
        await tx.run(sql`
          insert into app.actions (municipality_id, id, case_file_id, goal_id, scope_id, what, who_kind, who_id, recorded_by, recorded_at)
          values (1, ${newId()}, ${file.id}, ${goal}, ${scope}, 'x', ${kind}, ${who}, ${tx.session.user}, ${tx.now})`)
      }
    },
    { caseFile: file.id },
  )
  const work = (user: string | null, organisation: string | null = null) =>
    town.as('administrator', tx => tx.rows(sql`select kind, number from app.open_work(${user}::uuid, ${organisation}::uuid)`))
  expect(await work(userOf('coordinator'))).toContainEqual({ kind: 'actions', number: 1 })
  for (const person of [file.mother, file.son, file.household, file.id, null]) expect(await work(person)).toEqual([])
})
