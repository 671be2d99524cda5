import { afterAll, beforeAll, expect, test } from 'vitest'
import { addresses, userId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { householdOperations } from '../../households/api.ts'
import { newId } from '../../platform/ids.ts'
import { workplaceOperations } from '../../workplace/api.ts'
import { shieldOperations } from '../api.ts'

let house: TestHouse
let file: ExampleFile
const address = addresses.find(one => one.areaId === 21)
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
})
afterAll(() => house.close())

const done = <Body>(answer: { status: number; body: Body; problem: unknown }): Body => {
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  return answer.body
}
const shieldAddress = async (id = newId()) => {
  done(
    await house.as('samira').call(shieldOperations.raiseShield, {
      caseFileId: file.caseFileId,
      id,
      namingId: newId(),
      reason: 'Blijf-van-mijn-lijfhuis',
      reviewOn: '2027-02-01',
      withAddress: true,
    }),
  )
  return id
}
const found = async (user: string, words: string) =>
  JSON.stringify(done(await house.as(user).call(workplaceOperations.findCaseFiles, { query: words })))
const view = async (user: string) =>
  done(await house.as(user).call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId }))

test('an address and telephone numbers are there for who is named, and found by nobody else', async () => {
  file = await openExampleFile(house)
  const street = `${address?.street} ${address?.houseNumber}`
  expect(await found('peter', street)).toContain(file.caseFileId)
  const shieldId = await shieldAddress()
  expect(await found('peter', street)).not.toContain(file.caseFileId)
  expect(await found('samira', street)).toContain(file.caseFileId)
  const hers = await view('samira')
  // Told apart from what everybody sees: whoever reads it must know not to say it aloud.
  expect(hers.residences.map(one => one.isShielded)).toEqual([true])
  expect(hers.members.flatMap(member => member.contacts).filter(one => one.kind === 'phone' && !one.isShielded)).toEqual([])
  // Appointed after: reads all the rest of the file.
  const joep = house.as('joep')
  done(
    await house.as('fatma').call(caseFileOperations.assignCoordinator, {
      caseFileId: file.caseFileId,
      userId: joep.user,
      organisationId: joep.organisation,
      expectedUserId: userId('samira'),
      reason: 'Overgedragen',
    }),
  )
  const his = await view('joep')
  expect([his.residences, his.members.flatMap(member => member.contacts)]).toEqual([[], []])
  expect(JSON.stringify(his)).not.toContain(address?.street)
  expect(done(await joep.call(shieldOperations.listShields, { caseFileId: file.caseFileId })).shields).toEqual([])
  // Whoever handed over still holds the key, and gives it.
  expect(done(await house.as('samira').call(shieldOperations.listOwnShields, {})).shields).toMatchObject([{ id: shieldId }])
  done(
    await house.as('samira').call(shieldOperations.nameForShield, {
      caseFileId: file.caseFileId,
      shieldId,
      namingId: newId(),
      userId: joep.user,
      organisationId: joep.organisation,
    }),
  )
  expect((await view('joep')).residences).toHaveLength(1)
})

test('who moves while the address is shielded stays out of sight', async () => {
  file = await openExampleFile(house)
  await shieldAddress()
  const next = addresses.find(one => one.areaId === 43)
  done(
    await house.as('samira').call(householdOperations.recordResidence, {
      caseFileId: file.caseFileId,
      addressId: next?.id ?? null,
      since: '2026-11-24',
    }),
  )
  expect((await view('samira')).residences.filter(one => !one.validTo)).toHaveLength(1)
  expect(await found('peter', `${next?.street} ${next?.houseNumber}`)).not.toContain(file.caseFileId)
  const rows = await house.stored<{ open: number }>(
    `select count(*)::int as open from app.residences r join access.scopes s on s.id = r.scope_id where r.household_id = $1 and s.shield_id is null`,
    [file.householdId],
  )
  expect(rows).toEqual([{ open: 0 }])
  const card = await house.stored<{ area_id: number }>('select area_id from app.case_files where id = $1', [file.caseFileId])
  expect(card).toEqual([{ area_id: 21 }])
  expect(
    JSON.stringify((await house.as('fatma').call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId })).body),
  ).not.toContain('moved')
})
