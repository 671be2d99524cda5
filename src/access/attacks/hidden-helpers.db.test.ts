import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { newId } from '../../platform/ids.ts'
import { shieldOperations } from '../../shields/api.ts'
import { legalGrounds } from '../rules/legal-grounds.ts'

// Who helps unseen writes under the shield that hides them. That makes them one whom it hides, not one who decides about it: they name nobody,
// lift nothing, and send nobody away.

let house: TestHouse
let caseFileId: string
let shield: string
let naming: string

beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  ;({ caseFileId } = await openExampleFile(house))
  const samira = house.as('samira')
  const involvementId = newId()
  naming = newId()
  shield = newId()
  const done = (answer: { status: number; problem: unknown }) => expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  done(
    await samira.call(caseFileOperations.involveOrganisation, {
      caseFileId,
      id: involvementId,
      organisationId: organisationId('de-brug'),
      disclosure: 'content',
      accessDomains: ['general'],
      mayWrite: true,
    }),
  )
  done(
    await samira.call(shieldOperations.hideInvolvement, {
      caseFileId,
      involvementId,
      id: shield,
      namingId: naming,
      reason: 'De vader mag niet weten dat zij meehelpen',
      reviewOn: '2027-01-24',
    }),
  )
})
afterAll(() => house.close())

const asHelper = (statement: ReturnType<typeof sql>) =>
  house
    .as('karin')
    .look('support', tx => tx.run(statement), caseFileId)
    .then(
      () => 'done',
      (error: { code?: string }) => error.code,
    )

test('a hidden helper names nobody for the shield', async () => {
  expect(
    await asHelper(
      sql`select access.name_for_shield(${shield}, ${caseFileId}, ${newId()}, ${userId('tom')}, ${organisationId('woonpartners')}, ${legalGrounds.coordination.id}::smallint)`,
    ),
  ).toBe('42501')
})

test('nor sends away who is named', async () => {
  expect(await asHelper(sql`select access.unname_from_shield(${shield}, ${caseFileId}, ${naming})`)).toBe('42501')
})

test('nor lifts it', async () => {
  expect(await asHelper(sql`select access.lift_shield(${shield}, ${caseFileId})`)).toBe('42501')
})

test('who is named does all of that', async () => {
  const samira = house.as('samira')
  const joep = house.as('joep')
  await samira.look(
    'support',
    tx =>
      tx.run(
        sql`select access.name_for_shield(${shield}, ${caseFileId}, ${newId()}, ${joep.user}, ${joep.organisation}, ${legalGrounds.coordination.id}::smallint)`,
      ),
    caseFileId,
  )
})
