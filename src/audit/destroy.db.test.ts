import { afterAll, beforeAll, expect, test } from 'vitest'
import { expiredLogLines } from '../app/expired-log-lines.ts'
import { asWorker } from '../platform/database/transaction.ts'
import { workplaceOperations } from '../workplace/api.ts'
import { destroyExpiredLines, destroyLogLines } from './server/destroy-log-lines.ts'
import { openSealedHouse, type SealedHouse } from './testing/sealed-house.ts'

let house: SealedHouse
beforeAll(async () => {
  house = await openSealedHouse({ moment: new Date('2026-11-24T09:00:00Z') })
})
afterAll(() => house?.close())

const look = () => house.as('samira').call(workplaceOperations.getCaseWork, {})
const counts = async () =>
  (
    await house.stored<{ lines: number; leaves: number }>(
      `select (select count(*)::int from audit.processing_log) as lines, (select count(*)::int from audit.leaves) as leaves`,
    )
  )[0]

test('after their term lines go, their fingerprints stay, and every seal still holds', async () => {
  for (let time = 0; time < 3; time += 1) {
    await look()
    await house.seal()
  }
  expect(await destroyExpiredLines(house.sealing(), 1, expiredLogLines)).toBe(0)
  house.clock.shiftTo(new Date('2031-11-23T09:00:00Z'))
  expect(await destroyExpiredLines(house.sealing(), 1, expiredLogLines)).toBe(0)
  house.clock.shiftTo(new Date('2031-11-25T09:00:00Z'))
  await look()
  await house.seal()
  expect(await destroyExpiredLines(house.sealing(), 1, expiredLogLines)).toBe(3)
  await house.seal()
  // One look of today, and the record of the destruction.
  expect(await counts()).toEqual({ lines: 2, leaves: 5 })
  expect(await house.findings()).toEqual([])
  expect(await destroyExpiredLines(house.sealing(), 1, expiredLogLines)).toBe(0)
})

test('what is gone without a term is still found', async () => {
  const [line] = await house.stored<{ id: string }>(
    `select l.id from audit.processing_log l join audit.leaves f on f.line_id = l.id where event = 'workplace.opened'`,
  )
  expect(await house.tampered([`delete from audit.processing_log where id = $1`, [line?.id]])).toMatchObject([
    { fault: 'removed', lineId: line?.id },
  ])
})

test('what lies under a hold stays', async () => {
  const held = crypto.randomUUID()
  const [kept] = await house.stored<{ id: string }>(
    `insert into audit.processing_log (municipality_id, id, occurred_at, event, operation, outcome, purpose, role, case_file_id, trace_id)
     values (1, gen_random_uuid(), '2031-11-25T10:00:00Z', 'case-file.read', 'x', 'done', 'support', 'coordinator', $1, gen_random_uuid()) returning id`,
    [held],
  )
  await house.seal()
  house.clock.shiftTo(new Date('2033-01-01T09:00:00Z'))
  const sealing = house.sealing()
  const before = new Date('2032-01-01T00:00:00Z')
  const gone = await asWorker(sealing.pool, 1, sealing.now, tx => destroyLogLines(tx, sealing.key, before, [held]))
  expect(gone).toBeGreaterThan(1)
  expect(await house.stored('select id from audit.processing_log where id = $1', [kept?.id])).toHaveLength(1)
  await house.seal()
  expect(await house.findings()).toEqual([])
})

test('a destruction excuses no more than it took: what somebody takes away among those lines is found', async () => {
  const held = crypto.randomUUID()
  const lines = await house.stored<{ id: string; file: string }>(
    `insert into audit.processing_log (municipality_id, id, occurred_at, event, operation, outcome, purpose, role, case_file_id, trace_id)
     select 1, gen_random_uuid(), '2033-01-01T09:00:00Z', 'case-file.read', 'x', 'done', 'support', 'coordinator', file, gen_random_uuid()
     from unnest($1::uuid[]) file returning id, case_file_id as file`,
    [[held, crypto.randomUUID()]],
  )
  await house.seal()
  house.clock.shiftTo(new Date('2035-01-01T09:00:00Z'))
  const sealing = house.sealing()
  const before = new Date('2034-01-01T00:00:00Z')
  expect(await asWorker(sealing.pool, 1, sealing.now, tx => destroyLogLines(tx, sealing.key, before, [held]))).toBeGreaterThan(0)
  await house.seal()
  expect(await house.findings()).toEqual([])
  const take: [string, unknown[]] = [
    'delete from audit.processing_log where id = $1',
    [lines.find(line => line.file === held)?.id],
  ]
  expect(await house.tampered(take)).toMatchObject([
    { fault: 'removed', explanation: expect.stringMatching(/ondertekende verslagen/) },
  ])
  // A record that was made to say more is none: it is found as changed, and excuses nothing at all.
  const raised = await house.tampered(take, [
    `update audit.processing_log set reason = jsonb_set(reason::jsonb, '{total}', '99')::text where event = 'log-lines.destroyed'`,
  ])
  expect(new Set(raised.map(one => one.fault))).toEqual(new Set(['changed', 'removed']))
})

test('only the worker destroys: nobody else has the right', async () => {
  for (const user of ['ingrid', 'bram', 'samira']) {
    const attempt = house.as(user).look('privacy-oversight', async tx => {
      const { sql } = await import('kysely')
      await tx.run(sql`delete from audit.processing_log`)
    })
    await expect(attempt).rejects.toThrow(/permission denied/)
  }
})
