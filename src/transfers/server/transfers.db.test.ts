import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { newId } from '../../platform/ids.ts'
import { transferOperations as operations } from '../api.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-23T10:00:00+01:00') })
})
afterAll(() => house.close())

const samira = () => house.as('samira')
const list = async (caseFileId: string) => (await samira().call(operations.listTransfers, { caseFileId })).body

async function offered() {
  const { caseFileId } = await openExampleFile(house)
  const { platforms } = await list(caseFileId)
  const platform = platforms[0]?.code ?? ''
  const id = newId()
  const answer = await samira().call(operations.offerTransfer, {
    caseFileId,
    id,
    platform,
    reason: 'De kinderen staan voorop',
    handedOver: ['family', 'plan'],
  })
  expect(answer.problem.detail ?? '').toBe('')
  return { caseFileId, id, platform }
}

describe('passing a case file on (R-036)', () => {
  test('goes to a table that the programme knows, and changes nothing until they have accepted', async () => {
    const { caseFileId, id } = await offered()
    const { platforms, transfers, mayTransfer } = await list(caseFileId)
    expect(platforms.length).toBeGreaterThan(1)
    expect(transfers).toMatchObject([
      { id, toName: platforms[0]?.label, state: 'offered', handedOver: ['family', 'plan'], offeredByName: 'Samira Bakker' },
    ])
    expect(mayTransfer).toBe(true)
    expect(await house.stored(`select event from app.counted_facts where event = 'case-file.transferred'`, [])).toEqual([])
  })

  test('once accepted, it names who coordinates there, and it is counted by where it went', async () => {
    const { caseFileId, id, platform } = await offered()
    const bare = { caseFileId, transferId: id, state: 'accepted' as const, version: 1 }
    const nobody = await samira().call(operations.settleTransfer, bare)
    expect(nobody.problem.errors?.map(error => error.field)).toEqual(['acceptedBy', 'newCoordinator'])
    const done = { ...bare, acceptedBy: 'Voorzitter', newCoordinator: 'Gezinscoach van het CJG' }
    expect((await samira().call(operations.settleTransfer, done)).status).toBe(200)
    expect((await list(caseFileId)).transfers).toMatchObject([{ state: 'accepted', newCoordinator: 'Gezinscoach van het CJG' }])
    const late = await samira().call(operations.settleTransfer, { ...done, state: 'withdrawn', answer: 'Toch niet' })
    expect([late.status, late.problem.detail]).toEqual([409, expect.stringContaining('overgenomen')])
    const facts = await house.stored<{ attributes: unknown }>(
      `select attributes from app.counted_facts where event = 'case-file.transferred' and case_file_id = $1`,
      [caseFileId],
    )
    expect(facts).toEqual([{ attributes: { platform } }])
  })

  test('declined or withdrawn it stays here, says why, and can be offered elsewhere', async () => {
    const { caseFileId, id } = await offered()
    const elsewhere = {
      caseFileId,
      id: newId(),
      organisationId: organisationId('de-brug'),
      reason: 'Daar loopt al hulp',
      handedOver: [],
    }
    const twice = await samira().call(operations.offerTransfer, elsewhere)
    expect([twice.status, twice.problem.detail]).toEqual([409, expect.stringContaining('al ergens aangeboden')])
    const declined = { caseFileId, transferId: id, state: 'declined' as const, acceptedBy: 'Secretaris', version: 1 }
    expect((await samira().call(operations.settleTransfer, declined)).problem.errors).toMatchObject([{ field: 'answer' }])
    expect((await samira().call(operations.settleTransfer, { ...declined, answer: 'Te licht' })).status).toBe(200)
    expect((await samira().call(operations.offerTransfer, elsewhere)).status).toBe(200)
    expect((await list(caseFileId)).transfers.map(one => one.state).toSorted()).toEqual(['declined', 'offered'])
  })

  test('needs one destination that exists', async () => {
    const { caseFileId } = await openExampleFile(house)
    for (const to of [{}, { platform: 'maan' }, { organisationId: newId() }, { platform: 'maan', organisationId: newId() }]) {
      const answer = await samira().call(operations.offerTransfer, { caseFileId, id: newId(), reason: 'x', ...to })
      expect([answer.status, answer.problem.errors?.[0]?.field]).toEqual([400, 'destination'])
    }
  })

  test('is for the coordinator of the file alone', async () => {
    const { caseFileId, id, platform } = await offered()
    for (const [user, status] of [
      ['joep', 404],
      ['peter', 403],
      ['fatma', 403],
      ['karin', 403],
      ['joke', 403],
      ['hans', 403],
      ['ingrid', 403],
      ['bram', 403],
    ] as const) {
      const other = house.as(user)
      expect((await other.call(operations.listTransfers, { caseFileId })).status, user).toBe(status)
      const offer = { caseFileId, id: newId(), platform, reason: 'x' }
      expect((await other.call(operations.offerTransfer, offer)).status, user).toBe(status)
      const settle = { caseFileId, transferId: id, state: 'withdrawn' as const, answer: 'x', version: 1 }
      expect((await other.call(operations.settleTransfer, settle)).status, user).toBe(status)
    }
    expect((await list(caseFileId)).transfers).toMatchObject([{ state: 'offered', version: 1 }])
  })
})
