import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Transaction } from '../../platform/database/transaction.ts'
import { accessDomainIds } from '../rules/access-domains.ts'
import { coordination, type File, now, type SmallTown } from '../testing/small-town.ts'
import { newId, openTwoFiles, refused, share } from '../testing/two-files.ts'

// Bringing to one’s own file what belongs to another. Become that user, try the forbidden thing, expect refusal. What has to be possible stands beside
// it, so that no refusal is one of a door that never opens.

let town: SmallTown
let file: File
let other: File
const { identity, finance } = accessDomainIds

beforeAll(async () => {
  ;({ town, file, other } = await openTwoFiles())
})
afterAll(() => town.close())

const asCoordinator = <T>(doIt: (tx: Transaction) => Promise<T>) => town.as('coordinator', doIt, { caseFile: file.id })

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
