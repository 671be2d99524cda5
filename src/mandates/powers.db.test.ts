import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { caseFileOperations } from '../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../case-files/testing/open-example-file.ts'
import { newId } from '../platform/ids.ts'
import { mandateOperations } from './api.ts'

let house: TestHouse
let file: ExampleFile

beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T09:00:00Z') })
  file = await openExampleFile(house)
})
afterAll(() => house?.close())

const record = (input: object = {}, user = 'samira') =>
  house.as(user).call(mandateOperations.usePower, {
    caseFileId: file.caseFileId,
    id: newId(),
    kind: 'step-back',
    usedOn: '2026-11-23',
    reason: 'Twee wijkteams kwamen voor hetzelfde; één gaat verder.',
    organisationIds: [house.as('karin').organisation],
    agreement: 'agreed',
    ...input,
  })

test('the coordinator writes down which power was used, and it stands in the timeline (R-040)', async () => {
  expect((await record()).status).toBe(200)
  const { body } = await house.as('samira').call(mandateOperations.getMandate, { caseFileId: file.caseFileId })
  expect(body.powers).toMatchObject([
    { kind: 'step-back', usedOn: '2026-11-23', agreement: 'agreed', organisations: ['Maatschappelijk Werk De Brug'] },
  ])
  const lines = await house.as('samira').call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, kind: 'plan' })
  expect(lines.body.lines[0]).toMatchObject({ event: 'power.used', actor: { name: expect.stringContaining('Samira') } })
})

test('what is missing is told at its field', async () => {
  const field = async (input: object) => (await record(input)).problem.errors?.[0]?.field
  expect(await field({ usedOn: '2026-11-25' })).toBe('usedOn')
  expect(await field({ reason: '  ' })).toBe('reason')
  expect(await field({ kind: 'on-behalf', organisationIds: [] })).toBe('organisationIds')
  expect(await field({ organisationIds: [newId()] })).toBe('organisationIds')
})

test('nobody else uses powers here', async () => {
  for (const user of ['joep', 'karin', 'peter', 'fatma', 'hans', 'ingrid'])
    expect([403, 404]).toContain((await record({}, user)).status)
})
