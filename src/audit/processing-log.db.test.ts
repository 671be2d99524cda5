import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { newId } from '../platform/ids.ts'
import { makeResident } from '../residents/testing/resident.ts'
import { workplaceOperations } from '../workplace/api.ts'
import { auditOperations } from './api.ts'

let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T09:00:00Z') })
})
afterAll(() => house?.close())

const log = async (input: object = {}) => {
  const { status, body } = await house.as('ingrid').call(auditOperations.listProcessingLog, input)
  expect(status).toBe(200)
  return body
}

test('a reading and a refusal each leave a line with who, why and in which role', async () => {
  await house.as('samira').call(workplaceOperations.getCaseWork, {})
  expect((await house.as('joke').call(workplaceOperations.getCaseWork, {})).status).toBe(403)
  const { lines, counts } = await log()
  const [refused, done] = lines
  expect(done).toMatchObject({
    event: 'workplace.opened',
    outcome: 'done',
    purpose: 'support',
    user: expect.stringContaining('Samira'),
    roles: expect.arrayContaining(['coordinator']),
  })
  expect(refused).toMatchObject({ outcome: 'refused', reason: 'forbidden', roles: ['reporter'] })
  expect(counts).toEqual({ done: 1, refused: 1, users: 2, lines: 2 })
})

test('what the privacy officer looks up is in the log as well', async () => {
  const about = newId()
  await log({ about })
  const { lines } = await log({ event: 'processing-log.read' })
  expect(lines.some(line => line.recordIds.includes(about) && line.user?.startsWith('Ingrid'))).toBe(true)
})

test('filters on outcome, user, purpose and period', async () => {
  const samira = house.as('samira').user
  expect((await log({ outcome: 'refused' })).lines.every(line => line.outcome === 'refused')).toBe(true)
  expect((await log({ userId: samira })).lines.map(line => line.userId)).toEqual([samira])
  expect((await log({ purpose: 'support', outcome: 'done' })).lines.map(line => line.userId)).toEqual([samira])
  expect((await log({ from: '2026-10-01', until: '2026-10-31' })).lines).toEqual([])
})

test('reads on from the last line, also while new lines come on top', async () => {
  const joep = house.as('joep')
  for (let index = 0; index < 55; index += 1) {
    house.clock.shiftTo(new Date(Date.parse('2026-11-24T10:00:00Z') + index * 1000))
    await joep.call(workplaceOperations.findCaseFiles, { query: 'niemand' })
  }
  const first = await log({ userId: joep.user })
  expect([first.lines.length, first.more]).toEqual([50, true])
  await joep.call(workplaceOperations.findCaseFiles, { query: 'niemand' })
  const next = await log({ userId: joep.user, after: first.lines.at(-1)?.id })
  expect([next.lines.length, next.more]).toEqual([5, false])
  const ids = [...first.lines, ...next.lines].map(line => line.id)
  expect(new Set(ids).size).toBe(55)
})

test('a wrong period is told at its field', async () => {
  const wrong = await house.as('ingrid').call(auditOperations.listProcessingLog, { from: '2026-11-20', until: '2026-11-01' })
  expect([wrong.status, wrong.problem.errors?.[0]?.field]).toEqual([400, 'from'])
  const long = await house.as('ingrid').call(auditOperations.listProcessingLog, { from: '2020-01-01', until: '2026-11-01' })
  expect(long.status).toBe(400)
})

test('nobody else reads the log, and nobody changes it', async () => {
  for (const user of ['samira', 'peter', 'fatma', 'hans', 'bram', 'karin', 'joke']) {
    expect((await house.as(user).call(auditOperations.listProcessingLog, {})).status).toBe(403)
    expect((await house.as(user).call(auditOperations.listLoggedUsers, {})).status).toBe(403)
  }
  await makeResident(house, newId())
  expect((await house.as('ingrid').call(auditOperations.listLoggedUsers, { query: 'inwoner' })).body.users).toEqual([])
  const { users } = (await house.as('ingrid').call(auditOperations.listLoggedUsers, { query: 'samir' })).body
  expect(users.map(user => user.name)).toEqual([expect.stringContaining('Samira')])
})
