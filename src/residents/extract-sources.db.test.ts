import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTableShapes } from '../access/testing/table-shapes.ts'
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts'
import { extractSources, notInExtract } from './server/extract-sources.ts'

let database: TestDatabase
let admin: pg.Client
beforeAll(async () => {
  database = await createTestDatabase()
  admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})

test('of every table about a household it is said whether a copy is made from it', async () => {
  const scoped = (await readTableShapes(admin)).filter(table => table.scoped).map(table => table.name)
  const told = [...extractSources.map(source => source.table), ...Object.keys(notInExtract)]
  expect(scoped.filter(table => !told.includes(table))).toEqual([])
  expect(told.filter(table => !scoped.includes(table))).toEqual([])
  expect(new Set(told).size).toBe(told.length)
})
