import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from './test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('colleagues know each other and the programmes are there', async () => {
  const found = await house.as('samira').look('support', async tx => ({
    users: (await tx.rows(sql`select id from access.users`)).length,
    programmes: (await tx.rows(sql`select programme_id from app.programme_versions`)).length,
    files: (await tx.rows(sql`select id from app.case_files`)).length,
  }))
  expect(found).toEqual({ users: 61, programmes: expect.any(Number), files: 0 })
  expect(found.programmes).toBeGreaterThan(0)
})
