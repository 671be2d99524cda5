import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { mandateOperations } from '../../mandates/api.ts'
import { newId } from '../../platform/ids.ts'

// Money with two hats on: who watches over the area and coordinates a household there.

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  await house.stored(
    `insert into access.role_assignments (municipality_id, id, user_id, organisation_id, role, valid_from)
     select municipality_id, $1, user_id, organisation_id, 'coordinator', valid_from from access.role_assignments
     where user_id = $2 and role = 'process_coordinator' limit 1`,
    [newId(), userId('fatma')],
  )
})
afterAll(() => house.close())

test('nobody gives a mandate to themselves, or says yes to what was asked in their own file', async () => {
  const fatma = house.as('fatma')
  const { caseFileId } = await openExampleFile(house, {
    coordinator: { userId: fatma.user, organisationId: organisationId('gemeente') },
  })
  const { body } = await fatma.call(mandateOperations.getMandate, { caseFileId })
  expect(body.may).toMatchObject({ give: false })
  const given = await fatma.call(mandateOperations.giveMandate, {
    caseFileId,
    id: newId(),
    kinds: [],
    budgetCents: 1_000_000,
    ceilingCents: 1_000_000,
    previousId: null,
  })
  expect([given.status, given.problem.detail]).toEqual([403, expect.stringContaining('een ander')])

  // Asked by a deputy, for instance: it is her own file all the same.
  const spendingId = newId()
  await house.stored(
    `insert into app.spendings (municipality_id, id, case_file_id, scope_id, area_id, what, amount_cents, spent_on, life_domain, asks_for, why, recorded_by, recorded_at)
     select municipality_id, $1, case_file_id, scope_id, 21, 'Bed', 1000, '2026-11-24', 'geld', 'over-budget', 'x', $2, now() from app.notes where case_file_id = $3 limit 1`,
    [spendingId, userId('joep'), caseFileId],
  )
  const decided = await fatma.call(mandateOperations.decideSpending, { caseFileId, spendingId, decision: 'agreed' })
  expect([decided.status, decided.problem.detail]).toEqual([403, expect.stringContaining('een ander')])
})
