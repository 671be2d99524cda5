import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Transaction } from '../../platform/database/transaction.ts'
import { accessDomainIds } from '../rules/access-domains.ts'
import { insertRows } from '../server/found-municipality.ts'
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

// Who stands in for a colleague reaches the files for as long as that lasts. Become the deputy and try to keep them.

let town: SmallTown
let file: File
let own: File
const refused = { code: '42501' }
let made = 0
const newId = () => idOf('kept', String(made++))
const days = (n: number) => new Date(now.getTime() + n * 86_400_000)

beforeAll(async () => {
  town = await buildSmallTown()
  file = await town.openFile('De Vries')
  own = await town.openFile('Bakker')
  await town.as(
    'coordinator',
    async tx => {
      // The son lives in both households; of the second one the colleague is coordinator.
      await tx.run(sql`select access.add_holder(${own.id}, ${file.son})`)
      await tx.run(
        sql`select access.appoint_coordinator(${own.id}, ${newId()}, ${userOf('colleague')}, ${organisationOf('team')}, ${coordination.id}::smallint)`,
      )
    },
    { caseFile: own.id },
  )
  await town.as('coordinator', tx =>
    tx.run(
      sql`select access.appoint_deputy(${newId()}, ${userOf('coordinator')}, ${userOf('colleague')}, ${organisationOf('team')}, ${now}, ${days(7)})`,
    ),
  )
  await insertRows(town.admin, 'access.role_assignments', [
    {
      municipality_id: 1,
      id: idOf('assignment', 'colleague partner'),
      user_id: userOf('colleague'),
      organisation_id: organisationOf('team'),
      role: 'partner',
      valid_from: new Date('2026-01-01'),
    },
  ])
})
afterAll(() => town.close())

const asDeputy = <T>(doIt: (tx: Transaction) => Promise<T>, moment = days(1)) =>
  town.as('colleague', doIt, { caseFile: file.id, moment })
const notes = (moment: Date) => town.sees('colleague', 'app.notes', { caseFile: file.id, moment })

describe('a deputy', () => {
  test('reaches the files of the colleague, until the day it ends', async () => {
    expect(await notes(days(1))).toBe(3)
    expect(await asDeputy(tx => tx.scope({ caseFile: file.id, subject: file.household, domain: 6 }))).toBeGreaterThan(0)
    expect(await notes(days(8))).toBe(0)
  })

  test.each([
    ['a part', [accessDomainIds.finance], null],
    ['everything', null, null],
    ['one person', [accessDomainIds.contact], 'mother'],
  ] as const)('gives nobody’s file to themselves: %s', async (_, domains, holder) => {
    for (const grantee of [userOf('colleague')]) {
      await expect(
        asDeputy(tx =>
          tx.run(sql`select access.involve(${file.id}, ${newId()}, ${grantee}, ${organisationOf('team')}, null, ${holder && file[holder]},
            ${domains && [...domains]}::smallint[], 'content', true, ${coordination.id}::smallint)`),
        ),
      ).rejects.toMatchObject(refused)
    }
    expect(await notes(days(8))).toBe(0)
  })

  test('does not become the coordinator of a file they stand in for, nor of a second file on that household', async () => {
    await expect(
      asDeputy(tx =>
        tx.run(
          sql`select access.appoint_coordinator(${file.id}, ${newId()}, ${userOf('colleague')}, ${organisationOf('team')}, ${coordination.id}::smallint)`,
        ),
      ),
    ).rejects.toMatchObject(refused)
    await expect(
      asDeputy(tx =>
        tx.run(sql`select access.open_case_file(${newId()}, ${file.household}, 1::smallint, ${coordination.id}::smallint)`),
      ),
    ).rejects.toMatchObject(refused)
    expect(await notes(days(8))).toBe(0)
  })

  test('shares nothing of it with a file of their own, and takes nobody of it along to that', async () => {
    await expect(
      asDeputy(tx =>
        tx.run(
          sql`select access.share_with_file(${file.id}, ${newId()}, ${own.id}, ${file.son}, ${[accessDomainIds.education]}::smallint[], ${coordination.id}::smallint)`,
        ),
      ),
    ).rejects.toMatchObject(refused)
    await expect(asDeputy(tx => tx.run(sql`select access.add_holder(${own.id}, ${file.mother})`))).rejects.toMatchObject(refused)
  })

  test('does not lengthen it, nor appoints a deputy of the absent one', async () => {
    for (const [absent, deputy] of [
      ['coordinator', 'colleague'],
      ['coordinator', 'nurse'],
    ] as const) {
      await expect(
        asDeputy(tx =>
          tx.run(
            sql`select access.appoint_deputy(${newId()}, ${userOf(absent)}, ${userOf(deputy)}, ${organisationOf('team')}, ${days(8)}, ${days(30)})`,
          ),
        ),
      ).rejects.toMatchObject(refused)
    }
    await asDeputy(tx => tx.run(sql`select access.follow_deputies(${file.id})`), days(8))
    expect(await notes(days(8))).toBe(0)
  })

  test('may hand the file to somebody else, and gives parts to partners, who keep them', async () => {
    await asDeputy(tx =>
      tx.run(sql`select access.involve(${file.id}, ${newId()}, ${organisationOf('bridge')}, ${organisationOf('bridge')}, 'partner', null,
        ${[accessDomainIds.finance]}::smallint[], 'content', false, ${coordination.id}::smallint)`),
    )
    expect(await town.sees('partner', 'app.notes', { caseFile: file.id, moment: days(8) })).toBe(1)
    expect(await notes(days(8))).toBe(0)
  })
})

describe('who is involved', () => {
  test('nobody gives to themselves, whatever they reach: also not a coordinator who will hand over', async () => {
    for (const person of ['coordinator', 'overseer'] as const) {
      const attempt = town.as(
        person,
        tx =>
          tx.run(sql`select access.involve(${file.id}, ${newId()}, ${userOf(person)}, ${tx.session.organisation}, null, null,
            ${[accessDomainIds.general]}::smallint[], 'content', true, ${coordination.id}::smallint)`),
        { caseFile: file.id },
      )
      await expect(attempt, person).rejects.toMatchObject(refused)
    }
  })

  test('what has no involvement cannot be ended, so it is not given', async () => {
    await expect(
      town.as(
        'coordinator',
        tx =>
          tx.run(sql`select access.involve(${file.id}, null, ${organisationOf('bridge')}, ${organisationOf('bridge')}, 'partner', null,
            ${[accessDomainIds.safety]}::smallint[], 'content', true, ${coordination.id}::smallint)`),
        { caseFile: file.id },
      ),
    ).rejects.toMatchObject(refused)
    await expect(
      town.as(
        'coordinator',
        tx =>
          tx.run(
            sql`select access.appoint_coordinator(${file.id}, null, ${userOf('colleague')}, ${organisationOf('team')}, ${coordination.id}::smallint)`,
          ),
        { caseFile: file.id },
      ),
    ).rejects.toMatchObject(refused)
  })
})
