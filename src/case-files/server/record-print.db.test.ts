import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { newId } from '../../platform/ids.ts'
import { placeExampleTask } from '../../tasks/testing/place-example-task.ts'
import { caseFileOperations as operations } from '../api.ts'
import { openExampleFile } from '../testing/open-example-file.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-23T10:00:00+01:00') })
})
afterAll(() => house.close())

const forTheTable = (caseFileId: string) => ({
  caseFileId,
  id: newId(),
  recipient: 'table' as const,
  recipientName: 'MDA Centrum',
  reason: 'Bespreking van donderdag',
  parts: ['family' as const, 'plan' as const],
})
const printedLines = (caseFileId: string) =>
  house.stored<{ details: unknown }>(`select details from app.timeline where case_file_id = $1 and event = 'case-file.printed'`, [
    caseFileId,
  ])

describe('printing a file', () => {
  test('says in the file for whom and why, and in the log whose data it was', async () => {
    const { caseFileId, householdId, mother, son } = await openExampleFile(house)
    expect((await house.as('samira').call(operations.recordPrint, forTheTable(caseFileId))).status).toBe(200)
    expect(await printedLines(caseFileId)).toEqual([
      { details: { for: 'een overleg: MDA Centrum', reason: 'Bespreking van donderdag', parts: ['family', 'plan'] } },
    ])
    const logged = await house.stored<{ subject_ids: string[] }>(
      `select array_agg(subject_id) as subject_ids from audit.processing_log where event = 'case-file.printed' and case_file_id = $1 group by act_id`,
      [caseFileId],
    )
    expect(logged.map(line => line.subject_ids.toSorted())).toEqual([[householdId, mother, son].toSorted()])
  })

  test('by a partner stands in the log alone: what is general is not theirs to write', async () => {
    const { caseFileId } = await openExampleFile(house)
    await placeExampleTask(house, caseFileId)
    expect((await house.as('karin').call(operations.recordPrint, forTheTable(caseFileId))).status).toBe(200)
    expect(await printedLines(caseFileId)).toEqual([])
  })

  test('asks why and what, and is not for who does not know the file', async () => {
    const { caseFileId } = await openExampleFile(house)
    const bare = await house.as('samira').call(operations.recordPrint, { ...forTheTable(caseFileId), reason: ' ', parts: [] })
    expect(bare.problem.errors?.map(error => error.field)).toEqual(['reason', 'parts'])
    for (const [user, status] of [
      ['joep', 404],
      ['tom', 404],
      ['joke', 403],
      ['hans', 403],
      ['bram', 403],
    ] as const) {
      expect((await house.as(user).call(operations.recordPrint, forTheTable(caseFileId))).status, user).toBe(status)
    }
    expect(await printedLines(caseFileId)).toEqual([])
  })
})
